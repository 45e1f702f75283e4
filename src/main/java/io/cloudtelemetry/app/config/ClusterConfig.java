package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.EksPromQlAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ordered.Ordered;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An existing cluster: how it is reached, what the agent may do and collects, what should wake somebody. */
public record ClusterConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The cluster's name, as EKS lists it.")
        String name,

        @JsonPropertyDescription("How kubectl reaches the cluster. Needed where manifests are applied.") @Nullable
        KubectlConfig kubectl,

        @JsonPropertyDescription(
                "What is collected: standard, Container Insights without enhanced observability; enhanced, with it, which AWS bills per observation; or otel, over OpenTelemetry, which AWS bills by the gigabyte. Default: standard.")
        MetricsConfig.Kind metrics,

        @JsonPropertyDescription("What is collected otherwise than by default. Default: nothing.") @Nullable
        MetricsConfig metricsOptions,

        @JsonProperty(required = true) @JsonPropertyDescription("How the agent is allowed to publish.")
        CredentialsConfig credentials,

        @JsonPropertyDescription("The CloudWatch agent on the nodes.")
        AgentConfig agent,

        @JsonPropertyDescription(
                "The log group whose events become the metrics, which may exist already. Default: its events expire after 30 days.")
        @Nullable
        LogGroupConfig performanceLogs,

        @JsonPropertyDescription(
                "The logs of containers and nodes, by Fluent Bit; {} for all of them as by default. Default: none.")
        @Nullable
        ContainerLogsConfig containerLogs,

        @JsonPropertyDescription(
                "Changes to the recommended alarms, by name, see docs/alarms.md; and, under new names, alarms of your own.")
        Map<String, AlarmConfig> alarms,

        @JsonPropertyDescription(
                "Services whose pods get alarms of their own on CPU and memory, in place of those over the whole cluster.")
        List<Services> services,

        @JsonPropertyDescription(
                "Kubernetes namespaces that get alarms of their own on the CPU and memory of their pods, namespace-cpu and namespace-memory in docs/alarms.md. Default: none.")
        List<String> namespaces) {
    public ClusterConfig {
        Keys.require("name", name, "the cluster's name as EKS lists it");
        Keys.require(
                "credentials",
                credentials,
                "nodeRoles: the roles of the worker nodes, irsa: the ARN of the cluster's OpenID Connect provider, or podIdentity: install or present");
        KubernetesNames.requireClusterName("name", name);
        agent = agent == null ? AgentConfig.DEFAULTS : agent;
        alarms = alarms == null ? Map.of() : Ordered.copy(alarms);
        metrics = metrics == null ? MetricsConfig.Kind.STANDARD : metrics;
        services = Keys.list(services);
        namespaces = Keys.list(namespaces);
        requireNamespaces(namespaces);
        requireOneDelivery(agent, containerLogs);
        if (kubectl == null && containerLogs != null && !agent.needsKubectl() && !agent.isAppliedByOthers()) {
            throw new IllegalArgumentException(
                    "kubectl is missing; it must be accessEntry: true or role: the ARN of an existing role, since the manifests of containerLogs are applied with kubectl; or use agent.addon.containerLogs");
        }
        if (kubectl == null && agent.needsKubectl()) {
            throw new IllegalArgumentException(
                    "kubectl is missing; it must be accessEntry: true (a role of its own with an access entry) or role: the ARN of an existing role, since the manifests are applied with kubectl; or deliver the agent by addon or gitops");
        }
        if (performanceLogs != null && metrics == MetricsConfig.Kind.OTEL) {
            throw new IllegalArgumentException("performanceLogs must be left out with metrics: otel, which write none");
        }
        LogGroupConfig.settings(performanceLogs).requireStandardClass("performanceLogs", "metrics embedded in events");
        if (!services.isEmpty() && metrics == MetricsConfig.Kind.OTEL) {
            throw new IllegalArgumentException(
                    "services must be left out with metrics: otel, which know no services; their alarms are for each pod");
        }
        if (!namespaces.isEmpty() && metrics == MetricsConfig.Kind.OTEL) {
            throw new IllegalArgumentException(
                    "namespaces must be left out with metrics: otel, whose alarms are for each pod");
        }
        var collected = collected(metrics, metricsOptions);
        // Any region will do for the check.
        var configuration = agent.configuration(name, collected, "eu-west-1");
        var delivery = agent.agentDelivery();
        var allowed = credentials.credentials();
        Keys.renamed("traces", "agent.traces", () -> {
            delivery.requireFor(allowed, configuration);
            return delivery;
        });
        var changed = alarmSet(collected, agent, services, namespaces, alarms);
        var switchedOn = new LinkedHashSet<>(collected.switchedOn());
        switchedOn.addAll(delivery.switchedOn());
        var subject =
                new AlarmSubject(name, Map.of("ClusterName", name), agent.metricsCollectionInterval(), switchedOn);
        AlarmConfig.requireDefinable(changed, subject);
    }

    private static void requireNamespaces(List<String> namespaces) {
        for (int index = 0; index < namespaces.size(); index++) {
            KubernetesNames.requireLabelName("namespaces[" + index + "]", namespaces.get(index));
            if (namespaces.indexOf(namespaces.get(index)) < index) {
                throw new IllegalArgumentException("namespaces[%d] must be named once, got \"%s\" as in namespaces[%d]"
                        .formatted(index, namespaces.get(index), namespaces.indexOf(namespaces.get(index))));
            }
        }
    }

    private static void requireOneDelivery(AgentConfig agent, @Nullable ContainerLogsConfig containerLogs) {
        if (containerLogs != null && agent.addon() != null && agent.addon().containerLogs() != null) {
            throw new IllegalArgumentException(
                    "containerLogs must be left out where agent.addon.containerLogs sends them, got a mapping; keep one");
        }
    }

    public ClusterTarget target() {
        return kubectl == null ? ClusterTarget.existing(name) : ClusterTarget.existing(name, kubectl.access());
    }

    public KubernetesMetrics kubernetesMetrics() {
        return collected(metrics, metricsOptions);
    }

    private static KubernetesMetrics collected(MetricsConfig.Kind kind, @Nullable MetricsConfig options) {
        return options == null ? kind.metrics() : Keys.under("metricsOptions", () -> options.metrics(kind));
    }

    /** {@return the twins of the recommended alarms on otel metrics, but for those that are off} */
    public List<PromQlAlarm> promQlAlarms() {
        return metrics == MetricsConfig.Kind.OTEL
                ? EksPromQlAlarms.recommended(agent.agentDelivery()).stream()
                        .filter(alarm -> !isOff(alarms.get(alarm.name())))
                        .toList()
                : List.of();
    }

    private static boolean isOff(@Nullable AlarmConfig change) {
        return change != null && Boolean.FALSE.equals(change.enabled());
    }

    public AlarmSet alarmSet() {
        return alarmSet(kubernetesMetrics(), agent, services, namespaces, alarms);
    }

    private static AlarmSet alarmSet(
            KubernetesMetrics metrics,
            AgentConfig agent,
            List<Services> services,
            List<String> namespaces,
            Map<String, AlarmConfig> changes) {
        var recommended = EksAlarms.recommended(metrics, agent.release());
        if (!services.isEmpty()) {
            recommended = recommended.without(EksAlarms.POD_CPU_LIMIT).without(EksAlarms.POD_MEMORY_LIMIT);
        }
        for (int index = 0; index < services.size(); index++) {
            var before = recommended;
            var of = services.get(index);
            recommended = Keys.under(
                    "services[" + index + "]",
                    () -> Keys.renamed(
                            "name",
                            "names: the name of each alarm",
                            () -> before.with(EksAlarms.forServices(
                                    of.namespace(), of.names().toArray(String[]::new)))));
        }
        for (int index = 0; index < namespaces.size(); index++) {
            var before = recommended;
            var namespace = namespaces.get(index);
            recommended =
                    Keys.under("namespaces[" + index + "]", () -> before.with(EksAlarms.forNamespaces(namespace)));
        }
        return AlarmConfig.changed(recommended, changes, MetricCatalogue.of("ContainerInsights"));
    }

    /** Kubernetes services of one namespace. */
    record Services(
            @JsonProperty(required = true) @JsonPropertyDescription("The Kubernetes namespace.")
            String namespace,

            @JsonProperty(required = true) @JsonPropertyDescription("The services, at least one.")
            List<String> names) {
        Services {
            Keys.require("namespace", namespace, "a Kubernetes namespace");
            Keys.require("names", names, "services of the namespace");
            KubernetesNames.requireLabelName("namespace", namespace);
            names = Keys.list(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("names must name at least one service, got none");
            }
            names.forEach(name -> KubernetesNames.requireLabelName("names", name));
        }
    }
}
