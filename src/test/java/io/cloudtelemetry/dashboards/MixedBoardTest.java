package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Column;
import software.amazon.awscdk.services.cloudwatch.CustomWidget;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Row;
import software.amazon.awscdk.services.cloudwatch.TextWidget;

/** Boards that mix sections of the library with widgets and alarms of CDK's own. */
class MixedBoardTest {
    private final App app = new App();
    private final Stack stack = new Stack(app, "Boards");

    private static Metric age() {
        return Metric.Builder.create()
                .namespace("AWS/SQS")
                .metricName("ApproximateAgeOfOldestMessage")
                .dimensionsMap(Map.of("QueueName", "orders"))
                .build();
    }

    private static GraphWidget graph(String title) {
        return GraphWidget.Builder.create().title(title).left(List.of(age())).build();
    }

    private static DashboardSection section(IWidget... widgets) {
        return new DashboardSection(
                "Own", List.of(widgets).stream().map(DashboardWidget::of).toList());
    }

    private List<JsonNode> board(DashboardSection... sections) throws JsonProcessingException {
        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(sections))
                .build();
        return BoardBody.widgets(stack);
    }

    private static Alarm alarm(Stack in, @Nullable String name) {
        return Alarm.Builder.create(in, "Age")
                .alarmName(name)
                .metric(age())
                .threshold(60)
                .evaluationPeriods(1)
                .build();
    }

    @Test
    void aWidgetOfCdkIsReadWhenItsBoardIsBuilt() throws JsonProcessingException {
        var graph = graph("Age of the queue");
        var section = section(graph);
        graph.addLeftMetric(
                age().with(MetricOptions.builder().statistic("Maximum").build()));

        assertThat(board(section).get(1).get("properties").get("metrics")).hasSize(2);
    }

    @Test
    void whatAWidgetOfCdkWarnsOfIsSaid() throws JsonProcessingException {
        var unknown = MathExpression.Builder.create()
                .expression("age + nobody")
                .usingMetrics(Map.of("age", age()))
                .build();
        board(section(GraphWidget.Builder.create().left(List.of(unknown)).build()));

        assertThat(Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp(".*nobody.*")))
                .hasSize(1);
    }

    @Test
    void anEmptyRowOrColumnIsRefused() {
        for (var empty : List.<IWidget>of(new Row(), new Column())) {
            assertThatThrownBy(() -> DashboardWidget.of(empty))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("widget must show something, got an empty row or column");
        }
    }

    @Test
    void aGraphOfCdkFlowsAfterAWidgetOfOurs() throws JsonProcessingException {
        var ours = new DashboardWidget("metric", 8, 6, Map.of("title", "ours"));
        var widgets =
                board(new DashboardSection("Mixed", List.of(ours, DashboardWidget.of(graph("Age of the queue")))));

        assertThat(widgets)
                .extracting(BoardBody::place)
                .containsExactly("text at 0,0 of 24x1", "metric at 0,1 of 8x6", "metric at 8,1 of 6x6");
        var properties = widgets.get(2).get("properties");
        assertThat(properties.get("title").asText()).isEqualTo("Age of the queue");
        assertThat(properties.get("region").asText()).isEqualTo("${AWS::Region}");
        assertThat(properties.at("/metrics/0/0").asText()).isEqualTo("AWS/SQS");
        assertThat(properties.at("/metrics/0/3").asText()).isEqualTo("orders");
    }

    @Test
    void aWidgetKeepsItsOwnRegion() throws JsonProcessingException {
        var abroad = GraphWidget.Builder.create()
                .region("us-east-1")
                .left(List.of(age()))
                .build();

        assertThat(board(section(abroad)).get(1).at("/properties/region").asText())
                .isEqualTo("us-east-1");
    }

    @Test
    void aCustomWidgetGetsNoRegion() throws JsonProcessingException {
        var custom = CustomWidget.Builder.create()
                .title("Orders")
                .functionArn("arn:aws:lambda:eu-west-1:123456789012:function:orders")
                .build();

        assertThat(board(section(custom)).get(1).get("properties").has("region"))
                .isFalse();
    }

    @Test
    void rowsAndColumnsStayTogether() throws JsonProcessingException {
        var text =
                TextWidget.Builder.create().markdown("left").width(4).height(2).build();
        var widgets =
                board(section(text, new Column(graph("one"), graph("two")), new Row(graph("three"), graph("four"))));

        assertThat(widgets)
                .extracting(BoardBody::place)
                .containsExactly(
                        "text at 0,0 of 24x1",
                        "text at 0,1 of 4x2",
                        "metric at 4,1 of 6x6",
                        "metric at 4,7 of 6x6",
                        "metric at 10,1 of 6x6",
                        "metric at 16,1 of 6x6");
    }

    @Test
    void everyWidgetOfARowCounts() {
        var rows = Collections.nCopies(250, DashboardWidget.of(new Row(graph("one"), graph("two"))));
        var board =
                TelemetryDashboard.Builder.create(stack, "Board").sections(List.of(new DashboardSection("Rows", rows)));

        assertThatThrownBy(board::build)
                .hasMessage(
                        "sections must hold 1 to 500 widgets in all, got 501; divide them among boards, such as one for each team, with links in a text widget");
    }

    @Test
    void whatIsWatchedComesAfterTheSections() throws JsonProcessingException {
        var watched = new Telemetry() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            public List<NamedAlarm> alarms() {
                return List.of(NamedAlarm.of(alarm(stack, "age"), Severity.WARNING));
            }

            @Override
            public List<DashboardSection> sections() {
                return List.of(section(graph("Age")));
            }
        };
        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(AlarmStates.of(List.of(watched))))
                .telemetry(List.of(watched))
                .build();

        assertThat(BoardBody.widgets(stack))
                .extracting(widget -> widget.get("type").asText())
                .containsExactly("text", "alarm", "text", "metric");
    }

    @Test
    void anAlarmWithANameIsShownInAnotherStackWithoutAnExport() throws JsonProcessingException {
        var other = new Stack(app, "Alarms");
        var states = AlarmStates.of(List.of(NamedAlarm.of(alarm(other, "age"), Severity.WARNING)));

        assertThat(board(states).get(1).at("/properties/alarms/0").asText())
                .isEqualTo("arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:age");
        assertThat(Template.fromStack(other).toJSON()).doesNotContainKey("Outputs");
    }

    @Test
    void anAlarmByNameIsShownInAnotherStackWithoutAnExport() throws JsonProcessingException {
        var other = new Stack(app, "Alarms");
        var states =
                AlarmStates.of(List.of(NamedAlarm.of(Alarm.fromAlarmName(other, "Existing", "age"), Severity.WARNING)));

        assertThat(board(states).get(1).at("/properties/alarms/0").asText()).endsWith(":alarm:age");
        assertThat(Objects.requireNonNull(app.synth().getStackByName("Boards").getTemplate()))
                .asString()
                .doesNotContain("ImportValue");
    }

    @Test
    void anAlarmWhoseNameIsMadeUpIsShownInItsOwnStackOnly() throws JsonProcessingException {
        var states = AlarmStates.of(List.of(NamedAlarm.of(alarm(stack, null), Severity.WARNING)));
        var elsewhere = TelemetryDashboard.Builder.create(new Stack(app, "Elsewhere"), "Board")
                .sections(List.of(states));

        assertThat(board(states).get(1).at("/properties/alarms/0").asText()).matches("\\$\\{Age[0-9A-F]+\\.Arn}");
        assertThatThrownBy(elsewhere::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "alarms must have a name that is known at synth to be named by another stack, got Boards/Age"
                                + " for Elsewhere; state its alarmName");
    }
}
