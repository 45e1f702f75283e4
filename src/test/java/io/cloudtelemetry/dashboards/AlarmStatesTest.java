package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

class AlarmStatesTest {
    private final App app = new App();
    private final Stack stack = new Stack(app, "Alarms");

    private List<DefinedAlarm> alarms(int count) {
        var subject = new AlarmSubject("prod", Map.of("ClusterName", "prod"), 60);
        var series = Series.of(MetricCatalogue.of("ContainerInsights").metric("node_cpu_utilization"));
        var specs = IntStream.range(0, count)
                .mapToObj(number -> AlarmSpec.builder("cpu-" + number)
                        .series(series)
                        .threshold(Threshold.above(80))
                        .severity(Severity.INFO)
                        .build())
                .toArray(AlarmSpec[]::new);
        return AlarmSet.of(specs).define(stack, subject, AlarmRouting.nobody());
    }

    private static List<?> shown(DashboardWidget widget) {
        return (List<?>) widget.properties().get("alarms");
    }

    @Test
    void showsEachAlarmByItsArn() throws JsonProcessingException {
        var other = new Stack(app, "Boards");
        TelemetryDashboard.Builder.create(other, "Board")
                .sections(List.of(AlarmStates.of(alarms(2))))
                .build();

        var widget = BoardBody.widgets(other).get(1);
        assertThat(BoardBody.place(widget)).isEqualTo("alarm at 0,1 of 24x2");
        assertThat(widget.at("/properties/title").asText()).isEqualTo("Alarm states");
        assertThat(BoardBody.list(widget.at("/properties/alarms")))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:prod-cpu-0-info",
                        "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:prod-cpu-1-info");
    }

    @Test
    void isCalledAlarms() {
        assertThat(AlarmStates.of(alarms(1)).title()).isEqualTo("Alarms");
    }

    @Test
    void isEmptyWithoutAlarms() {
        assertThat(AlarmStates.of(List.of()).widgets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "4, 2", "5, 3", "100, 26"})
    void isAsHighAsItsRowsOfFour(int count, int height) {
        assertThat(AlarmStates.of(alarms(count)).widgets())
                .singleElement()
                .satisfies(widget -> assertThat(widget.height()).isEqualTo(height));
    }

    @Test
    void goesOnInAnotherWidgetAfterAHundred() {
        var alarms = alarms(201);

        var widgets = AlarmStates.of(alarms).widgets();
        assertThat(widgets).extracting(widget -> shown(widget).size()).containsExactly(100, 100, 1);
        assertThat(widgets.stream().flatMap(widget -> shown(widget).stream()).map(Object::toString))
                .containsExactlyElementsOf(
                        alarms.stream().map(DefinedAlarm::arn).toList());
    }
}
