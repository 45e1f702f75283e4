package io.cloudtelemetry.app.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.app.reading.ConfigurationFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetrySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private ObjectNode file;

    @BeforeEach
    void readFile() throws IOException {
        file = (ObjectNode) new YAMLMapper().readTree(Files.readString(Path.of("telemetry.yaml")));
    }

    @Test
    void committedSchemaIsThatOfTheRecords() throws IOException {
        Snapshots.matches(Path.of("docs", "telemetry.schema.json"), TelemetrySchema.text());
    }

    @Test
    void everyKeyIsDescribedAndEveryMappingIsClosed() throws IOException {
        var schema = JSON.readTree(TelemetrySchema.text());

        assertThat(mappings(schema)).hasSizeGreaterThan(10).allSatisfy(mapping -> {
            assertThat(mapping.path("additionalProperties")).isEqualTo(BooleanNode.FALSE);
            assertThat(mapping.get("properties"))
                    .allSatisfy(key -> assertThat(
                                    referred(schema, key).path("description").asText())
                            .isNotBlank());
        });
    }

    /** Editors show it as people type; GitHub shows it whole. */
    @Test
    void fitsIn59Kilobytes() throws IOException {
        assertThat(TelemetrySchema.text().getBytes(UTF_8)).hasSizeLessThan(58_500);
    }

    /** To draft 7 nothing holds beside a reference. */
    @Test
    void referencesStandAlone() throws IOException {
        assertThat(JSON.readTree(TelemetrySchema.text()).findParents("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference.size()).isOne());
    }

    private static JsonNode referred(JsonNode schema, JsonNode key) {
        return key.has("$ref") ? schema.at(key.get("$ref").asText().substring(1)) : key;
    }

    @Test
    void choicesAreTheWordsThatTheFileIsReadWith() throws IOException {
        var choices = new ArrayList<RecordComponent>();
        for (var type : TelemetrySchema.records(TelemetryConfig.class)) {
            for (var key : type.getRecordComponents()) {
                if (TelemetrySchema.valueType(key).isEnum()) {
                    choices.add(key);
                }
            }
        }

        assertThat(choices).hasSizeGreaterThan(10).allSatisfy(key -> {
            var schema = TelemetrySchema.generate(key.getDeclaringRecord()).at("/properties/" + key.getName());
            var isList = schema.has("items");
            var words = new ArrayList<String>();
            schema.path("items").path("enum").forEach(word -> words.add(word.asText()));
            schema.path("enum").forEach(word -> words.add(word.asText()));
            var file = Files.writeString(
                    folder.resolve("choice.yaml"), key.getName() + (isList ? ": [nothing]" : ": nothing"));
            // Keys that are missing have lines of their own.
            assertThatThrownBy(() -> ConfigurationFile.read(file, key.getDeclaringRecord()))
                    .extracting(refused -> refused.getMessage().lines().toList(), list(String.class))
                    .contains("%s: %s must be one of %s, got \"nothing\""
                            .formatted(file, key.getName() + (isList ? "[0]" : ""), String.join(", ", words)));
        });
    }

    @Test
    void sectionsAreTheWordsOfTheServices() throws IOException {
        var words = new ArrayList<String>();
        JSON.readTree(TelemetrySchema.text())
                .at("/properties/dashboards/items/properties/sections/items/enum")
                .forEach(word -> words.add(word.asText()));
        assertThat(words).contains(ServiceKeys.ALARMS, "clusters", "accessLogs").doesNotHaveDuplicates();

        var board = folder.resolve("board.yaml");
        for (var word : words) {
            Files.writeString(board, "{name: all, sections: [%s]}".formatted(word));
            assertThat(ConfigurationFile.read(board, TelemetryConfig.DashboardConfig.class)
                            .sections())
                    .containsExactly(word);
        }
        Files.writeString(board, "{name: all, sections: [alarms, nothing]}");
        assertThatThrownBy(() -> ConfigurationFile.read(board, TelemetryConfig.DashboardConfig.class))
                .hasMessage("%s: sections[1] must be one of %s, got \"nothing\"", board, String.join(", ", words));
    }

    @Test
    void fileOfTheWalkthroughIsValid() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void editorsFindTheSchemaByTheFirstLineOfTheFile() throws IOException {
        assertThat(Files.readString(Path.of("telemetry.yaml")))
                .startsWith("# yaml-language-server: $schema=docs/telemetry.schema.json\n");
    }

    @Test
    void failsForAnUnknownKey() throws IOException {
        cluster().withObject("/agent").put("intervall", 60);

        assertThat(problems())
                .extracting(this::found)
                .containsExactly(tuple("additionalProperties", "$.clusters[0].agent"));
    }

    @Test
    void failsForAWrongType() throws IOException {
        cluster().withObject("/alarms/node-memory").put("threshold", "80");

        assertThat(problems())
                .extracting(this::found)
                .containsExactly(tuple("type", "$.clusters[0].alarms.node-memory.threshold"));
    }

    @Test
    void failsForAMissingKey() throws IOException {
        cluster().remove("credentials");

        assertThat(problems()).extracting(this::found).containsExactly(tuple("required", "$.clusters[0]"));
    }

    @Test
    void failsForValuesThatAreNotToChooseFrom() throws IOException {
        cluster().withObject("/agent").put("metricsCollectionInterval", 14);
        cluster().withObject("/alarms").putObject("node-memroy");
        file.put("region", "Seoul")
                .withObject("/apiGateway/restApis/0/executionLogs")
                .put("retentionDays", 4);

        assertThat(problems())
                .extracting(this::found)
                .containsExactlyInAnyOrder(
                        tuple("minimum", "$.clusters[0].agent.metricsCollectionInterval"),
                        tuple("required", "$.clusters[0].alarms.node-memroy"),
                        tuple("required", "$.clusters[0].alarms.node-memroy"),
                        tuple("required", "$.clusters[0].alarms.node-memroy"),
                        tuple("required", "$.clusters[0].alarms.node-memroy"),
                        tuple("required", "$.clusters[0].alarms.node-memroy"),
                        tuple("pattern", "$.region"),
                        tuple("enum", "$.apiGateway.restApis[0].executionLogs.retentionDays"));
    }

    private ObjectNode cluster() {
        return (ObjectNode) file.at("/clusters/0");
    }

    private Set<ValidationMessage> problems() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(TelemetrySchema.text())
                .validate(file);
    }

    private Object found(ValidationMessage problem) {
        return tuple(problem.getType(), problem.getInstanceLocation().toString());
    }

    /** The schemas of records, at any depth. */
    private static List<JsonNode> mappings(JsonNode schema) {
        var found = new ArrayList<JsonNode>();
        if (schema.path("properties").isObject()) {
            found.add(schema);
        }
        schema.forEach(each -> found.addAll(mappings(each)));
        return found;
    }
}
