package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.RestApi;

class RestApiAlarmsTest {
    private static final List<Map<String, String>> STAGE =
            List.of(Map.of("Name", "ApiName", "Value", "orders"), Map.of("Name", "Stage", "Value", "api"));

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
    }

    private RestApiTelemetry.Builder telemetry(String stage) {
        return RestApiTelemetry.Builder.create(stack, stage)
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", stage))
                .routing((scope, severity, state) -> List.of("arn:aws:sns:eu-west-1:123456789012:" + severity));
    }

    @Test
    void aStageHasTheRecommendedAlarms() {
        telemetry("api").build();

        var template = Template.fromStack(stack);
        template.resourceCountIs(
                "AWS::CloudWatch::Alarm", RestApiAlarms.recommended().specs().size());
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName", "orders-api-server-errors-critical",
                        "MetricName", "5XXError",
                        "Dimensions", STAGE,
                        "Statistic", "Average",
                        "Threshold", 0.05,
                        "ComparisonOperator", "GreaterThanThreshold",
                        "EvaluationPeriods", 3,
                        "TreatMissingData", "notBreaching",
                        "AlarmActions", List.of("arn:aws:sns:eu-west-1:123456789012:critical")));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of("AlarmName", "orders-api-client-errors-warning", "MetricName", "4XXError", "Threshold", 0.05));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName",
                        "orders-api-latency-warning",
                        "MetricName",
                        "Latency",
                        "ExtendedStatistic",
                        "p90",
                        "Threshold",
                        2500,
                        "ComparisonOperator",
                        "GreaterThanOrEqualToThreshold"));
    }

    @Test
    void alarmsOfTwoStagesDoNotCollide() {
        var alarms = Stream.of("api", "beta")
                .flatMap(stage -> telemetry(stage).build().alarms().stream())
                .map(DefinedAlarm::name);

        assertThat(alarms).hasSize(6).doesNotHaveDuplicates().contains("orders-beta-latency-warning");
    }

    @Test
    void aStageOfThisAppHasThemByTheNamesInItsTemplate() {
        var api = RestApi.Builder.create(stack, "Own").restApiName("own").build();
        api.getRoot().addMethod("GET");
        RestApiTelemetry.Builder.create(stack, "Telemetry")
                .stage(StageTarget.of(api))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties("AWS::CloudWatch::Alarm", Map.of("AlarmName", "own-prod-latency-warning"));
    }

    @Test
    void tellsThatNobodyIsToldWithoutARouting() {
        RestApiTelemetry.Builder.create(stack, "api")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "api"))
                .build();

        Annotations.fromStack(stack).hasWarning("/One/api/Alarms", Match.stringLikeRegexp(".*nobody is told.*"));
    }

    @Test
    void trafficThatIsGoneBreachesOnceItsThresholdIsGiven() {
        telemetry("api")
                .alarms(RestApiAlarms.recommended()
                        .change(RestApiAlarms.TRAFFIC_GONE, alarm -> alarm.thresholdValue(10)))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName", "orders-api-traffic-gone-critical",
                                "MetricName", "Count",
                                "Statistic", "SampleCount",
                                "Threshold", 10,
                                "ComparisonOperator", "LessThanThreshold",
                                "EvaluationPeriods", 10,
                                "TreatMissingData", "breaching"));
    }

    @Test
    void graphsDrawTheThresholdsThatTheAlarmsCompare() {
        var widgets = telemetry("api")
                .alarms(RestApiAlarms.recommended()
                        .change(RestApiAlarms.CLIENT_ERRORS, alarm -> alarm.thresholdValue(0.2))
                        .change(RestApiAlarms.LATENCY, alarm -> alarm.statistic("p95")))
                .build()
                .section()
                .widgets();

        assertThat(widgets.get(0).properties()).doesNotContainKey("annotations");
        assertThat(widgets.get(1).properties().get("annotations"))
                .isEqualTo(Map.of(
                        "horizontal",
                        List.of(
                                Map.of("color", "#d13212", "label", "alarm above 0.05", "value", 0.05),
                                Map.of("color", "#d13212", "label", "alarm above 0.2", "value", 0.2))));
        assertThat(widgets.get(2).properties()).doesNotContainKey("annotations");
    }

    /** Each partition has a console of its own. */
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, https://console.aws.amazon.com/cloudwatch/",
        "cn-north-1, https://console.amazonaws.cn/cloudwatch/",
        "us-gov-west-1, https://console.amazonaws-us-gov.com/cloudwatch/"
    })
    void traceMapIsThatOfTheRegionsConsole(String region, String console) {
        stack = new Stack(
                new App(),
                "There",
                StackProps.builder()
                        .env(Environment.builder().region(region).build())
                        .build());

        assertThat(telemetry("api").tracing(Switch.ON).build().section().widgets())
                .last()
                .satisfies(widget -> assertThat(widget.properties().get("markdown"))
                        .asString()
                        .contains(console, "region=" + region));
    }

    @Test
    void failsBeforeAnythingIsAttachedWhenAMetricNeedsWhatIsOff() {
        var perMethod = AlarmSpec.builder("get-latency")
                .series(Series.of(
                        ApiKind.metrics().metric("Latency"),
                        Map.of("ApiName", "orders", "Stage", "api", "Resource", "/", "Method", "GET")))
                .threshold(Threshold.atLeast(100))
                .severity(Severity.INFO)
                .build();
        var telemetry = telemetry("api").alarms(RestApiAlarms.recommended().with(perMethod));

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("get-latency.series AWS/ApiGateway Latency by")
                .hasMessageContaining("detailedMetrics: true");
        assertThat(stack.getNode().getChildren()).isEmpty();
        telemetry.detailedMetrics(Switch.ON).build();
    }

    @Test
    void failsBeforeAnythingIsAttachedWhenTheRoutingHasTooManyActions() {
        var telemetry = telemetry("api").routing((scope, severity, state) -> List.of("1", "2", "3", "4", "5", "6"));

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("actions must be at most 5 for a state, got 6 for ALARM");
        assertThat(stack.getNode().tryFindChild("api")).isNull();
    }
}
