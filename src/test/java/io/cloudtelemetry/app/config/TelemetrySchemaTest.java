package io.cloudtelemetry.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.ConfigurationFile;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.fluentbit.PodMetadata;
import io.cloudtelemetry.eks.fluentbit.ReadFrom;
import io.cloudtelemetry.eks.fluentbit.StackTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetrySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ObjectNode file;

    @BeforeEach
    void readFile() throws IOException {
        file = (ObjectNode) ConfigurationFile.YAML.readTree(Files.readString(Path.of("telemetry.yaml")));
    }

    @Test
    void committedSchemaIsThatOfTheRecords() throws IOException {
        Snapshots.matches(Path.of("docs", "telemetry.schema.json"), TelemetrySchema.text());
    }

    @Test
    void everyKeyIsDescribedAndEveryMappingIsClosed() throws IOException {
        var mappings = mappings(JSON.readTree(TelemetrySchema.text()));

        assertThat(mappings).hasSizeGreaterThan(10).allSatisfy(mapping -> {
            assertThat(mapping.path("additionalProperties")).isEqualTo(BooleanNode.FALSE);
            assertThat(mapping.get("properties"))
                    .allSatisfy(
                            key -> assertThat(key.path("description").asText()).isNotBlank());
        });
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Severity.class,
                AgentRelease.class,
                MetricsConfig.Kind.class,
                CredentialsConfig.Policy.class,
                DashboardConfig.Section.class,
                LogSource.class,
                PodMetadata.class,
                ReadFrom.class,
                StackTrace.class,
                ExecutionLogsConfig.Level.class,
                RestApiConfig.Removal.class
            })
    void choicesAreTheWordsThatTheFileIsReadWith(Class<?> choice) throws IOException {
        var words = TelemetrySchema.generate(choice).get("enum");
        var read = new ArrayList<Object>();
        for (var word : words) {
            read.add(ConfigurationFile.YAML.readValue(word.toString(), choice));
        }

        assertThat(read).containsExactly(choice.getEnumConstants());
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
