package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.app.config.LogGroupKeys.LogGroupConfig;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.EksPromQlAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An existing cluster: how it is reached, what the agent may do and collects, what should wake somebody. */
@Describes("""
        name: The cluster's name, as EKS lists it.
        kubectl: How kubectl reaches the cluster. Needed where manifests are applied.
        metrics: What is collected: standard, Container Insights without enhanced observability; enhanced, with it, which AWS bills per observation; or otel, over OpenTelemetry, which AWS bills by the gigabyte. Default: standard.
        metricsOptions: What is collected otherwise than by default. Default: nothing.
        credentials: How the agent is allowed to publish.
        agent: The CloudWatch agent on the nodes.
        performanceLogs: The log group whose events become the metrics, which may exist already. Default: its events expire after 30 days.
        containerLogs: The logs of containers and nodes, by Fluent Bit; {} for all of them as by default. Default: none.
        alarms: Changes to the recommended alarms, by name, see docs/alarms.md; and, under new names, alarms of your own.
        services: Services whose pods get alarms of their own on CPU and memory, in place of those over the whole cluster.
        namespaces: Kubernetes namespaces that get alarms of their own on the CPU and memory of their pods, namespace-cpu and namespace-memory in docs/alarms.md. Default: none.
        stack: The group that it is in, whose stack is {name}-eks-{stack}, see docs/operations.md. Default: none, the stack is {name}-eks.
        """)
