package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendedAlarmsTest {
    private static List<RecommendedAlarms> files() {
        return RecommendedFiles.ALL;
    }

    private static Stream<AlarmRecommendation> rows() {
        return RecommendedFiles.ALL.stream().flatMap(file -> file.data().alarms().stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySeriesIsInTheCatalogueAndPublishedWithWhatItRequires(RecommendedAlarms file) {
        var subject = RecommendedFiles.subject(file, RecommendedFiles.EVERYTHING);

        assertThat(RecommendedFiles.allOn(file).specs())
                .hasSameSizeAs(file.data().alarms());
        assertThatCode(() -> RecommendedFiles.allOn(file).requireDefinableFor(subject))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsOnIsPublishedWithNothingSwitchedOn(RecommendedAlarms file) {
        assertThatCode(() -> file.with(Set.of()).requireDefinableFor(RecommendedFiles.subject(file, Set.of())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyAlarmFitsTheLongestNamesAndRunbooks(RecommendedAlarms file) {
        assertThat(file.data().alarms()).allSatisfy(row -> {
            assertThat(row.why().length() + row.firstStep().length()).isLessThan(250);
            assertThat(row.commands()).isNotEmpty();
            assertThat(row.causes()).isNotEmpty();
        });
    }

    @Test
    void everyAnchorIsUsedOnce() {
        assertThat(rows().map(row -> row.anchor())).doesNotHaveDuplicates();
    }

    @Test
    void everyRowOfOursSaysWhyThisThreshold() {
        assertThat(rows().filter(row -> row.source() == AlarmRecommendation.Source.OURS))
                .allSatisfy(row -> assertThat(row.thresholdNote()).isNotBlank());
    }

    @Test
    void silenceSetsOffOnlyAlarmsThatWaitTenPeriodsOrMore() {
        assertThat(rows().filter(row -> row.missingData().equals("breaching")))
                .extracting(AlarmRecommendation::name)
                .containsOnly("agent-silent", "traffic-gone");
        assertThat(rows().filter(row -> row.missingData().equals("breaching")))
                .allSatisfy(row -> assertThat(row.datapointsToAlarm())
                        .isGreaterThanOrEqualTo(row.name().equals("agent-silent") ? 15 : 10));
    }

    /** A metric that has no data point while there is nothing to count would otherwise leave its alarm without data. */
    @Test
    void missingDataOfSparseMetricsIsDecided() {
        assertThat(rows().filter(row ->
                        MetricCatalogue.of(row.namespace()).metric(row.metric()).sparse()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.missingData()).isIn("breaching", "notBreaching"));
    }

    @ParameterizedTest
    @ValueSource(classes = {EksAlarms.class, RestApiAlarms.class, HttpApiAlarms.class, WebSocketApiAlarms.class})
    void namesStandInTheData(Class<?> names) throws ReflectiveOperationException {
        var constants = new TreeSet<String>();
        for (var field : names.getFields()) {
            constants.add((String) field.get(null));
        }
        var set = (AlarmSet) names.getMethod("recommended").invoke(null);
        var all = new TreeSet<>(set.names());
        if (names == EksAlarms.class) {
            all.addAll(List.of("namespace-cpu", "namespace-memory"));
        }

        assertThat(constants).hasSize(names.getFields().length).isEqualTo(all);
    }

    @Test
    void failsWhenAnAlarmIsSwitchedOnWithoutTheThresholdThatItWaitsFor() {
        var alarms = RestApiAlarms.recommended();

        assertThatThrownBy(() -> alarms.change(RestApiAlarms.TRAFFIC_GONE, alarm -> alarm.severity(Severity.INFO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold must be given, got none; this alarm is off until it has one,"
                        + " as only you know what is usual");
    }

    @Test
    void failsWhenAnAlarmIsSwitchedOnWhoseMetricIsNotCollected() {
        var alarms = EksAlarms.recommended().change(EksAlarms.POD_RESTARTS, alarm -> alarm.severity(Severity.INFO));
        var subject = RecommendedFiles.subject(RecommendedFiles.of("Amazon EKS"), Set.of());

        assertThatThrownBy(() -> alarms.requireDefinableFor(subject))
                .hasMessageStartingWith("pod-restarts.series ContainerInsights pod_number_of_container_restarts by")
                .hasMessageContaining("choose them with metrics: enhanced");
    }

    @Test
    void anAlarmThatIsSwitchedOffCanBeSwitchedOnAgain() {
        var alarms = EksAlarms.recommended().without(EksAlarms.NODE_CPU);

        assertThat(alarms.specs()).extracting(AlarmSpec::name).doesNotContain("node-cpu");
        assertThat(alarms.change(EksAlarms.NODE_CPU, alarm -> alarm).specs())
                .extracting(AlarmSpec::name)
                .contains("node-cpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/a", "https://example.com/a#b", "not an address", "https:///a", ""})
    void failsWhenTheAddressOfTheRunbooksIsNone(String address) {
        var alarms = EksAlarms.recommended();

        assertThatThrownBy(() -> alarms.withRunbooks(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("runbooks must be an https address of at most 200 characters without a fragment,"
                        + " such as https://example.com/docs/alarms.md, got \"" + address + "\"");
    }

    @Test
    void failsWhenADescriptionWouldBeTooLong() {
        var alarms = EksAlarms.recommended()
                .change(EksAlarms.NODE_CPU, alarm -> alarm.meaning("m".repeat(600)))
                .withRunbooks("https://example.com/" + "r".repeat(180));
        var subject = new AlarmSubject("c".repeat(230), Map.of("ClusterName", "c"), 60);

        assertThatThrownBy(() -> alarms.requireDefinableFor(subject))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "node-cpu.meaning must leave the description at most 1024 characters with the condition"
                                + " and the runbook, got 11\\d\\d; shorten it by 1\\d\\d");
    }
}
