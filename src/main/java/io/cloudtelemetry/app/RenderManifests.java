package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.ConfigurationException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The app that {@code cdk8s synth} runs in the folder cdk8s: renders the manifests of every cluster of the configuration
 * file, a folder each, for those who apply manifests from a repository.
 */
public final class RenderManifests {
    private static final String DEFAULT_FILE = "../telemetry.yaml";
    private static final int REFUSED = 2;

    private RenderManifests() {}

    /**
     * Renders to the folder that the cdk8s CLI names; a configuration that is not allowed gives a line for each
     * problem on standard error, and exit code 2.
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
            var config = TelemetryConfig.read(file);
            var clusters = config.clusters();
            if (clusters.isEmpty()) {
                throw new ConfigurationException(file + ": clusters must be given: manifests belong to a cluster");
            }
            for (int index = 0; index < clusters.size(); index++) {
                var cluster = clusters.get(index);
                var rendered = ConfigChecks.defined(
                        "clusters[" + index + "]", () -> ClusterManifests.render(cluster, config.region(), folder));
                for (var line : rendered) {
                    errors.printf("%s: clusters[%d].%s%n", file, index, line);
                }
            }
            return 0;
        } catch (IllegalArgumentException refused) {
            errors.println(file + ": " + refused.getMessage());
            return REFUSED;
        } catch (ConfigurationException refused) {
            errors.println(refused.getMessage());
            return REFUSED;
        }
    }
}
