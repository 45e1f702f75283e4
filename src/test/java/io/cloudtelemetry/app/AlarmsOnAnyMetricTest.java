package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms and boards of one's own in a file without clusters and APIs, as their templates have them. */
class AlarmsOnAnyMetricTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY =
            "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:01234567-89ab-cdef-0123-456789abcdef:resource/ecs/service/shop/worker:policyName/grow";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void synthesize() {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-own.yaml"), "123456789012");
        app.synth();
    }

    private static List<JsonNode> resources(String stack, String type) throws IOException {
        var found = new ArrayList<JsonNode>();
        JSON.readTree(Files.readString(folder.resolve("own-%s.template.json".formatted(stack))))
                .get("Resources")
                .forEach(each -> {
                    if (each.get("Type").asText().equals(type)) {
                        found.add(each.get("Properties"));
                    }
                });
        return found;
    }

    private static JsonNode alarm(String name) throws IOException {
        return resources("alarms", "AWS::CloudWatch::Alarm").stream()
                .filter(each -> each.get("AlarmName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void standInAStackOfTheirOwnUnderTheirOwnNames() throws IOException {
        assertThat(resources("alarms", "AWS::CloudWatch::Alarm"))
                .extracting(each -> each.get("AlarmName").asText())
                .containsExactlyInAnyOrder(
                        "queue-old-critical",
                        "host-lost-warning",
                        "orders-failed-warning",
                        "any-host-busy-info",
                        "queues-wait-warning",
                        "orders-unusual-info",
                        "orders-many-info",
                        "orders-few-info",
                        "orders-refused-warning");
    }

    @Test
    void aMetricOfAnyNamespaceHasItsKeys() throws IOException {
        var alarm = alarm("queue-old-critical");

        assertThat(alarm.get("Namespace").asText()).isEqualTo("AWS/SQS");
        assertThat(alarm.get("MetricName").asText()).isEqualTo("ApproximateAgeOfOldestMessage");
        assertThat(alarm.get("Dimensions").toString()).isEqualTo("[{\"Name\":\"QueueName\",\"Value\":\"orders\"}]");
        assertThat(alarm.get("Statistic").asText()).isEqualTo("Maximum");
        assertThat(alarm.get("Period").intValue()).isEqualTo(300);
        assertThat(alarm.get("Threshold").intValue()).isEqualTo(600);
        assertThat(alarm.get("EvaluationPeriods").intValue()).isEqualTo(3);
        assertThat(alarm.get("DatapointsToAlarm").intValue()).isEqualTo(2);
        assertThat(alarm.get("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(alarm.get("AlarmDescription").asText())
                .isEqualTo("Orders wait: look at the function that takes them. Maximum ApproximateAgeOfOldestMessage of"
                        + " QueueName orders above 600 Seconds in 2 of 3 periods of 300 s.");
    }

    /** Step 7 of the walk-through offers Auto Scaling and EC2 actions beside the topic. */
    @Test
    void actsByScalingPolicyFunctionTicketAndOnAnInstance() throws IOException {
        assertThat(alarm("queue-old-critical").get("AlarmActions"))
                .extracting(JsonNode::asText)
                .contains(
                        POLICY,
                        "arn:aws:lambda:eu-west-1:123456789012:function:drain:live",
                        "arn:aws:ssm:eu-west-1:123456789012:opsitem:2#CATEGORY=Performance");
        assertThat(alarm("host-lost-warning").get("AlarmActions").toString())
                .contains(":automate:eu-west-1:ec2:recover");
    }

    @Test
    void aFunctionLetsThatAlarmIn() throws IOException {
        var permission = resources("alarms", "AWS::Lambda::Permission");

        assertThat(permission).hasSize(1);
        assertThat(permission.get(0).get("FunctionName").asText())
                .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:drain:live");
        assertThat(permission.get(0).get("Principal").asText()).isEqualTo("lambda.alarms.cloudwatch.amazonaws.com");
        assertThat(permission.get(0).get("SourceArn").toString()).contains(":alarm:queue-old-critical");
    }

    @Test
    void mathQueriesAndBandsAreMetricsOfTheAlarm() throws IOException {
        var math = new TreeMap<String, String>();
        alarm("orders-failed-warning")
                .get("Metrics")
                .forEach(each -> math.put(
                        each.get("Id").asText(),
                        each.path("Expression")
                                .asText(each.at("/MetricStat/Metric/MetricName").asText())));
        assertThat(math)
                .containsEntry("result", "100 * failed / all")
                .containsEntry("failed", "OrdersFailed")
                .containsEntry("all", "Orders");
        assertThat(alarm("any-host-busy-info").at("/Metrics/0/Expression").asText())
                .isEqualTo(
                        "SELECT AVG(\"CPUUtilization\") FROM SCHEMA(\"AWS/EC2\", \"InstanceId\") GROUP BY \"InstanceId\" ORDER BY AVG() DESC");
        assertThat(alarm("queues-wait-warning").get("Metrics"))
                .singleElement()
                .returns(
                        "SELECT MAX(ApproximateAgeOfOldestMessage) FROM SCHEMA(\"AWS/SQS\", QueueName) WHERE tag.team = 'shop' GROUP BY QueueName ORDER BY MAX() DESC",
                        each -> each.get("Expression").asText())
                .returns(60, each -> each.get("Period").intValue())
                .returns(true, each -> each.get("ReturnData").booleanValue());
        assertThat(alarm("queues-wait-warning").get("AlarmDescription").asText())
                .isEqualTo(
                        "Maximum ApproximateAgeOfOldestMessage of any QueueName above 600 Seconds in 5 of 5 periods of 60 s.");
        assertThat(alarm("orders-unusual-info").get("ComparisonOperator").asText())
                .isEqualTo("LessThanLowerOrGreaterThanUpperThreshold");
        assertThat(alarm("orders-many-info").get("ComparisonOperator").asText()).isEqualTo("GreaterThanUpperThreshold");
        assertThat(alarm("orders-few-info").get("ComparisonOperator").asText()).isEqualTo("LessThanLowerThreshold");
    }

    @Test
    void linesOfALogAreCountedByAFilter() throws IOException {
        var filter = resources("alarms", "AWS::Logs::MetricFilter").get(0);

        assertThat(filter.get("LogGroupName").asText()).isEqualTo("/aws/lambda/orders");
        assertThat(filter.get("FilterPattern").asText()).isEqualTo("\"connection refused\"");
        assertThat(filter.at("/MetricTransformations/0/MetricName"))
                .isEqualTo(alarm("orders-refused-warning").get("MetricName"));
        assertThat(alarm("orders-refused-warning").get("Threshold").intValue()).isEqualTo(5);
    }

    @Test
    void oneWordNamesThemAllInCompositesAndWindows() throws IOException {
        assertThat(resources("alarms", "AWS::CloudWatch::CompositeAlarm").toString())
                .contains("any-host-busy-info", "orders-refused-warning");
        assertThat(resources("alarms", "AWS::CloudWatch::AlarmMuteRule").toString())
                .contains("host-lost-warning");
    }

    @Test
    void rowsHaveWidgetsOfEachKind() throws IOException {
        var board = resources("dashboards", "AWS::CloudWatch::Dashboard").stream()
                .filter(each -> each.get("DashboardName").asText().equals("shop"))
                .findFirst()
                .orElseThrow()
                .get("DashboardBody");
        // ARNs of alarms hold the partition, which only CloudFormation knows.
        var text = new StringBuilder();
        (board.isTextual() ? JSON.createArrayNode().add(board) : board.at("/Fn::Join/1"))
                .forEach(part -> text.append(part.isTextual() ? part.asText() : "x"));
        var widgets = new ArrayList<JsonNode>();
        JSON.readTree(text.toString()).get("widgets").forEach(widgets::add);

        assertThat(widgets)
                .extracting(each -> each.get("type").asText())
                .containsExactly("text", "metric", "metric", "metric", "metric", "text", "log", "alarm");
        var orders = widgets.get(1).get("properties");
        assertThat(widgets.get(1).get("width").intValue()).isEqualTo(12);
        assertThat(orders.get("stacked").booleanValue()).isTrue();
        assertThat(orders.at("/yAxis/right").toString())
                .isEqualTo("{\"label\":\"percent\",\"max\":100,\"min\":0,\"showUnits\":false}");
        assertThat(orders.at("/metrics/1/4").toString())
                .isEqualTo("{\"id\":\"failed\",\"label\":\"OrdersFailed\",\"stat\":\"Sum\",\"visible\":false}");
        assertThat(orders.at("/metrics/2").toString())
                .isEqualTo(
                        "[{\"expression\":\"100 * failed / all\",\"id\":\"share\",\"label\":\"failed\",\"yAxis\":\"right\"}]");
        assertThat(widgets.get(2).at("/properties/metrics/0/0/expression").asText())
                .isEqualTo("SEARCH('{AWS/Lambda,FunctionName} MetricName=\"Errors\"', 'Sum', 60)");
        assertThat(widgets.get(3).at("/properties/view").asText()).isEqualTo("singleValue");
        assertThat(widgets.get(4).at("/properties/metrics/0/0").toString())
                .isEqualTo(
                        "{\"expression\":\"SELECT MAX(ApproximateAgeOfOldestMessage) FROM \\\"AWS/SQS\\\" GROUP BY QueueName ORDER BY MAX() DESC LIMIT 10\",\"label\":\"ApproximateAgeOfOldestMessage\",\"period\":60}");
        assertThat(widgets.get(7).at("/properties/alarms")).hasSize(2);
    }

    @Test
    void aSubscriptionIsFilteredOnTheBody() throws IOException {
        assertThat(resources("notifications", "AWS::SNS::Subscription"))
                .filteredOn(each -> each.has("FilterPolicy"))
                .hasSize(5)
                .allSatisfy(each ->
                        assertThat(each.get("FilterPolicyScope").asText()).isEqualTo("MessageBody"));
    }
}
