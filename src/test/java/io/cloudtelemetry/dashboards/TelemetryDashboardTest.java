package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.logs.LogQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TelemetryDashboardTest {
    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    private static DashboardWidget box(int width, int height) {
        return new DashboardWidget("metric", width, height, Map.of());
    }

    private static DashboardSection section(DashboardWidget... widgets) {
        return new DashboardSection("Nodes", List.of(widgets));
    }

    private List<JsonNode> body(Stack in, DashboardSection... sections) throws JsonProcessingException {
        TelemetryDashboard.Builder.create(in, "Board")
                .name("Telemetry")
                .sections(List.of(sections))
                .build();
        return BoardBody.widgets(in);
    }

    private List<String> places(DashboardSection... sections) throws JsonProcessingException {
        return body(stack, sections).stream().map(BoardBody::place).toList();
    }

    @Test
    void isOneBoardOfThatName() {
        TelemetryDashboard.Builder.create(stack, "Board")
                .name("NRSON-Telemetry_1")
                .sections(List.of(section(box(8, 6))))
                .build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
        template.hasResourceProperties("AWS::CloudWatch::Dashboard", Map.of("DashboardName", "NRSON-Telemetry_1"));
    }

    @Test
    void leavesTheNameToCloudFormationUnlessGiven() {
        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(section(box(8, 6))))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties("AWS::CloudWatch::Dashboard", Map.of("DashboardName", Match.absent()));
    }

    @Test
    void eachSectionBeginsWithItsHeading() throws JsonProcessingException {
        assertThat(body(stack, section(box(8, 6))))
                .first()
                .satisfies(heading ->
                        assertThat(heading.at("/properties/markdown").asText()).isEqualTo("## Nodes"));
    }

    @Test
    void fillsARowThenGoesOnBelow() throws JsonProcessingException {
        assertThat(places(section(box(8, 6), box(8, 6), box(8, 6), box(8, 6))))
                .containsExactly(
                        "text at 0,0 of 24x1",
                        "metric at 0,1 of 8x6",
                        "metric at 8,1 of 8x6",
                        "metric at 16,1 of 8x6",
                        "metric at 0,7 of 8x6");
    }

    @Test
    void breaksARowThatHasTooLittleRoomLeft() throws JsonProcessingException {
        assertThat(places(section(box(12, 3), box(13, 3))))
                .containsExactly("text at 0,0 of 24x1", "metric at 0,1 of 12x3", "metric at 0,4 of 13x3");
    }

    @Test
    void theHighestWidgetMakesTheRow() throws JsonProcessingException {
        assertThat(places(section(box(8, 9), box(8, 2), box(24, 1))))
                .endsWith("metric at 0,1 of 8x9", "metric at 8,1 of 8x2", "metric at 0,10 of 24x1");
    }

    @Test
    void aSectionBeginsInANewRow() throws JsonProcessingException {
        assertThat(places(section(box(8, 6)), section(box(8, 6))))
                .containsExactly(
                        "text at 0,0 of 24x1", "metric at 0,1 of 8x6", "text at 0,7 of 24x1", "metric at 0,8 of 8x6");
    }

    @Test
    void leavesOutASectionWithoutWidgets() throws JsonProcessingException {
        assertThat(places(section(), section(box(8, 6)), section()))
                .containsExactly("text at 0,0 of 24x1", "metric at 0,1 of 8x6");
    }

    @Test
    void writesARegionThatIsKnown() throws JsonProcessingException {
        var seoul = new Stack(
                app,
                "Seoul",
                StackProps.builder()
                        .env(Environment.builder().region("ap-northeast-2").build())
                        .build());

        assertThat(body(seoul, section(box(8, 6)))
                        .get(1)
                        .at("/properties/region")
                        .asText())
                .isEqualTo("ap-northeast-2");
    }

    @Test
    void writesTheRegionOfTheDeploymentOtherwise() throws JsonProcessingException {
        assertThat(body(stack, section(box(8, 6)))
                        .get(1)
                        .at("/properties/region")
                        .asText())
                .isEqualTo("${AWS::Region}");
    }

    @Test
    void textAndAlarmWidgetsHaveNoRegion() throws JsonProcessingException {
        var alarms = new DashboardWidget("alarm", 24, 2, Map.of("alarms", List.of("arn:aws:cloudwatch:x")));

        assertThat(body(stack, section(DashboardWidget.text(1, "*hello*"), alarms)))
                .hasSize(3)
                .allSatisfy(widget ->
                        assertThat(widget.get("properties").has("region")).isFalse());
    }

    @Test
    void aTableAsksTheLogGroupsInTheRegion() throws JsonProcessingException {
        var query =
                new LogQuery("Latest failures", List.of("/some/group"), "fields @message | filter level = \"ERROR\"");

        var table = body(stack, section(DashboardWidget.table(query))).get(1);
        assertThat(BoardBody.place(table)).isEqualTo("log at 0,1 of 24x8");
        var properties = table.get("properties");
        assertThat(properties.get("title").asText()).isEqualTo("Latest failures");
        assertThat(properties.get("view").asText()).isEqualTo("table");
        assertThat(properties.get("region").asText()).isEqualTo("${AWS::Region}");
        assertThat(properties.get("query").asText())
                .isEqualTo("SOURCE '/some/group' | fields @message | filter level = \"ERROR\"");
    }

    @Test
    void theSameBoardHasTheSameTextAtEverySynth() {
        var widget = new DashboardWidget(
                "metric", 8, 6, Map.of("title", "t", "view", "timeSeries", "period", 60, "stacked", false));
        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(section(widget)))
                .build();

        var body = Template.fromStack(stack).toJSON().toString();
        var keys = List.of("\"period\"", "\"region\"", "\"stacked\"", "\"title\"", "\"view\"");
        assertThat(keys.stream().mapToInt(body::lastIndexOf).toArray()).isSorted();
        assertThat(Arrays.asList("\"height\"", "\"properties\"", "\"type\"", "\"width\"", "\"x\"", "\"y\"").stream()
                        .mapToInt(body::indexOf)
                        .toArray())
                .isSorted();
    }

    @Test
    void sectionOfAnotherRegionIsDrawnFromThere() {
        var seoul = new DashboardSection(
                "Seoul",
                "ap-northeast-2",
                List.of(DashboardWidget.table(new LogQuery("q", List.of("group"), "fields @message"))));
        var stack = new Stack();
        TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(seoul))
                .build();

        assertThat(Template.fromStack(stack).toJSON().toString()).contains("\"region\":\"ap-northeast-2\"");
    }
}
