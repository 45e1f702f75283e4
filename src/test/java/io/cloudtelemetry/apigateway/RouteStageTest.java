package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApiAttributes;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.HttpStageAttributes;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** Stages of HTTP and WebSocket APIs, of this app and existing. */
class RouteStageTest {
    private static final String STAGE = "AWS::ApiGatewayV2::Stage";

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    private WebSocketStage webSocketStage() {
        return WebSocketStage.Builder.create(stack, "Stage")
                .webSocketApi(WebSocketApi.Builder.create(stack, "Chat").build())
                .stageName("prod")
                .throttle(ThrottleSettings.builder().rateLimit(10).burstLimit(5).build())
                .build();
    }

    private WebSocketApiTelemetry.Builder chat(WebSocketStageTarget stage) {
        return WebSocketApiTelemetry.Builder.create(stack, "Telemetry")
                .stage(stage)
                .account(ApiGatewayAccount.leaveAlone())
                .alarms(AlarmSet.of());
    }

    private HttpApiTelemetry.Builder orders(HttpStageTarget stage) {
        return HttpApiTelemetry.Builder.create(stack, "Telemetry").stage(stage).alarms(AlarmSet.of());
    }

    private List<String> updates(String event) {
        return TemplateText.requests(Template.fromStack(stack), event).stream()
                .filter(request -> request.contains("ApiGatewayV2"))
                .map(request ->
                        request.replaceFirst(".*\"action\":\"(\\w+)\".*\"parameters\":(.*),\"physicalRes.*", "$1 $2"))
                .toList();
    }

