package io.cloudtelemetry.app;

import io.cloudtelemetry.eks.agent.AgentChart;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.AgentRelease;
import java.io.PrintStream;
import java.nio.file.Path;
import org.cdk8s.App;

/**
 * The app that {@code cdk8s synth} runs in the folder cdk8s: renders the agent's manifests of every cluster of the
 * configuration file, both releases of them, for those who apply manifests from a repository.
 *
 * <p>One file a release and cluster, {@code cloudwatch-agent-<release>.<cluster>.k8s.yaml}: no name changes when a
 * cluster is added.
 */
public final class RenderManifests {
    private static final String DEFAULT_FILE = "../telemetry.yaml";
    private static final int REFUSED = 2;

    private RenderManifests() {}

    /**
     * Renders to the folder that the cdk8s CLI names; a configuration that is not allowed gives one line on standard
     * error and exit code 2.
     *
     * @param arguments the configuration file; {@code ../telemetry.yaml} if there is none
     */
    public static void main(String[] arguments) {
        var file = Path.of(arguments.length == 0 ? DEFAULT_FILE : arguments[0]);
        var named = System.getenv("CDK8S_OUTDIR");
        var exitCode = run(file, Path.of(named == null ? "dist" : named), System.err);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** {@return the exit code} Renders a file's manifests into a folder, which is made if it is not there. */
    static int run(Path file, Path folder, PrintStream errors) {
        try {
            var clusters = ConfigurationFile.read(file).clusters();
            if (clusters.isEmpty()) {
                throw new ConfigurationException(file + ": clusters must be given: manifests belong to a cluster");
            }
            for (int index = 0; index < clusters.size(); index++) {
                render(clusters.get(index), folder, "%s: clusters[%d]".formatted(file, index), errors);
            }
            return 0;
        } catch (ConfigurationException refused) {
            errors.println(refused.getMessage());
            return REFUSED;
        }
    }

    /** An app of its own for each cluster: a chart's id must be in lower case, a cluster's name need not be. */
    private static void render(ClusterConfig cluster, Path folder, String key, PrintStream errors) {
        var app = App.Builder.create()
                .outdir(folder.toString())
                .outputFileExtension("." + cluster.name() + ".k8s.yaml")
                .build();
        var interval = cluster.agent().metricsCollectionInterval();
        var metrics = cluster.kubernetesMetrics();
        for (var release : AgentRelease.values()) {
            if (!release.collects(metrics)) {
                errors.printf(
                        "%s.metrics is %s, the release %s has standard only: not rendered for %s%n",
                        key, metrics.word(), release.word(), cluster.name());
                continue;
            }
            if (interval > release.longestInterval()) {
                errors.printf(
                        "%s.agent.metricsCollectionInterval is %d, the release %s allows up to %d: not rendered for %s%n",
                        key, interval, release.word(), release.longestInterval(), cluster.name());
                continue;
            }
            new AgentChart(
                    app,
                    "cloudwatch-agent-" + release.word(),
                    AgentInstallation.of(
                            new AgentConfiguration(cluster.name(), interval, release, metrics, null, null)));
        }
        app.synth();
    }
}
