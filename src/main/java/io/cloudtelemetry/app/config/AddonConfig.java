package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.eks.AddonConflict;
import io.cloudtelemetry.eks.AddonOptions;
import io.cloudtelemetry.eks.ApplicationSignals;
import io.cloudtelemetry.eks.agent.NodeSystems;
import org.jspecify.annotations.Nullable;

/** How the add-on amazon-cloudwatch-observability is installed. */
record AddonConfig(
        @JsonPropertyDescription(
                "The version, such as v6.2.0-eksbuild.1. Default: the one that EKS takes for the cluster.")
        @Nullable
        String version,

        @JsonPropertyDescription(
                "What becomes of objects that stand there already: NONE, the deployment fails; OVERWRITE; PRESERVE. Default: NONE.")
        @Nullable
        AddonConflict onConflict,

        @JsonPropertyDescription(
                "Application Signals: off; collect, from applications that send them; autoMonitor, by changing and restarting workloads. Default: off.")
        @Nullable
        Signals applicationSignals,

        @JsonPropertyDescription(
                "Switches its container logs on, and says how their three groups are kept. Default: off.")
        @Nullable
        LogGroupConfig containerLogs,

        @JsonPropertyDescription("CPU and memory of the agent's container. Default: those of the add-on.")
        PodConfig.@Nullable Resources resources,

        @JsonPropertyDescription(
                "More values of the add-on's chart, as text in JSON or YAML; they take the place of those that follow from the other keys. Default: none.")
        @Nullable
        String configuration) {
    static final AddonConfig DEFAULTS = new AddonConfig(null, null, null, null, null, null);

    AddonConfig {
        options(version, onConflict, applicationSignals, containerLogs, resources, configuration, null);
    }

    AddonOptions options(@Nullable NodeSystems nodes) {
        return options(version, onConflict, applicationSignals, containerLogs, resources, configuration, nodes);
    }

    private static AddonOptions options(
            @Nullable String version,
            @Nullable AddonConflict onConflict,
            @Nullable Signals applicationSignals,
            @Nullable LogGroupConfig containerLogs,
            PodConfig.@Nullable Resources resources,
            @Nullable String configuration,
            @Nullable NodeSystems nodes) {
        return new AddonOptions(
                version,
                onConflict == null ? AddonConflict.NONE : onConflict,
                applicationSignals == null ? ApplicationSignals.OFF : applicationSignals.signals,
                containerLogs == null ? null : containerLogs.settings(),
                resources == null ? null : resources.podResources(),
                configuration,
                nodes);
    }

    /** Application Signals. */
    enum Signals {
        OFF("off", ApplicationSignals.OFF),
        COLLECT("collect", ApplicationSignals.COLLECT),
        AUTO_MONITOR("autoMonitor", ApplicationSignals.AUTO_MONITOR);

        private final String word;
        private final ApplicationSignals signals;

        Signals(String word, ApplicationSignals signals) {
            this.word = word;
            this.signals = signals;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
