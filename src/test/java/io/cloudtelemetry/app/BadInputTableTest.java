package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.constructs.IConstruct;

/** Every row of bad-input.txt: keys of a file, and the one line that refuses them or warns of them, or that they are legal. */
class BadInputTableTest {
    private static final String LEGAL = "(legal)";
    private static final String WARNS = "(warns) ";

    /** What a row does not give. */
    private static final String BASE = """
            name: shop
            region: eu-west-1
            notifications: [{topic: t, email: [a@acme.test]}]
            clusters: [{name: a, kubectl: {accessEntry: true}, credentials: {nodeRoles: [r]}}]
            """;

    @TempDir
    private Path folder;

    record Row(int line, String keys, String refusal) {
        @Override
        public String toString() {
            return "line " + line + ": " + refusal;
        }
    }

    static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        var keys = new ArrayList<String>();
        var number = 0;
        for (var line : Files.readAllLines(Path.of("src/test/resources/bad-input.txt"))) {
            number++;
            if (line.startsWith("=> ")) {
                var refusal =
                        line.substring(3).replace("{types}", ResourceTypes.all().toString());
                rows.add(new Row(number, String.join("\n", keys) + "\n", refusal));
                keys.clear();
            } else if (!line.isBlank() && !line.startsWith("##")) {
                keys.add(line);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isRefusedInOneLineOrSynthesizes(Row row) throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), file(row.keys()));
        if (row.refusal().equals(LEGAL)) {
            assertThatCode(() -> synthesize(file)).doesNotThrowAnyException();
        } else if (row.refusal().startsWith(WARNS)) {
            assertThat(synthesize(file)).asString().contains(row.refusal().substring(WARNS.length()));
        } else {
            assertThatThrownBy(() -> synthesize(file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(file + ": " + row.refusal());
            PlainWords.assertIn(row.refusal());
        }
    }

    /** {@return the warnings} */
    private List<String> synthesize(Path file) throws IOException {
        var app = App.Builder.create().outdir(folder.resolve("out").toString()).build();
        TelemetryApp.define(app, file, "111122223333");
        var assembly = Path.of(app.synth().getDirectory());
        // The validation of templates, which unit tests go without, asks each construct for its default child.
        requireDefaultChildren(app, read(assembly.resolve("tree.json")).get("tree"));
        var warnings = new ArrayList<String>();
        try (var files = Files.list(assembly)) {
            for (var each : files.filter(each -> each.toString().endsWith("metadata.json"))
                    .toList()) {
                read(each).findParents("type").stream()
                        .filter(entry -> entry.get("type").asText().equals("aws:cdk:warning"))
                        .forEach(entry -> warnings.add(entry.get("data").asText()));
            }
        }
        return warnings;
    }

    /** Only where there are two it is in question; to ask all would be a request each. */
    private static void requireDefaultChildren(IConstruct scope, JsonNode construct) {
        var children = construct.path("children");
        if (children.has("Resource") && children.has("Default")) {
            scope.getNode().getDefaultChild();
        }
        children.properties().forEach(child -> {
            if (child.getValue().findParent("Default") != null) {
                requireDefaultChildren(scope.getNode().findChild(child.getKey()), child.getValue());
            }
        });
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    /** {@return the base with the keys of a row in place of its own} */
    static String file(String keys) {
        var own = Pattern.compile("(?m)^\\w+(?=:)")
                .matcher(keys)
                .results()
                .map(key -> key.group() + ":")
                .toList();
        return Stream.concat(BASE.lines().filter(line -> own.stream().noneMatch(line::startsWith)), Stream.of(keys))
                .collect(joining("\n"));
    }
}
