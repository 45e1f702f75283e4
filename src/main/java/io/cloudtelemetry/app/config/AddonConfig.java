package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.eks.AddonConflict;
import io.cloudtelemetry.eks.AddonOptions;
import io.cloudtelemetry.eks.ApplicationSignals;
import io.cloudtelemetry.eks.agent.NodeSystems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the add-on amazon-cloudwatch-observability is installed. */
@Describes("""
        version: The version, such as v6.2.0-eksbuild.1. Default: the one that EKS takes for the cluster.
        onConflict: What becomes of objects that stand there already: NONE, the deployment fails; OVERWRITE; PRESERVE. Default: NONE.
        applicationSignals: Application Signals: off; collect, from applications that send them; autoMonitor, by changing and restarting workloads. Default: off.
        containerLogs: Switches its container logs on, and says how their three groups are kept. Default: off.
        resources: CPU and memory of the agent's container. Default: those of the add-on.
        configuration: More values of the add-on's chart, as text in JSON or YAML; they take the place of those that follow from the other keys. Default: none.
        """)
record AddonConfig(
        @Nullable String version,
        @Nullable AddonConflict onConflict,
        @Nullable @CamelCase ApplicationSignals applicationSignals,
        @Nullable LogGroupConfig containerLogs,
        PodConfig.@Nullable Resources resources,
        @Nullable String configuration)
        implements Checked {
    @Override
    public void check(Map<String, String> around) {
        options(null);
    }

    static AddonConfig asByDefault() {
        return new AddonConfig(null, null, null, null, null, null);
    }

    AddonOptions options(@Nullable NodeSystems nodes) {
        var options = AddonOptions.builder()
                .version(version)
                .containerLogs(containerLogs == null ? null : containerLogs.settings())
                .resources(resources == null ? null : resources.value())
                .configuration(configuration)
                .nodes(nodes);
        options = with(options, onConflict, AddonOptions.Builder::onConflict);
        return with(options, applicationSignals, AddonOptions.Builder::applicationSignals)
                .build();
    }
}
