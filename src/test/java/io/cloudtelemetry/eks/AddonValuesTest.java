package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddonValuesTest {
    private static AddonOptions.Builder options(String configuration) {
        return AddonOptions.builder().configuration(configuration);
    }

    private static JsonNode values(AddonOptions.Builder options) throws IOException {
        return new ObjectMapper()
                .readTree(AddonValues.toJson(AgentConfiguration.builder("shop").build(), options.build()));
    }

    private static void refused(String configuration, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(configuration).build())
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "agent: 5 | agent | 5",
                "agent: | agent | null",
                "containerLogs: true | containerLogs | true",
                "otelContainerInsights: true | otelContainerInsights | true",
                "manager: [] | manager | []",
                "manager: {applicationSignals: \"on\"} | manager.applicationSignals | \"on\"",
                "manager: {applicationSignals: {autoMonitor: a}} | manager.applicationSignals.autoMonitor | \"a\""
            })
    void refusesToReplaceABlockThatHoldsWhatIsChosenElsewhere(String configuration, String key, String got) {
        refused(configuration, "configuration.%s must be a mapping, got %s".formatted(key, got));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent: {config: null} | agent.config | metrics, traces and applicationSignals",
                "containerInsights: false | containerInsights | metrics",
                "containerLogs: {enabled: true} | containerLogs.enabled | containerLogs",
                "manager: {applicationSignals: {autoMonitor: {monitorAllServices: true}}}"
                        + " | manager.applicationSignals.autoMonitor.monitorAllServices | applicationSignals",
                "region: eu-west-1 | region | the stack"
            })
    void refusesWhatIsChosenElsewhere(String configuration, String key, String by) {
        refused(configuration, "configuration must leave out %s, which follows from %s".formatted(key, by));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a: 1;---;b: 2 | 3, column 1",
                "{\"a\": 1} {\"b\": 2} | 1, column 10",
                "{\"a\": 1} more | 1, column 10",
                "a: 1;a: 2 | 2, column 2",
                "a: {b: 1, b: 2} | 1, column 12"
            })
    void refusesWhatWouldBeDroppedSilently(String configuration, String place) {
        refused(
                configuration.replace(';', '\n'),
                "configuration must be one mapping in JSON or YAML with each key once, got something else at line "
                        + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "# nothing"})
    void refusesNothing(String configuration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(configuration).build())
                .withMessageStartingWith("configuration must be one mapping in JSON or YAML")
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\ntolerations: []\n", "tolerations: []\n...\n", "{\"tolerations\": []}\n\n"})
    void takesOneDocumentHoweverItIsMarked(String configuration) throws IOException {
        assertThat(values(options(configuration)).get("tolerations")).isEmpty();
    }

    @Test
    void whatIsNullStaysSoForItTakesADefaultOfTheChartAway() throws IOException {
        var values = values(options("tolerations: null\nagent: {resources: null, affinity: ~}")
                .resources(PodResources.of("300m", "600Mi")));

        assertThat(values.get("tolerations").isNull()).isTrue();
        assertThat(values.at("/agent/resources").isNull()).isTrue();
        assertThat(values.at("/agent/affinity").isNull()).isTrue();
        assertThat(values.at("/agent/config").isObject()).isTrue();
    }

    @Test
    void blocksAreMergedAndTheOtherKeysOfAGuardedOneAreFree() throws IOException {
        var values = values(options("containerLogs: {fluentBit: {resources: {}}}\nagent: {priorityClassName: high}"));

        assertThat(values.at("/containerLogs/enabled").isBoolean()).isTrue();
        assertThat(values.at("/containerLogs/fluentBit/resources").isObject()).isTrue();
        assertThat(values.at("/agent/config").isObject()).isTrue();
        assertThat(values.at("/agent/priorityClassName").asText()).isEqualTo("high");
    }

    @Test
    void refusesAnAliasWhichWouldBecomeItsName() {
        refused(
                "tolerations: &all [{operator: Exists}]\nagent: {tolerations: *all}",
                "configuration must have no alias, got *all at line 2; write the value again");
    }
}
