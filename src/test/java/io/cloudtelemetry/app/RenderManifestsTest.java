package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderManifestsTest {
    private static final Path COMMITTED = Path.of("cdk8s", "dist");

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    private Path temporary;

    @Test
    void committedManifestsAreThoseOfTheConfigurationFile() throws IOException {
        assertThat(run(Path.of("telemetry.yaml"))).isZero();

        assertThat(files(rendered()))
                .as("cdk8s/dist is stale; render it anew: cd cdk8s && npx -y cdk8s-cli@2.207.60 synth")
                .hasSize(2)
                .isEqualTo(files(COMMITTED));
        assertThat(said()).isEmpty();
    }

    @Test
    void namespaceIsTheFirstObjectOfEachFile() throws IOException {
        assertThat(files(COMMITTED).values())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("apiVersion: v1\nkind: Namespace\n"));
    }

    @Test
    void eachReleaseAndClusterHasItsFile() throws IOException {
        assertThat(run(clusters(60, "NRSON-EKS-CLUSTER", "shop_2"))).isZero();

        assertThat(files(rendered()))
                .containsOnlyKeys(
                        "cloudwatch-agent-current.NRSON-EKS-CLUSTER.k8s.yaml",
                        "cloudwatch-agent-current.shop_2.k8s.yaml",
                        "cloudwatch-agent-walkthrough-2020.NRSON-EKS-CLUSTER.k8s.yaml",
                        "cloudwatch-agent-walkthrough-2020.shop_2.k8s.yaml")
                .hasEntrySatisfying(
                        "cloudwatch-agent-walkthrough-2020.shop_2.k8s.yaml",
                        text -> assertThat(text).contains("\"cluster_name\": \"shop_2\""));
    }

    @Test
    void releaseThatCannotHaveTheIntervalIsSkippedWithOneLine() throws IOException {
        var file = clusters(600, "shop");

        assertThat(run(file)).isZero();

        assertThat(files(rendered()))
                .containsOnlyKeys("cloudwatch-agent-current.shop.k8s.yaml")
                .allSatisfy((name, text) -> assertThat(text).contains("\"metrics_collection_interval\": 600"));
        assertThat(said())
                .isEqualToNormalizingNewlines(file + ": clusters[0].agent.metricsCollectionInterval is 600,"
                        + " the release walkthrough-2020 allows up to 300: not rendered for shop\n");
    }

    @Test
    void releaseThatCannotHaveTheMetricsIsSkippedWithOneLine() throws IOException {
        var file = write(Files.readString(clusters(60, "shop")) + "    metrics: enhanced\n");

        assertThat(run(file)).isZero();

        assertThat(files(rendered()))
                .containsOnlyKeys("cloudwatch-agent-current.shop.k8s.yaml")
                .allSatisfy((name, text) ->
                        assertThat(text).contains("\"enhanced_container_insights\": true", "persistentvolumeclaims"));
        assertThat(said())
                .isEqualToNormalizingNewlines(file + ": clusters[0].metrics is enhanced,"
                        + " the release walkthrough-2020 has standard only: not rendered for shop\n");
    }

    @Test
    void configurationThatIsNotAllowedIsRefusedWithOneLine() throws IOException {
        var file = write("name: nrson\nregion: ap-northeast-2\napiGateway: {}\ncluster: []\n");

        assertThat(run(file)).isEqualTo(2);

        assertThat(said()).startsWith(file + ": cluster is unknown").hasLineCount(1);
        assertThat(rendered()).doesNotExist();
    }

    @Test
    void configurationWithoutAClusterIsRefusedWithOneLine() throws IOException {
        var file = write("name: nrson\nregion: ap-northeast-2\napiGateway: {}\n");

        assertThat(run(file)).isEqualTo(2);

        assertThat(said())
                .isEqualToNormalizingNewlines(file + ": clusters must be given: manifests belong to a cluster\n");
    }

    private int run(Path file) {
        return RenderManifests.run(file, rendered(), new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private Path rendered() {
        return temporary.resolve("dist");
    }

    private String said() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private Path clusters(int interval, String... names) throws IOException {
        var text = new StringBuilder("name: nrson\nregion: ap-northeast-2\nclusters:\n");
        for (var name : names) {
            text.append("  - name: %s%n    kubectl: {accessEntry: true}%n".formatted(name));
            text.append("    credentials: {nodeRoles: [WORKERS]}%n".formatted());
            text.append("    agent: {metricsCollectionInterval: %d}%n".formatted(interval));
        }
        return write(text.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temporary.resolve("telemetry.yaml"), text);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }
}
