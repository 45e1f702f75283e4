package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderManifestsTest {
    private static final Path COMMITTED = Path.of("cdk8s", "dist");

    private static final YAMLMapper YAML = new YAMLMapper();

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    private Path temporary;

    @Test
    void committedManifestsAreThoseOfTheConfigurationFile() throws IOException {
        assertThat(run(Path.of("telemetry.yaml"))).isZero();

        assertThat(files(rendered()))
                .as("cdk8s/dist is stale; render it anew: cd cdk8s && npx -y cdk8s-cli@2.207.60 synth")
                .isNotEmpty()
                .isEqualTo(files(COMMITTED));
        assertThat(said()).isEmpty();
    }

    @Test
    void eachClusterHasEveryVariantUnderANameThatSaysSo() throws IOException {
        assertThat(run(clusters(60, "NRSON-EKS-CLUSTER", "shop_2"))).isZero();

        var variants = List.of(
                "cloudwatch-agent-enhanced-windows.k8s.yaml",
                "cloudwatch-agent-enhanced.k8s.yaml",
                "cloudwatch-agent-standard-windows.k8s.yaml",
                "cloudwatch-agent-standard.k8s.yaml",
                "cloudwatch-agent-walkthrough-2020.k8s.yaml",
                "fluent-bit.k8s.yaml",
                "kustomization.yaml",
                "namespace.k8s.yaml");
        assertThat(files(rendered()).keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of("NRSON-EKS-CLUSTER", "shop_2")
                        .flatMap(cluster -> variants.stream().map(name -> cluster + "/" + name))
                        .toList());
        assertThat(files(rendered()).get("shop_2/cloudwatch-agent-enhanced-windows.k8s.yaml"))
                .contains(
                        "\"cluster_name\": \"shop_2\"",
                        "\"enhanced_container_insights\": true",
                        "persistentvolumeclaims",
                        "hostProcess: true");
    }

    @Test
    void kustomizationJoinsWhatIsChosenAndNoObjectTwice() throws IOException {
        var file = write(Files.readString(clusters(60, "shop")) + "    metrics: enhanced\n");

        assertThat(run(file)).isZero();

        var files = files(rendered());
        var resources = YAML.readTree(files.get("shop/kustomization.yaml")).get("resources");
        assertThat(resources)
                .extracting(JsonNode::asText)
                .containsExactly("namespace.k8s.yaml", "cloudwatch-agent-enhanced.k8s.yaml");
        var objects = new ArrayList<String>();
        for (var resource : resources) {
            try (var documents =
                    YAML.readerFor(JsonNode.class).<JsonNode>readValues(files.get("shop/" + resource.asText()))) {
                documents.forEachRemaining(
                        object -> objects.add(object.get("kind").asText() + " "
                                + object.at("/metadata/namespace").asText() + "/"
                                + object.at("/metadata/name").asText()));
            }
        }
        assertThat(objects).hasSizeGreaterThan(7).doesNotHaveDuplicates().contains("Namespace /amazon-cloudwatch");
    }

    @Test
    void fluentBitIsChosenWhereTheFileHasContainerLogs() throws IOException {
        var file = write(Files.readString(clusters(60, "shop")) + "    containerLogs: {sources: [host]}\n");

        assertThat(run(file)).isZero();
        assertThat(files(rendered()).get("shop/kustomization.yaml"))
                .endsWith("  - cloudwatch-agent-standard.k8s.yaml\n  - fluent-bit.k8s.yaml\n");
        assertThat(files(rendered()).get("shop/fluent-bit.k8s.yaml"))
                .contains("host-log.conf", "value: shop", "value: ap-northeast-2")
                .doesNotContain("application-log.conf", "kind: Namespace");
    }

    @Test
    void releaseOf2020IsChosenWhereTheFileChoosesIt() throws IOException {
        var file = write(Files.readString(clusters(60, "shop"))
                .replace("metricsCollectionInterval: 60", "metricsCollectionInterval: 60, release: walkthrough-2020"));

        assertThat(run(file)).isZero();
        assertThat(files(rendered()).get("shop/kustomization.yaml"))
                .contains("  - cloudwatch-agent-walkthrough-2020.k8s.yaml")
                .doesNotContain("standard");
    }

    @Test
    void thereIsNoKustomizationWhereTheStacksDeliver() throws IOException {
        var file = write(Files.readString(clusters(60, "shop")).replace("delivery: gitops", "delivery: addon"));

        assertThat(run(file)).isZero();
        assertThat(files(rendered()))
                .as("it would install a second agent beside theirs")
                .doesNotContainKey("shop/kustomization.yaml")
                .containsKey("shop/cloudwatch-agent-standard.k8s.yaml");
    }

    @Test
    void changedCredentialsReplaceThePods() throws IOException {
        var file = write(Files.readString(clusters(60, "shop"))
                .replace("credentials: {nodeRoles: [WORKERS]}", "credentials: {podIdentity: present}"));

        assertThat(run(file)).isZero();
        assertThat(List.of("shop/cloudwatch-agent-standard.k8s.yaml", "shop/fluent-bit.k8s.yaml"))
                .allSatisfy(name ->
                        assertThat(files(rendered()).get(name)).contains("cloudtelemetry.io/credentials: podIdentity"));
    }

    @Test
    void releaseThatCannotHaveTheIntervalIsSkippedWithOneLine() throws IOException {
        var file = clusters(600, "shop");

        assertThat(run(file)).isZero();
        assertThat(files(rendered()))
                .doesNotContainKey("shop/cloudwatch-agent-walkthrough-2020.k8s.yaml")
                .hasEntrySatisfying(
                        "shop/cloudwatch-agent-standard.k8s.yaml",
                        text -> assertThat(text).contains("\"metrics_collection_interval\": 600"));
        assertThat(said())
                .isEqualToNormalizingNewlines(file + ": clusters[0].agent.metricsCollectionInterval is 600,"
                        + " the release walkthrough-2020 allows up to 300: not rendered for shop\n");
    }

    @Test
    void configurationThatIsNotAllowedIsRefusedWithOneLine() throws IOException {
        var file = write("name: nrson\nregion: ap-northeast-2\napiGateway: {account: {logRole: a}}\ncluster: []\n");

        assertThat(run(file)).isEqualTo(2);

        assertThat(said()).startsWith(file + ": cluster is unknown").hasLineCount(1);
        assertThat(rendered()).doesNotExist();
    }

    @Test
    void configurationWithoutAClusterIsRefusedWithOneLine() throws IOException {
        var file = write("name: nrson\nregion: ap-northeast-2\napiGateway: {account: {logRole: a}}\n");

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
            text.append("    agent: {delivery: gitops, metricsCollectionInterval: %d}%n".formatted(interval));
        }
        return write(text.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temporary.resolve("telemetry.yaml"), text);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (var file : files.toList()) {
                texts.put(folder.relativize(file).toString().replace(File.separatorChar, '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
