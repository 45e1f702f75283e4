package io.cloudtelemetry.eks.agent;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which agent knows what is written, by the table and by the agent's own schemas. */
class AgentKeysTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A release counts with its own schema only. */
    private static final Map<String, String> SCHEMAS = Map.of(
            "1.300070.0", "amazon-cloudwatch-agent-schema-1.300070.0.json",
            "1.300071.0", "amazon-cloudwatch-agent-schema.json");

    /** Every configuration that is written, to a config map and for the add-on. */
    static Stream<Map<String, Object>> written() {
        return AgentInstallationTest.variants()
                .map(AgentInstallation::configuration)
                .flatMap(each -> Stream.of(
                        tree(each),
                        each.contentForAddon(List.of()),
                        each.contentForAddon(List.of("application_signals"))))
                .filter(tree -> !tree.isEmpty())
                .distinct();
    }

    private static Map<String, Object> tree(AgentConfiguration configuration) {
        try {
            return JSON.readValue(configuration.toJson(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonSchema schema(String version) {
        var file = Objects.requireNonNull(SCHEMAS.get(version), () -> "no schema of the agent " + version);
        return JsonSchemaFactory.getInstance(VersionFlag.V4)
                .getSchema(Path.of(System.getProperty("reference.dir"), file).toUri());
    }

    @Test
    void eachKeyIsListedWithItsFirstVersionAndNoneBesides() {
        assertThat(written().flatMap(AgentKeys::of).collect(toSet())).isEqualTo(AgentKeys.SINCE.keySet());
    }

    @ParameterizedTest
    @MethodSource("written")
    void currentReleaseKnowsWhateverIsWritten(Map<String, Object> tree) {
        assertThat(AgentKeys.unknownTo(AgentRelease.CURRENT.version(), tree)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("written")
    @EnabledIfSystemProperty(named = "reference.dir", matches = ".+")
    void schemaOfTheCurrentReleaseTakesWhateverIsWritten(Map<String, Object> tree) {
        assertThat(schema(AgentRelease.CURRENT.version()).validate(JSON.valueToTree(tree)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.300070.0", "1.300071.0"})
    @EnabledIfSystemProperty(named = "reference.dir", matches = ".+")
    void tableSaysOfEachVersionWhatItsSchemaSays(String version) {
        var schema = schema(version);

        assertThat(written())
                .allSatisfy(tree -> assertThat(
                                schema.validate(JSON.valueToTree(tree)).isEmpty())
                        .as("%s by %s", tree, version)
                        .isEqualTo(AgentKeys.unknownTo(version, tree).isEmpty()));
    }

    @Test
    void olderAgentsDoNotKnowWhatCameLater() {
        var otel = tree(AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.otel())
                .region("eu-west-1")
                .build());
        var gpu = tree(AgentConfiguration.builder("shop")
                .metrics(KubernetesMetrics.enhanced().gpuInterval(10))
                .build());

        assertThat(AgentKeys.unknownTo("1.300070.0", otel)).contains("opentelemetry.cluster_name");
        assertThat(AgentKeys.unknownTo("1.300061.0", gpu))
                .contains("logs.metrics_collected.kubernetes.accelerated_compute_gpu_metrics_collection_interval");
        assertThat(AgentKeys.unknownTo("1.300062.0b1304", gpu)).isEmpty();
        assertThat(AgentKeys.unknownTo("1.300009.0", gpu))
                .as("numbers, not text")
                .isPresent();
    }
}
