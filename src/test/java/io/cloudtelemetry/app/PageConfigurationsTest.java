package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.DocumentedBoards;
import io.cloudtelemetry.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every YAML block of every page is taken: as a configuration, if it has a name; as a kustomization, if it says so; else in the
 * place of what the walk-through has under the same keys.
 */
class PageConfigurationsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder;

    private static Stream<Arguments> blocks() {
        return Page.all().stream()
                .flatMap(page -> page.blocks("yaml").stream()
                        .map(block -> Arguments.of(
                                page.path() + ": " + block.lines().findFirst().orElse(""), block)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void isTaken(String name, String block) throws IOException {
        var given = (ObjectNode) YAML.readTree(block);
        if (given.path("kind").asText().equals("Kustomization")) {
            requireKustomization(given);
            return;
        }
        // A type of its own, for AddingAServiceTest.
        if (name.startsWith("docs/adding-a-service.md")) {
            return;
        }
        var file = Files.writeString(folder.resolve("telemetry.yaml"), block);
        if (!given.has("name")) {
            var whole = (ObjectNode) YAML.readTree(Path.of("telemetry.yaml").toFile());
            YAML.writeValue(file.toFile(), whole.setAll(given));
        }

        var app = CdkJson.app(folder.resolve("out"));
        TelemetryApp.define(app, file, null);

        assertThat(app.synth().getStacks()).isNotEmpty();
        DocumentedBoards.check(folder.resolve("out"));
    }

    /** What it builds on is rendered, and what it patches is there. */
    private static void requireKustomization(ObjectNode given) throws IOException {
        var base = Path.of("cdk8s")
                .resolve(given.path("resources").path(0).asText().replace("../", ""));
        var rendered = new StringBuilder();
        try (var files = Files.list(base)) {
            for (var file : files.toList()) {
                rendered.append(Files.readString(file));
            }
        }
        assertThat(given.path("patches")).isNotEmpty().allSatisfy(each -> {
            var patch = YAML.readTree(each.path("patch").asText());
            assertThat(patch.path("kind").asText()).isEqualTo("ServiceAccount");
            assertThat(rendered)
                    .contains("kind: ServiceAccount\nmetadata:\n  name: "
                            + patch.at("/metadata/name").asText());
        });
    }
}