public record ClusterConfig(
        @Required("the cluster's name as EKS lists it") String name,
        @Nullable KubectlConfig kubectl,
        MetricsConfig.Kind metrics,
        @Nullable MetricsConfig metricsOptions,

        @Required(
                "nodeRoles: the roles of the worker nodes, irsa: the ARN of the cluster's OpenID Connect provider, or podIdentity: install or present")
        CredentialsConfig credentials,

        AgentConfig agent,
        @Nullable LogGroupConfig performanceLogs,
        @Nullable ContainerLogsConfig containerLogs,
        Map<String, AlarmConfig> alarms,
        List<Services> services,
        List<String> namespaces,
        @Nullable String stack)
        implements Checked, Grouped {
    private static final MetricCatalogue CATALOGUE = MetricCatalogue.of("ContainerInsights");

    public ClusterConfig {
        agent = agent == null ? AgentConfig.asByDefault() : agent;
        metrics = metrics == null ? MetricsConfig.Kind.STANDARD : metrics;
    }

    @Override
    public void check(Checks checks) {
        checks.of(() -> KubernetesNames.requireClusterName("name", name), "name");
        checks.of(() -> Grouped.require(stack), "stack");
        checks.of(this::requireNamespaces, "namespaces");
        checks.of(this::requireKubectl, "kubectl", "agent", "containerLogs");
        checks.of(this::requireLeftOutWithOtel, "metrics", "performanceLogs", "services", "namespaces");
        if (performanceLogs != null) {
            checks.of(
                    () -> performanceLogs
                            .settings()
                            .requireStandardClass("performanceLogs", "metrics embedded in events"),
                    "performanceLogs");
        }
        checks.of(this::kubernetesMetrics, "metrics", "metricsOptions");
        var given = checks.around().getOrDefault("region", "");
        var region = TelemetryConfig.REGION.matcher(given).matches() ? given : null;
        if (region != null && containerLogs != null) {
            checks.of(
                    () -> ConfigChecks.under("containerLogs", () -> containerLogs.checkFor(name, region)),
                    "containerLogs",
                    "name");
        }
        if (region != null || metrics != MetricsConfig.Kind.OTEL) {
            checks.of(() -> requireAgent(checks, region), "name", "agent", "metrics", "metricsOptions");
        }
        checks.of(() -> requireAlarms(checks), "alarms", "agent", "metrics", "metricsOptions");
    }

    private void requireAgent(Checks checks, @Nullable String region) {
        ConfigChecks.renamed(
                "(environment|labels)",
                "agent.pod.$1",
                () -> ConfigChecks.renamed("(metricsCollectionInterval|release|traces)", "agent.$1", () -> {
                    var configuration = agent.configuration(name, agent.release(), kubernetesMetrics(), region);
                    if (checks.areRight("credentials")) {
                        agent.agentDelivery().requireFor(credentials.value(), configuration);
                    }
                    return agent.installation(configuration);
                }));
    }

    /** Those of services and namespaces are left out where these are not right; what can be defined is known with all keys. */
    private void requireAlarms(Checks checks) {
        var changed = checks.areRight("services", "namespaces") ? alarmSet() : alarmsOfTheCluster();
        if (checks.allAreRight()) {
            var switchedOn = new LinkedHashSet<>(kubernetesMetrics().switchedOn());
            switchedOn.addAll(agent.agentDelivery().switchedOn());
            var interval = agent.metricsCollectionInterval();
            var subject = new AlarmSubject(name, Map.of("ClusterName", name), interval, switchedOn);
            AlarmConfig.requireDefinable(changed, alarms, subject);
        }
    }

    private void requireNamespaces() {
        ConfigChecks.eachIndex(namespaces, index -> {
            var first = namespaces.indexOf(namespaces.get(index));
            KubernetesNames.requireLabelName("namespaces[" + index + "]", namespaces.get(index));
            if (first < index) {
                throw new IllegalArgumentException("namespaces[%d] must be named once, got \"%s\" as in namespaces[%d]"
                        .formatted(index, namespaces.get(index), first));
            }
        });
    }

    private void requireKubectl() {
        if (containerLogs != null && agent.addon() != null && agent.addon().containerLogs() != null) {
            throw new IllegalArgumentException(
                    "containerLogs must be left out where agent.addon.containerLogs sends them, got a mapping; keep one");
        }
        if (kubectl == null && containerLogs != null && !agent.needsKubectl() && !agent.isAppliedByOthers()) {
            throw new IllegalArgumentException(
                    "kubectl is missing; it must be accessEntry: true or role: the ARN of an existing role, since the manifests of containerLogs are applied with kubectl; or use agent.addon.containerLogs");
        }
        if (kubectl == null && agent.needsKubectl()) {
            throw new IllegalArgumentException(
                    "kubectl is missing; it must be accessEntry: true (a role of its own with an access entry) or role: the ARN of an existing role, since the manifests are applied with kubectl; or deliver the agent by addon or gitops");
        }
    }

    private void requireLeftOutWithOtel() {
        if (metrics != MetricsConfig.Kind.OTEL) {
            return;
        }
        if (performanceLogs != null) {
            throw new IllegalArgumentException("performanceLogs must be left out with metrics: otel, which write none");
        }
        if (!services.isEmpty()) {
            throw new IllegalArgumentException(
                    "services must be left out with metrics: otel, which know no services; their alarms are for each pod");
        }
        if (!namespaces.isEmpty()) {
            throw new IllegalArgumentException(
                    "namespaces must be left out with metrics: otel, whose alarms are for each pod");
        }
    }

    public ClusterTarget target() {
        return kubectl == null ? ClusterTarget.existing(name) : ClusterTarget.existing(name, kubectl.value());
    }

    public KubernetesMetrics kubernetesMetrics() {
        var options = metricsOptions == null ? MetricsConfig.asByDefault() : metricsOptions;
        return ConfigChecks.under("metricsOptions", () -> options.metrics(metrics));
    }

    /** {@return the twins of the recommended alarms on otel metrics, but for those that are off} */
    public List<PromQlAlarm> promQlAlarms() {
        return metrics == MetricsConfig.Kind.OTEL
                ? EksPromQlAlarms.recommended(agent.agentDelivery()).stream()
                        .filter(alarm -> {
                            var change = alarms.get(alarm.name());
                            return change == null || !Boolean.FALSE.equals(change.enabled());
                        })
                        .toList()
                : List.of();
    }

    /** Names are different; Java would link that of all keys, one by one, at every synth. */
    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    /** {@return the recommended alarms as they are changed, those of services and namespaces} */
    public AlarmSet alarmSet() {
        return AlarmConfig.once(this, () -> AlarmConfig.changed(withThoseAdded(recommended()), alarms, CATALOGUE));
    }

    /** {@return the recommended alarms alone, as they are changed; for services and namespaces that are not right} */
    private AlarmSet alarmsOfTheCluster() {
        var recommended = recommended();
        var others = new LinkedHashMap<>(alarms);
        // Those added are called by the service or namespace.
        others.keySet()
                .removeIf(each -> each.startsWith("namespace-")
                        || recommended.names().stream().anyMatch(name -> each.startsWith(name + "-")));
        return AlarmConfig.changed(recommended, others, CATALOGUE);
    }

    private AlarmSet recommended() {
        return EksAlarms.recommended(kubernetesMetrics(), agent.release());
    }

    private AlarmSet withThoseAdded(AlarmSet all) {
        var recommended = all;
        if (!services.isEmpty()) {
            recommended = recommended.without(EksAlarms.POD_CPU_LIMIT).without(EksAlarms.POD_MEMORY_LIMIT);
        }
        for (int index = 0; index < services.size(); index++) {
            var before = recommended;
            var of = services.get(index);
            recommended = ConfigChecks.under(
                    "services[" + index + "]",
                    () -> ConfigChecks.renamed(
                            "name",
                            "names: the name of each alarm",
                            () -> before.with(EksAlarms.forServices(
                                    of.namespace(), of.names().toArray(String[]::new)))));
        }
        for (int index = 0; index < namespaces.size(); index++) {
            var before = recommended;
            var namespace = namespaces.get(index);
            recommended = ConfigChecks.under(
                    "namespaces[" + index + "]", () -> before.with(EksAlarms.forNamespaces(namespace)));
        }
        return recommended;
    }

    /** Kubernetes services of one namespace. */
    @Describes("""
            namespace: The Kubernetes namespace.
            names: The services, at least one.
            """)
    record Services(
            @Required("a Kubernetes namespace") String namespace,
            @Required("services of the namespace") List<String> names)
            implements Checked {
        @Override
        public void check(Checks checks) {
            checks.of(() -> KubernetesNames.requireLabelName("namespace", namespace), "namespace");
            checks.of(() -> ConfigChecks.each(names, name -> KubernetesNames.requireLabelName("names", name)), "names");
        }
    }
}
