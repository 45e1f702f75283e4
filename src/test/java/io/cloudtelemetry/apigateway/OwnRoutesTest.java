package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** Routes of a stage of this app that are set apart from the rest, or were before. */
class OwnRoutesTest {
    private static final String STAGE = "AWS::ApiGatewayV2::Stage";

    private App app;
    private Stack stack;
    private WebSocketApi api;
    private WebSocketStage stage;

    @BeforeEach
    void newStage() {
        app = new App();
        stack = new Stack(app, "One");
        api = WebSocketApi.Builder.create(stack, "Chat").build();
        stage = WebSocketStage.Builder.create(stack, "Stage")
                .webSocketApi(api)
                .stageName("prod")
                .detailedMetricsEnabled(true)
                .throttle(ThrottleSettings.builder().burstLimit(7).rateLimit(5).build())
                .build();
    }

    private void route(Stack where, String id, String key) {
        CfnRoute.Builder.create(where, id).apiId(api.getApiId()).routeKey(key).build();
    }

    private void entries(Map<String, Object> entries) {
        ((CfnStage) stage.getNode().getDefaultChild()).setRouteSettings(entries);
    }

    private WebSocketApiTelemetry.Builder telemetry(ExecutionLogs logs) {
        return WebSocketApiTelemetry.Builder.create(stack, "Telemetry")
                .stage(WebSocketStageTarget.of(stage))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(logs)
                .alarms(AlarmSet.of());
    }

    private Map<?, ?> routeSettings() {
        var resource = Template.fromStack(stack)
                .findResources(STAGE)
                .values()
                .iterator()
                .next();
        return (Map<?, ?>) ((Map<?, ?>) resource.get("Properties")).get("RouteSettings");
    }

    @Test
    void stageWaitsForTheRoutesThatAreSetApartAndForNoOther() {
        telemetry(ExecutionLogs.info())
                .overrides(List.of(SettingsOverride.route("send").errors()))
                .build();
        // After the telemetry, as addRoute may come at any time.
        route(stack, "Send", "send");
        route(stack, "Other", "other");

        var dependsOn = String.valueOf(Template.fromStack(stack)
                .findResources(STAGE)
                .values()
                .iterator()
                .next()
                .get("DependsOn"));
        assertThat(dependsOn).contains("Send").doesNotContain("Other");
    }

    @Test
    void refusesARouteOfAnotherStackThatCanOnlyComeAfterTheStage() {
        telemetry(ExecutionLogs.info())
                .overrides(List.of(SettingsOverride.route("send").errors()))
                .build();
        route(new Stack(app, "Two"), "Send", "send");

        assertThatThrownBy(app::synth)
                .hasMessageContaining("overrides must name routes that can be deployed before the stage, got send of"
                        + " another stack, which needs the API and with it the stage;"
                        + " define the route in the stack of the stage");
    }

    @Test
    void findsARouteOfTheStagesStackBesideTheApi() {
        var two = new Stack(app, "Two");
        stage = WebSocketStage.Builder.create(two, "Stage")
                .webSocketApi(api)
                .stageName("beta")
                .build();
        route(new Stack(app, "Three"), "Send", "send");
        WebSocketApiTelemetry.Builder.create(two, "Telemetry")
                .stage(WebSocketStageTarget.of(stage))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(ExecutionLogs.info())
                .overrides(List.of(SettingsOverride.route("send").errors()))
                .alarms(AlarmSet.of())
                .build();

        app.synth();

        assertThat(two.getDependencies()).extracting(Stack::getStackName).contains("Three");
    }

    @Test
    void anEntryOfItsOwnBeginsWithWhatHoldsForAllRoutes() {
        route(stack, "Send", "send");
        telemetry(ExecutionLogs.info())
                .overrides(List.of(SettingsOverride.route("send").errors()))
                .build();

        assertThat(routeSettings())
                .isEqualTo(Map.of(
                        "send",
                        Map.of(
                                "LoggingLevel",
                                "ERROR",
                                "DataTraceEnabled",
                                false,
                                "DetailedMetricsEnabled",
                                true,
                                "ThrottlingBurstLimit",
                                7,
                                "ThrottlingRateLimit",
                                5)));
    }

    @Test
    void whatSomebodySwitchedOffStaysOff() {
        route(stack, "Login", "login");
        route(stack, "Pay", "pay");
        entries(Map.of("login", Map.of("LoggingLevel", "OFF"), "pay", Map.of("DataTraceEnabled", false)));
        telemetry(ExecutionLogs.info().dataTrace("pilot"))
                .detailedMetrics(Switch.ON)
                .build();

        assertThat(routeSettings())
                .isEqualTo(Map.of(
                        "login",
                        Map.of("LoggingLevel", "OFF", "DetailedMetricsEnabled", true),
                        "pay",
                        Map.of("LoggingLevel", "INFO", "DataTraceEnabled", false, "DetailedMetricsEnabled", true)));
    }

    @Test
    void endOfBodiesIsThatOfEveryRouteThatHasThemWithAllElseOfIt() {
        route(stack, "Send", "send");
        route(stack, "Pay", "pay");
        entries(Map.of("send", Map.of("ThrottlingBurstLimit", 3), "pay", Map.of("DataTraceEnabled", false)));
        telemetry(ExecutionLogs.info().dataTrace("pilot").until(Instant.parse("2099-01-31T18:00:00Z")))
                .build();

        var schedule = Template.fromStack(stack)
                .findResources("AWS::Scheduler::Schedule")
                .values()
                .iterator()
                .next();
        var target = (Map<?, ?>) ((Map<?, ?>) schedule.get("Properties")).get("Target");
        assertThat(TemplateText.of(target.get("Input")))
                .contains("\"DefaultRouteSettings\":{\"DataTraceEnabled\":false,\"DetailedMetricsEnabled\":true,"
                        + "\"LoggingLevel\":\"INFO\",\"ThrottlingBurstLimit\":7,\"ThrottlingRateLimit\":5}")
                .contains("\"RouteSettings\":{\"send\":{\"DataTraceEnabled\":false,\"LoggingLevel\":\"INFO\","
                        + "\"ThrottlingBurstLimit\":3}}");
    }
}
