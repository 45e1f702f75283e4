package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.logs.LogMasking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.amazon.awscdk.services.logs.RetentionDays;

/** Whole requests in the log: for how long, until when, and what is masked. */
class DataTraceTest {
    private static final ExecutionLogs LOGS = ExecutionLogs.info().dataTrace("agreed for the pilot");
    private static final Instant END = Instant.parse("2099-01-31T18:00:42Z");

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
    }

    private RestApiTelemetry.Builder existing(ExecutionLogs logs) {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "api"))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(logs)
                .alarms(AlarmSet.of());
    }

    @Test
    void endsOnceByAScheduleWhoseRoleMayChangeThatStageOnly() {
        existing(LOGS.until(END))
                .overrides(List.of(
                        SettingsOverride.method("GET", "/orders").detailedMetrics(Switch.ON),
                        SettingsOverride.method("POST", "/login").off()))
                .build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Scheduler::Schedule",
                Map.of(
                        "ScheduleExpression",
                        "at(2099-01-31T18:00:00)",
                        "ScheduleExpressionTimezone",
                        "UTC",
                        "FlexibleTimeWindow",
                        Map.of("Mode", "OFF"),
                        "Target",
                        Match.objectLike(Map.of(
                                "Input",
                                "{\"PatchOperations\":[{\"Op\":\"replace\",\"Path\":\"/*/*/logging/dataTrace\",\"Value\":\"false\"},"
                                        + "{\"Op\":\"replace\",\"Path\":\"/~1orders/GET/logging/dataTrace\",\"Value\":\"false\"}],"
                                        + "\"RestApiId\":\"a1b2c3d4e5\",\"StageName\":\"api\"}"))));
        var role = template.findResources("AWS::IAM::Role").entrySet().stream()
                .filter(each -> each.getKey().contains("DataTraceEnd"))
                .map(each -> String.valueOf(each.getValue()))
                .findFirst()
                .orElseThrow();
        assertThat(role)
                .contains("scheduler.amazonaws.com", "aws:SourceAccount", "schedule-group/default")
                .contains("apigateway:PATCH", "::/restapis/a1b2c3d4e5/stages/api")
                .doesNotContain("Resource=*");
    }

    @Test
    void endsForAWebSocketApiWithAllThatIsKnownOfItsDefaultRoute() {
        WebSocketApiTelemetry.Builder.create(stack, "Chat")
                .stage(WebSocketStageTarget.existing("a1b2c3d4e5", "prod").throttling(500, 100))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(LOGS.until(END))
                .alarms(AlarmSet.of())
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Scheduler::Schedule",
                        Map.of(
                                "Target",
                                Match.objectLike(Map.of(
                                        "Input",
                                        "{\"ApiId\":\"a1b2c3d4e5\",\"DefaultRouteSettings\":{\"DataTraceEnabled\":false,"
                                                + "\"LoggingLevel\":\"INFO\",\"ThrottlingBurstLimit\":500,"
                                                + "\"ThrottlingRateLimit\":100},\"StageName\":\"prod\"}"))));
    }

    @Test
    void endsForAWebSocketApiOfThisAppWithItsThrottling() {
        WebSocketApiTelemetry.Builder.create(stack, "Chat")
                .stage(WebSocketStageTarget.of(WebSocketStage.Builder.create(stack, "Stage")
                        .webSocketApi(
                                WebSocketApi.Builder.create(stack, "ChatApi").build())
                        .stageName("prod")
                        .throttle(ThrottleSettings.builder()
                                .rateLimit(10)
                                .burstLimit(5)
                                .build())
                        .build()))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(LOGS.until(END))
                .alarms(AlarmSet.of())
                .build();

        assertThat(TemplateText.of(((Map<?, ?>) ((Map<?, ?>) Template.fromStack(stack)
                                        .findResources("AWS::Scheduler::Schedule")
                                        .values()
                                        .iterator()
                                        .next()
                                        .get("Properties"))
                                .get("Target"))
                        .get("Input")))
                .contains("\"ThrottlingBurstLimit\":5", "\"ThrottlingRateLimit\":10", "\"DataTraceEnabled\":false");
    }

    @Test
    void endOfTheStageIsThatOfItsMethods() {
        existing(LOGS.until(Instant.parse("2020-01-31T18:00:00Z")))
                .overrides(
                        List.of(SettingsOverride.method("GET", "/orders").info().dataTrace("agreed")))
                .build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .noneSatisfy(request -> assertThat(request).contains("/logging/dataTrace\",\"value\":\"true\""));
        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"retentionInDays\":3}"));
    }

    @Test
    void isOffInASynthAfterItsEndWithAWarning() {
        existing(LOGS.until(Instant.parse("2020-01-31T18:00:00Z"))).build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Scheduler::Schedule", 0);
        assertThat(TemplateText.requests(template, "Create"))
                .anySatisfy(request ->
                        assertThat(request).contains("\"path\":\"/*/*/logging/dataTrace\",\"value\":\"false\""));
        Annotations.fromStack(stack)
                .hasWarning("/One/Api", Match.stringLikeRegexp("2020-01-31T18:00:00Z, is over .* take dataTrace out"));
    }

    @Test
    void masksWhatIsNamedInAGroupThatExists() {
        var masking = LogMasking.of("EmailAddress").pattern("EmployeeId", "EID-\\d{6}");
        existing(LOGS.logGroup(group -> group.maskedBy(masking))).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request)
                        .contains("putDataProtectionPolicy")
                        .contains("data-identifier/EmailAddress", "EmployeeId", "MaskConfig", "FindingsDestination"));
        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .contains(
                        "[logs:CreateLogGroup, logs:PutRetentionPolicy, logs:PutDataProtectionPolicy] on arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}"
                                + ":log-group:API-Gateway-Execution-Logs_a1b2c3d4e5/api:*");
    }

    @Test
    void masksInTheTemplateOfAStageOfThisApp() {
        OwnApis.telemetry(stack, OwnApis.api(stack))
                .executionLogs(LOGS.logGroup(group -> group.maskedBy(LogMasking.credentials())))
                .build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"retentionInDays\":3}"))
                .anySatisfy(request -> assertThat(request)
                        .contains("putDataProtectionPolicy", "2021-06-01", "FindingsDestination", "Deidentify"));
    }

    @Test
    void endsInEveryMethodOfAStageOfThisAppThatHasBodies() {
        var api = OwnApis.api(
                stack,
                "Orders",
                StageOptions.builder()
                        .stageName("api")
                        .methodOptions(Map.of(
                                "/orders/GET",
                                MethodDeploymentOptions.builder()
                                        .dataTraceEnabled(true)
                                        .build(),
                                "/login/POST",
                                MethodDeploymentOptions.builder()
                                        .dataTraceEnabled(false)
                                        .build()))
                        .build());
        OwnApis.telemetry(stack, api).executionLogs(LOGS.until(END)).build();

        var schedule = Template.fromStack(stack)
                .findResources("AWS::Scheduler::Schedule")
                .values()
                .iterator()
                .next();
        var target = (Map<?, ?>) ((Map<?, ?>) schedule.get("Properties")).get("Target");
        assertThat(TemplateText.of(target.get("Input")))
                .contains("/*/*/logging/dataTrace", "/~1orders/GET/logging/dataTrace")
                .doesNotContain("login");
    }

    /** The schedule goes with the stack, so nobody would turn bodies off later. */
    @Test
    void bodiesOfAnExistingStageEndWithTheTelemetryWhateverElseStays() {
        existing(LOGS.until(END)).build();
        assertThat(TemplateText.requests(Template.fromStack(stack), "Delete"))
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("/*/*/logging/dataTrace\",\"value\":\"false")
                        .doesNotContain("loglevel"));

        newStack();
        WebSocketApiTelemetry.Builder.create(stack, "Chat")
                .stage(WebSocketStageTarget.existing("a1b2c3d4e5", "prod").throttling(500, 100))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(LOGS)
                .detailedMetrics(Switch.ON)
                .alarms(AlarmSet.of())
                .build();
        assertThat(TemplateText.requests(Template.fromStack(stack), "Delete"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request).contains("\"DefaultRouteSettings\":{\"DataTraceEnabled\":false}"));
    }

    @Test
    void retentionStaysShortAfterTheEnd() {
        existing(LOGS.until(Instant.parse("2020-01-31T18:00:00Z"))).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"retentionInDays\":3}"));
    }

    @Test
    void oneMethodWithBodiesIsEnoughForTheShortRetention() {
        existing(ExecutionLogs.off())
                .overrides(
                        List.of(SettingsOverride.method("GET", "/orders").info().dataTrace("agreed")))
                .build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"retentionInDays\":3"));
    }

    @Test
    void takesARetentionThatIsStated() {
        existing(LOGS.logGroup(group -> group.retention(RetentionDays.ONE_WEEK)))
                .build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request).contains("\"retentionInDays\":7"));
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatThrownBy(() -> ExecutionLogs.info().until(END))
                .hasMessage("until must come after dataTrace, got logs without bodies; leave it out");
        assertThatThrownBy(() -> ExecutionLogs.off().dataTrace("agreed"))
                .hasMessageStartingWith("dataTrace must be left out where nothing is logged");
        assertThatThrownBy(() -> SettingsOverride.method("GET", "/").dataTrace("agreed"))
                .hasMessage(
                        "dataTrace must be given with the level INFO or ERROR, got it without for GET /; state one");
        assertThatThrownBy(() -> LOGS.logGroup(group -> group.infrequentAccess().maskedBy(LogMasking.credentials())))
                .hasMessageStartingWith("logGroupClass must be STANDARD for masked events, got INFREQUENT_ACCESS");
    }
}
