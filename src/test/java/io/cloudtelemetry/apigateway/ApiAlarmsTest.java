package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CombinedAlarm;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

/** Alarms of methods and routes, on rates and on unusual traffic, and over an API and a cluster. */
class ApiAlarmsTest {
    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
    }

    private RestApiTelemetry.Builder orders() {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "prod"));
    }

    @Test
    void aMethodHasTheRecommendedAlarmsUnderItsOwnDimensions() {
        orders().detailedMetrics(Switch.ON)
                .alarms(RestApiAlarms.recommended().with(RestApiAlarms.forMethod("GET", "/orders/{id}")))
                .build();

        var template = Template.fromStack(stack);
        template.resourceCountIs(
                "AWS::CloudWatch::Alarm",
                RestApiAlarms.recommended().specs().size() + RestApiAlarms.forMethod("GET", "/orders/{id}").length);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName",
                        "orders-prod-server-errors-get-orders-id-critical",
                        "Dimensions",
                        List.of(
                                Map.of("Name", "ApiName", "Value", "orders"),
                                Map.of("Name", "Method", "Value", "GET"),
                                Map.of("Name", "Resource", "Value", "/orders/{id}"),
                                Map.of("Name", "Stage", "Value", "prod"))));
    }

    @Test
    void aMethodWithoutDetailedMetricsIsRefused() {
        var telemetry = orders().alarms(RestApiAlarms.recommended().with(RestApiAlarms.forMethod("GET", "/orders")));

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("switch them on with detailedMetrics: true");
    }

    @Test
    void detailedMetricsOfOneMethodAreEnough() {
        assertThat(orders().overrides(List.of(
                                SettingsOverride.method("GET", "/orders").detailedMetrics(Switch.ON)))
                        .alarms(RestApiAlarms.recommended().with(RestApiAlarms.forMethod("GET", "/orders")))
                        .build()
                        .alarms())
                .hasSize(6);
    }

    @Test
    void routesHaveThemByRouteOrByMethodAndResource() {
        HttpApiTelemetry.Builder.create(stack, "Http")
                .stage(HttpStageTarget.existing("a1b2c3d4e5", "$default").throttling(5, 5))
                .detailedMetrics(Switch.ON)
                .alarms(HttpApiAlarms.recommended().with(HttpApiAlarms.forRoute("GET /orders")))
                .build();
        WebSocketApiTelemetry.Builder.create(stack, "Chat")
                .stage(WebSocketStageTarget.existing("b1b2c3d4e5", "prod").throttling(5, 5))
                .detailedMetrics(Switch.ON)
                .alarms(WebSocketApiAlarms.recommended().with(WebSocketApiAlarms.forRoute("$connect")))
                .build();

        var alarms = String.valueOf(Template.fromStack(stack).findResources("AWS::CloudWatch::Alarm"));
        assertThat(alarms)
                .contains("a1b2c3d4e5-$default-server-errors-get-orders-critical")
                .contains("{Name=Route, Value=$connect}", "{Name=Resource, Value=/orders}");
        assertThatThrownBy(() -> HttpApiAlarms.forRoute("$default"))
                .hasMessageStartingWith("route must be a method and a path such as GET /orders");
    }

    @Test
    void rateIsComputedFromTheCountsAndLeavesQuietMinutesOut() {
        orders().alarms(RestApiAlarms.recommended().with(RestApiAlarms.errorRate(2, 50)))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName",
                                "orders-prod-error-rate-critical",
                                "Threshold",
                                2,
                                "TreatMissingData",
                                "notBreaching",
                                "Metrics",
                                Match.arrayWith(List.of(
                                        Match.objectLike(
                                                Map.of("Expression", "IF(requests >= 50, 100 * errors / requests, 0)")),
                                        Match.objectLike(Map.of(
                                                "Id",
                                                "errors",
                                                "MetricStat",
                                                Match.objectLike(Map.of(
                                                        "Stat",
                                                        "Sum",
                                                        "Metric",
                                                        Match.objectLike(Map.of("MetricName", "5XXError"))))))))));
        assertThatThrownBy(() -> RestApiAlarms.errorRate(100, 1)).hasMessageContaining("below 100, got 100.0");
        assertThatThrownBy(() -> RestApiAlarms.errorRate(1, 0))
                .hasMessageContaining("at least 1 in four minutes, got 0");
    }

    @Test
    void unusualTrafficIsWhatCloudWatchDidNotExpect() {
        orders().alarms(RestApiAlarms.recommended().with(RestApiAlarms.unusualTraffic(3)))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName",
                                "orders-prod-unusual-traffic-warning",
                                "ComparisonOperator",
                                "LessThanLowerOrGreaterThanUpperThreshold",
                                "Metrics",
                                Match.arrayWith(List.of(Match.objectLike(
                                        Map.of("Expression", Match.stringLikeRegexp("ANOMALY_DETECTION_BAND.*3")))))));
    }

    @Test
    void anApiInTroubleWhileItsClusterIsTellsOnce() {
        var api = orders().build();
        List<DefinedAlarm> cluster = EksAlarms.recommended(KubernetesMetrics.standard())
                .define(
                        new Construct(stack, "Cluster"),
                        new AlarmSubject("shop", Map.of("ClusterName", "shop"), 60),
                        AlarmRouting.nobody());

        CombinedAlarm.anyOf("api-suffers-from-nodes", Severity.CRITICAL, api.alarms())
                .andAnyOf(cluster)
                .define(stack, AlarmRouting.nobody());

        var rule = String.valueOf(Template.fromStack(stack)
                .findResources("AWS::CloudWatch::CompositeAlarm")
                .values()
                .iterator()
                .next());
        assertThat(rule).contains("orders-prod-server-errors-critical", " AND ", "shop-failed-nodes-critical");
    }
}
