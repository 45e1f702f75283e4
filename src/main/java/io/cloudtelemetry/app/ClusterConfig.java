package io.cloudtelemetry.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An existing cluster: how it is reached, what the agent may do and collects, what should wake somebody. */
record ClusterConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("The cluster's name, as EKS lists it.")
        String name,

        @JsonProperty(required = true) @JsonPropertyDescription("How kubectl reaches the cluster.")
        KubectlConfig kubectl,

        @JsonPropertyDescription(
                "What is collected: standard, Container Insights without enhanced observability, or enhanced, with it, which AWS bills per observation. Default: standard.")
        Metrics metrics,

        @JsonProperty(required = true) @JsonPropertyDescription("How the agent is allowed to publish.")
        Credentials credentials,

        @JsonPropertyDescription("The CloudWatch agent on the nodes.")
        Agent agent,

        @JsonPropertyDescription(
                "Changes to the recommended alarms, by name, see docs/alarms.md; and, under new names, alarms of your own.")
        Map<String, AlarmConfig> alarms,

        @JsonPropertyDescription(
                "Services whose pods get alarms of their own on CPU and memory, in place of those over the whole cluster.")
        List<Services> services) {
    ClusterConfig {
        Keys.require("name", name, "the cluster's name as EKS lists it");
        Keys.require(
                "kubectl",
                kubectl,
                "accessEntry: true (a role of its own with an access entry) or role: the ARN of an existing role, since the manifests are applied with kubectl");
        Keys.require("credentials", credentials, "nodeRoles: the roles of the worker nodes");
        AgentConfiguration.requireClusterName("name", name);
        agent = agent == null ? new Agent(null, null) : agent;
        alarms = alarms == null ? Map.of() : Map.copyOf(alarms);
        metrics = metrics == null ? Metrics.STANDARD : metrics;
        var interval = agent.metricsCollectionInterval();
        var collected = metrics.kubernetesMetrics();
        new AgentConfiguration(name, interval, agent.release(), collected, null, null);
        services = Keys.list(services);
        var changed = alarmSet(metrics, agent, services, alarms);
        var subject = new AlarmSubject(name, Map.of("ClusterName", name), interval, collected.switchedOn());
        Keys.under("alarms", () -> {
            changed.requireDefinableFor(subject);
            return changed;
        });
    }

    ClusterTarget target() {
        return ClusterTarget.existing(name, kubectl.access());
    }

    AlarmSet alarmSet() {
        return alarmSet(metrics, agent, services, alarms);
    }

    private static AlarmSet alarmSet(
            Metrics metrics, Agent agent, List<Services> services, Map<String, AlarmConfig> changes) {
        var recommended = EksAlarms.recommended(metrics.kubernetesMetrics(), agent.release());
        if (!services.isEmpty()) {
            recommended = recommended.without(EksAlarms.POD_CPU_LIMIT).without(EksAlarms.POD_MEMORY_LIMIT);
        }
        for (int index = 0; index < services.size(); index++) {
            var before = recommended;
            var of = services.get(index);
            recommended = Keys.under(
                    "services[" + index + "]",
                    () -> before.with(
                            EksAlarms.forServices(of.namespace(), of.names().toArray(String[]::new))));
        }
        return AlarmConfig.changed(recommended, changes, MetricCatalogue.of("ContainerInsights"));
    }

    /** Kubernetes services of one namespace. */
    record Services(
            @JsonProperty(required = true) @JsonPropertyDescription("The Kubernetes namespace.")
            String namespace,

            @JsonProperty(required = true) @JsonPropertyDescription("The services.")
            List<String> names) {
        Services {
            Keys.require("namespace", namespace, "a Kubernetes namespace");
            Keys.require("names", names, "services of the namespace");
            names = Keys.list(names);
        }
    }

    /** What the agent collects. */
    enum Metrics {
        STANDARD(KubernetesMetrics.standard()),
        ENHANCED(KubernetesMetrics.enhanced());

        private final KubernetesMetrics metrics;

        Metrics(KubernetesMetrics metrics) {
            this.metrics = metrics;
        }

        KubernetesMetrics kubernetesMetrics() {
            return metrics;
        }

        @Override
        public String toString() {
            return metrics.word();
        }
    }

    /** The roles of the worker nodes. */
    record Credentials(
            @JsonProperty(required = true)
            @JsonPropertyDescription("The roles of the worker nodes: names, or ARNs for roles that have a path.")
            List<String> nodeRoles,

            @JsonPropertyDescription(
                    "inline: an inline policy with the statements of CloudWatchAgentServerPolicy, gone with the stack; attachAwsManaged: that policy itself, attached at deploy time and kept on delete. Default: inline.")
            @Nullable
            Policy policy) {
        Credentials {
            Keys.require("nodeRoles", nodeRoles, "the roles of the worker nodes, by name or ARN");
            nodeRoles = Keys.list(nodeRoles);
            credentials(nodeRoles, policy);
        }

        AgentCredentials credentials() {
            return credentials(nodeRoles, policy);
        }

        private static AgentCredentials credentials(List<String> nodeRoles, @Nullable Policy policy) {
            var roles = nodeRoles.toArray(String[]::new);
            return policy == Policy.ATTACH_AWS_MANAGED
                    ? AgentCredentials.attachAwsManaged(roles)
                    : AgentCredentials.nodeRoles(roles);
        }
    }

    /** How a node role is given the permission. */
    enum Policy {
        INLINE("inline"),
        ATTACH_AWS_MANAGED("attachAwsManaged");

        private final String word;

        Policy(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** The agent. */
    record Agent(
            @JsonPropertyDescription(
                    "current, or walkthrough-2020, which sees no pods on containerd nodes. Default: current.")
            @Nullable
            AgentRelease release,

            @JsonPropertyDescription(
                    "Seconds between two collections, from 15 to 172800: the period of the metrics. Default: 60.")
            @Nullable
            Integer metricsCollectionInterval) {
        Agent {
            release = release == null ? AgentRelease.CURRENT : release;
            metricsCollectionInterval = metricsCollectionInterval == null ? 60 : metricsCollectionInterval;
            // The name is checked with the cluster; here any will do.
            AgentConfiguration.builder("cluster")
                    .metricsCollectionInterval(metricsCollectionInterval)
                    .release(release)
                    .build();
        }
    }
}