    @Test
    void ownStageIsChangedInWhatIsStatedAndNothingElse() {
        chat(WebSocketStageTarget.of(webSocketStage()))
                .executionLogs(ExecutionLogs.errors())
                .detailedMetrics(Switch.ON)
                .build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                STAGE,
                Map.of(
                        "DefaultRouteSettings",
                        Map.of(
                                "ThrottlingBurstLimit",
                                5,
                                "ThrottlingRateLimit",
                                10,
                                "LoggingLevel",
                                "ERROR",
                                "DataTraceEnabled",
                                false,
                                "DetailedMetricsEnabled",
                                true),
                        "AccessLogSettings",
                        Match.absent()));
        assertThat(TemplateText.requests(template, "Create"))
                .anySatisfy(request -> assertThat(request)
                        .contains("createLogGroup")
                        .containsPattern("\"/aws/apigateway/\\$\\{Chat[0-9A-F]{8}}/prod\""));
    }

    @Test
    void ownStageWritesItsAccessLogToAGroupClearOfTheLimitOfResourcePolicies() {
        var api = HttpApi.Builder.create(stack, "Orders").build();
        orders(HttpStageTarget.of(api)).accessLogs(AccessLogs.json()).build();

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .anySatisfy(request -> assertThat(request)
                        .contains("createLogGroup")
                        .containsPattern("\"/aws/vendedlogs/apigateway/\\$\\{Orders[0-9A-F]{8}}/default\""))
                .anySatisfy(request -> assertThat(request).contains("\"retentionInDays\":30"));
        template.hasResource(
                STAGE,
                Map.of(
                        "DependsOn", Match.arrayWith(List.of(Match.stringLikeRegexp("TelemetryAccessLogs"))),
                        "Properties",
                                Match.objectLike(Map.of(
                                        "AutoDeploy",
                                        true,
                                        "AccessLogSettings",
                                        Map.of(
                                                "Format",
                                                AccessLogs.json().formatFor(ApiKind.HTTP),
                                                "DestinationArn",
                                                Match.anyValue())))));
    }

    @Test
    void ownStageKeepsRouteSettingsAndMergesIntoThem() {
        var stage = webSocketStage();
        ((CfnStage) stage.getNode().getDefaultChild())
                .setRouteSettings(Map.of("order.placed", Map.of("ThrottlingRateLimit", 3)));
        CfnRoute.Builder.create(stack, "Connect")
                .apiId(((CfnStage) stage.getNode().getDefaultChild()).getApiId())
                .routeKey("$connect")
                .build();
        chat(WebSocketStageTarget.of(stage))
                .executionLogs(ExecutionLogs.info())
                .overrides(List.of(SettingsOverride.route("$connect").off()))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        STAGE,
                        Map.of(
                                "RouteSettings",
                                Map.of(
                                        "order.placed",
                                                Map.of(
                                                        "ThrottlingRateLimit",
                                                        3,
                                                        "LoggingLevel",
                                                        "INFO",
                                                        "DataTraceEnabled",
                                                        false),
                                        "$connect", Map.of("LoggingLevel", "OFF", "DataTraceEnabled", false))));
    }

    @Test
    void refusesAtSynthARouteThatTheApiLacks() {
        chat(WebSocketStageTarget.of(webSocketStage()))
                .executionLogs(ExecutionLogs.info())
                .overrides(List.of(SettingsOverride.route("$conect").off()))
                .build();
        var stage = (CfnStage) stack.getNode().findChild("Stage").getNode().getDefaultChild();
        CfnRoute.Builder.create(stack, "Connect")
                .apiId(stage.getApiId())
                .routeKey("$connect")
                .build();

        assertThatThrownBy(app::synth)
                .hasMessageContaining("overrides must name methods or routes that the API has, got $conect;"
                        + " allowed: [$connect]");
    }

    @Test
    void existingStageIsSentAllThatIsKnownOfTheDefaultRoute() {
        chat(WebSocketStageTarget.existing("a1b2c3d4e5", "prod")
                        .throttling(500, 100)
                        .onRemoval(OnRemoval.TURN_OFF))
                .executionLogs(ExecutionLogs.info())
                .detailedMetrics(Switch.ON)
                .build();

        var all = "updateStage {\"ApiId\":\"a1b2c3d4e5\",\"DefaultRouteSettings\":{\"DataTraceEnabled\":false,"
                + "\"DetailedMetricsEnabled\":true,\"LoggingLevel\":\"INFO\",\"ThrottlingBurstLimit\":500,"
                + "\"ThrottlingRateLimit\":100},\"StageName\":\"prod\"}";
        assertThat(updates("Create")).containsExactly(all, all, all);
        var off = "updateStage {\"ApiId\":\"a1b2c3d4e5\",\"DefaultRouteSettings\":{%s},\"StageName\":\"prod\"}";
        assertThat(updates("Delete"))
                .containsExactly(
                        off.formatted(
                                "\"DataTraceEnabled\":false,\"DetailedMetricsEnabled\":false,\"LoggingLevel\":\"OFF\""),
                        off.formatted("\"DataTraceEnabled\":false,\"LoggingLevel\":\"OFF\""),
                        off.formatted("\"DetailedMetricsEnabled\":false"));
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    /** Route keys of a WebSocket API are what its messages say, hence any text. */
    @Test
    void routesWhoseKeysDifferInSlashesOrBlanksOnlyAreSetEach() {
        chat(WebSocketStageTarget.existing("a1b2c3d4e5", "prod").throttling(500, 100))
                .overrides(Stream.of("a/b", "a|b", "a b", "a-b")
                        .map(key -> SettingsOverride.route(key).detailedMetrics(Switch.ON))
                        .toList())
                .build();

        assertThat(updates("Create"))
                .anySatisfy(request -> assertThat(request).contains("\"a/b\""))
                .anySatisfy(request -> assertThat(request).contains("\"a|b\""))
                .anySatisfy(request -> assertThat(request).contains("\"a b\""))
                .anySatisfy(request -> assertThat(request).contains("\"a-b\""));
    }

    @Test
    void existingStageWithoutItsThrottlingGivesAWarningWhereTheDefaultRouteIsChanged() {
        orders(HttpStageTarget.existing("a1b2c3d4e5", "$default"))
                .detailedMetrics(Switch.ON)
                .build();

        Annotations.fromStack(stack)
                .hasWarning("/One/Telemetry", Match.stringLikeRegexp("AWS does not say that their throttling stays"));
        assertThat(updates("Create").get(0)).doesNotContain("Throttling");
    }

    @Test
    void existingStageIsGrantedThatStageAndItsLogDeliveries() {
        orders(HttpStageTarget.existing("a1b2c3d4e5", "prod").onRemoval(OnRemoval.TURN_OFF))
                .accessLogs(AccessLogs.json())
                .build();

        var arn = "arn:${AWS::Partition}:apigateway:${AWS::Region}::/apis/a1b2c3d4e5/stages/prod";
        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .contains(
                        "apigateway:PATCH on " + arn,
                        "apigateway:DELETE on " + arn + "/accesslogsettings",
                        "[logs:CreateLogDelivery, logs:GetLogDelivery, logs:UpdateLogDelivery, logs:DeleteLogDelivery,"
                                + " logs:ListLogDeliveries, logs:PutResourcePolicy, logs:DescribeResourcePolicies,"
                                + " logs:DescribeLogGroups] on *");
        assertThat(updates("Delete"))
                .containsExactly("deleteAccessLogSettings {\"ApiId\":\"a1b2c3d4e5\",\"StageName\":\"prod\"}");
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    @Test
    void defaultStageIsGrantedInBothSpellings() {
        orders(HttpStageTarget.existing("a1b2c3d4e5", "$default").onRemoval(OnRemoval.TURN_OFF))
                .accessLogs(AccessLogs.json())
                .build();

        assertThat(Template.fromStack(stack).findResources("AWS::IAM::Policy").toString())
                .contains(
                        "::/apis/a1b2c3d4e5/stages/$default]",
                        "::/apis/a1b2c3d4e5/stages/%24default]",
                        "::/apis/a1b2c3d4e5/stages/$default/accesslogsettings]",
                        "::/apis/a1b2c3d4e5/stages/%24default/accesslogsettings]");
    }

    @Test
    void existingRouteIsSetByItself() {
        orders(HttpStageTarget.existing("a1b2c3d4e5", "prod"))
                .overrides(List.of(SettingsOverride.route("GET /orders").detailedMetrics(Switch.ON)))
                .build();

        assertThat(updates("Create"))
                .containsExactly("updateStage {\"ApiId\":\"a1b2c3d4e5\",\"RouteSettings\":{\"GET /orders\":"
                        + "{\"DetailedMetricsEnabled\":true}},\"StageName\":\"prod\"}");
    }

    @Test
    void existingRouteIsSentTheStatedThrottlingAndWarnedOfWithoutIt() {
        var override = SettingsOverride.route("GET /orders").detailedMetrics(Switch.ON);
        orders(HttpStageTarget.existing("a1b2c3d4e5", "prod").throttling(500, 100))
                .overrides(List.of(override))
                .build();

        assertThat(updates("Create"))
                .containsExactly("updateStage {\"ApiId\":\"a1b2c3d4e5\",\"RouteSettings\":{\"GET /orders\":"
                        + "{\"DetailedMetricsEnabled\":true,\"ThrottlingBurstLimit\":500,"
                        + "\"ThrottlingRateLimit\":100}},\"StageName\":\"prod\"}");
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());

        newStack();
        orders(HttpStageTarget.existing("a1b2c3d4e5", "prod"))
                .overrides(List.of(override))
                .build();
        Annotations.fromStack(stack)
                .hasWarning("/One/Telemetry", Match.stringLikeRegexp("throttlingNotStated|throttling stays"));
    }

    @Test
    void refusesImportedStagesAndWhatOwnOnesDoNotNeed() {
        var imported = HttpApi.fromHttpApiAttributes(
                stack,
                "Imported",
                HttpApiAttributes.builder().httpApiId("a1b2c3d4e5").build());
        var stage = HttpStage.fromHttpStageAttributes(
                stack,
                "Stage",
                HttpStageAttributes.builder().api(imported).stageName("prod").build());

        assertThatThrownBy(() -> HttpStageTarget.of(stage))
                .hasMessage(
                        "stage must be of this app, got the imported One/Stage; use HttpStageTarget.existing(id, stage)");
        var own = HttpStageTarget.of(HttpApi.Builder.create(stack, "Orders").build());
        assertThatThrownBy(() -> own.onRemoval(OnRemoval.KEEP))
                .hasMessage(
                        "onRemoval must be left out for a stage of this app, got it for $default; its template holds it");
        assertThatThrownBy(() -> own.throttling(1, 1)).hasMessageStartingWith("throttling must be left out");
    }

    @Test
    void refusesAThrottlingThatWouldAnswerNothing() {
        var stage = HttpStageTarget.existing("a1b2c3d4e5", "prod");

        assertThatThrownBy(() -> stage.throttling(0, 0))
                .hasMessage("throttling must be a burst of at least 1 and a rate above 0, got 0 and 0.0;"
                        + " with 0 the API would answer nothing but 429");
        assertThatThrownBy(() -> stage.throttling(-1, -1)).hasMessageContaining("got -1 and -1.0");
    }

    @Test
    void refusesAnOverrideOfAnotherKind() {
        var orders = orders(HttpStageTarget.existing("a1b2c3d4e5", "prod"));

        assertThatThrownBy(() -> orders.overrides(List.of(
                                SettingsOverride.method("GET", "/orders").detailedMetrics(Switch.ON)))
                        .build())
                .hasMessage("overrides must name a route of an HTTP API, got GET /orders; use SettingsOverride.route");
        assertThatThrownBy(() -> orders.overrides(
                                List.of(SettingsOverride.route("GET /orders").info()))
                        .build())
                .hasMessage("overrides must leave logs out for an HTTP API, got a level for GET /orders;"
                        + " it has no execution logs");
        assertThatThrownBy(() -> orders.overrides(List.of(SettingsOverride.route("GET /orders")))
                        .build())
                .hasMessage("overrides must state something, got nothing for GET /orders; take it out");
    }

    @Test
    void webSocketApiNeedsTheAccountForItsAccessLogAndHttpApiDoesNot() {
        assertThatThrownBy(() -> chat(WebSocketStageTarget.existing("a1b2c3d4e5", "prod"))
                        .account(null)
                        .accessLogs(AccessLogs.json())
                        .build())
                .hasMessageStartingWith("account must be stated for a stage that logs");
    }
}
