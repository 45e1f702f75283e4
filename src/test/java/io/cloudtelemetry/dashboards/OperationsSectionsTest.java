package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CombinedAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

class OperationsSectionsTest {
    private final Stack stack = new Stack(new App(), "Stack");

    /** A telemetry that has a widget for boards of operations. */
    private record Watched(String name, @Nullable String region, List<NamedAlarm> alarms, List<String> logGroupNames)
            implements Telemetry {
        @Override
        public List<DashboardSection> sections() {
            return List.of(new DashboardSection("All of " + name, region, List.of()));
        }

        @Override
        public BoardContent board(BoardKind kind) {
            return kind == BoardKind.OPERATIONS
                    ? new BoardContent(
                            List.of(new DashboardSection("Agents", region, List.of(DashboardWidget.text(1, name)))),
                            List.of())
                    : BoardContent.NONE;
        }
    }

    private List<NamedAlarm> alarms(String subject) {
        var series = Series.of(MetricCatalogue.of("ContainerInsights").metric("node_cpu_utilization"));
        var specs = Stream.of(Severity.INFO, Severity.CRITICAL)
                .map(severity -> AlarmSpec.builder("cpu")
                        .series(series)
                        .threshold(Threshold.above(80))
                        .severity(severity)
                        .build())
                .map(spec -> AlarmSet.of(spec)
                        .define(
                                new software.constructs.Construct(stack, subject + spec.severity()),
                                new AlarmSubject(subject, Map.of("ClusterName", subject), 60),
                                AlarmRouting.nobody()))
                .toList();
        var all = new ArrayList<NamedAlarm>();
        specs.forEach(all::addAll);
        return all;
    }

    private static List<String> headings(BoardContent content) {
        return content.sections().stream().map(DashboardSection::title).toList();
    }

    private static List<Object> titles(DashboardSection section) {
        return section.widgets().stream()
                .map(widget -> widget.properties().get("title"))
                .toList();
    }

    @Test
    void compositesAreOnTopAndThenTheMostUrgentEachOnce() {
        var alarms = alarms("one");
        var composite = CombinedAlarm.anyOf("any", Severity.WARNING, alarms).define(stack, AlarmRouting.nobody());
        var states = AlarmStates.bySeverity(List.of(
                new Watched("one", null, alarms, List.of()), composite, new Watched("one", null, alarms, List.of())));

        assertThat(titles(states)).containsExactly("Composite alarms", "Alarms: critical", "Alarms: info");
        assertThat(states.widgets())
                .extracting(
                        widget -> widget.alarms().stream().map(NamedAlarm::name).toList())
                .containsExactly(List.of("any-warning"), List.of("one-cpu-critical"), List.of("one-cpu-info"));
    }

    @Test
    void whatEachHasStandsUnderOneHeadingForEachRegion() {
        var content = BoardContent.of(
                BoardKind.OPERATIONS,
                List.of(
                        new Watched("one", null, List.of(), List.of("/one")),
                        new Watched("far", "eu-north-1", List.of(), List.of("/far")),
                        new Watched("two", null, List.of(), List.of("/two", "/one"))));

        assertThat(headings(content))
                .containsExactly("Alarms", "Agents", "Agents", "Log groups", "Log groups", "Usage");
        assertThat(content.sections().get(1).widgets())
                .extracting(widget -> widget.properties().get("markdown"))
                .containsExactly("one", "two");
        assertThat(content.sections())
                .extracting(DashboardSection::region)
                .containsExactly(null, null, "eu-north-1", null, "eu-north-1", null);
        assertThat(content.sections().get(3).widgets())
                .allSatisfy(
                        widget -> assertThat(widget.properties().get("metrics").toString())
                                .contains("/one", "/two")
                                .doesNotContain("/far"));
    }

    @Test
    void aGraphHasAtMostTenLogGroups() {
        var names = IntStream.range(0, 21).mapToObj(number -> "/log/" + number).toList();
        var content = BoardContent.of(BoardKind.OPERATIONS, List.of(new Watched("one", null, List.of(), names)));
        var graphs = content.sections().get(2).widgets();

        assertThat(graphs)
                .extracting(widget -> ((List<?>) widget.properties().get("metrics")).size())
                .containsExactly(10, 10, 1, 10, 10, 1);
        assertThat(graphs.get(5).properties().get("metrics"))
                .isEqualTo(List.of(List.of(
                        "AWS/Logs",
                        "IncomingLogEvents",
                        "LogGroupName",
                        "/log/20",
                        Map.of("color", "#28a0be", "label", "/log/20", "stat", "Sum"))));
    }

    @Test
    void callsOfTheAccountAreThoseOfTheServicesThatTelemetryUses() {
        var usage = BoardContent.of(BoardKind.OPERATIONS, List.of()).sections();

        assertThat(usage).extracting(DashboardSection::title).containsExactly("Alarms", "Usage");
        assertThat(usage.get(1).widgets())
                .extracting(widget -> widget.properties().get("metrics").toString())
                .satisfiesExactly(
                        cloudWatch -> assertThat(cloudWatch)
                                .contains(
                                        "SELECT SUM(\"CallCount\") FROM SCHEMA(\"AWS/Usage\", \"Class\", \"Resource\", \"Service\", \"Type\") WHERE \"Class\" = 'None' AND \"Service\" = 'CloudWatch' AND \"Type\" = 'API' GROUP BY \"Resource\" ORDER BY SUM() DESC LIMIT 10"),
                        logs -> assertThat(logs).contains("\"Service\" = 'Logs'"),
                        traces -> assertThat(traces).contains("\"Service\" = 'X-Ray'"));
    }

    @Test
    void deliveriesHaveALineForEachTopic() {
        var section = OperationsSections.deliveries(List.of("pages", "mails"));

        assertThat(titles(section)).containsExactly("Notifications that failed", "Notifications that arrived");
        assertThat(section.widgets().get(0).properties().get("metrics"))
                .asString()
                .contains("AWS/SNS, NumberOfNotificationsFailed, TopicName, pages")
                .contains("TopicName, mails");
        assertThat(section.widgets()).extracting(DashboardWidget::findings).containsOnly(List.of());
    }
}
