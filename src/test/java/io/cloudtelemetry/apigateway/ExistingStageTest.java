package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;

class ExistingStageTest {
    private static final StageTarget STAGE = StageTarget.existing("a1b2c3d4e5", "NRSON-API-SERVICE", "api");

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private RestApiTelemetry.Builder telemetry(StageTarget stage) {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(stage)
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(ExecutionLogs.info()
                        .dataTrace("walk-through")
                        .logGroup(group -> group.retention(RetentionDays.THREE_DAYS)))
                .detailedMetrics(Switch.ON)
                .tracing(Switch.ON);
    }

    private static String patch(String path, String value) {
        return "{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"%s\"}".formatted(path, value);
    }

    private static String update(String... patches) {
        return "\"parameters\":{\"patchOperations\":[" + String.join(",", patches)
                + "],\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"api\"}";
    }

    private List<String> updates(String event) {
        return TemplateText.requests(Template.fromStack(stack), event).stream()
                .filter(request -> request.contains("\"action\":\"updateStage\",\"service\":\"APIGateway\""))
                .map(request -> request.replaceFirst(".*(\"parameters\":\\{.*?\"stageName\":\"api\"}).*", "$1"))
                .toList();
    }

    @Test
    void isPatchedSettingBySettingInAStableOrder() {
        telemetry(STAGE).build();

        assertThat(updates("Create"))
                .containsExactly(
                        update(patch("/*/*/logging/loglevel", "INFO"), patch("/*/*/logging/dataTrace", "true")),
                        update(patch("/*/*/metrics/enabled", "true")),
                        update(patch("/tracingEnabled", "true")));
    }

    @Test
    void isSentItsThrottlingWithWhatIsSetForAllAndForSingleMethods() {
        telemetry(STAGE.throttling(500, 100.5))
                .tracing(null)
                .overrides(List.of(SettingsOverride.method("POST", "/login").off()))
                .build();

        assertThat(updates("Create"))
                .hasSize(4)
                .startsWith(update(
                        patch("/*/*/logging/loglevel", "INFO"),
                        patch("/*/*/logging/dataTrace", "true"),
                        patch("/*/*/throttling/burstLimit", "500"),
                        patch("/*/*/throttling/rateLimit", "100.5")))
                .contains(update(
                        patch("/~1login/POST/metrics/enabled", "true"),
                        patch("/~1login/POST/throttling/burstLimit", "500"),
                        patch("/~1login/POST/throttling/rateLimit", "100.5")));
        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp(".*throttling.*"));
    }

    @Test
    void isSentThatItHasNoThrottling() {
        telemetry(STAGE.throttling(-1, -1)).build();

        assertThat(updates("Create").get(0))
                .contains(patch("/*/*/throttling/burstLimit", "-1"), patch("/*/*/throttling/rateLimit", "-1"));
        assertThatThrownBy(() -> STAGE.throttling(-1, 5))
                .hasMessage("throttling must be a burst of at least 1 and a rate above 0, or -1 and -1 for none,"
                        + " got -1 and 5.0; with 0 the API would answer nothing but 429");
    }

    @Test
    void withoutItsThrottlingGivesAWarningWhereMethodSettingsAreChanged() {
        telemetry(STAGE).build();
        Annotations.fromStack(stack)
                .hasWarning("*", Match.stringLikeRegexp("method settings of the stage are changed, and API Gateway.*"));

        stack = new Stack();
        RestApiTelemetry.Builder.create(stack, "Api")
                .stage(STAGE)
                .tracing(Switch.ON)
                .alarms(AlarmSet.of())
                .build();
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    @Test
    void isPatchedOneCallAtATime() {
        telemetry(STAGE).build();

        var calls = Template.fromStack(stack).findResources("Custom::ExistingResourceCall");
        var tracing = calls.entrySet().stream()
                .filter(call -> call.getKey().contains("Tracing"))
                .findFirst()
                .orElseThrow();
        assertThat(String.valueOf(tracing.getValue().get("DependsOn")))
                .contains("apiLoggingCall", "apiMetricsCall", "ExecutionLogsRetentionCall");
    }

    @Test
    void hasTheSameCallsWhateverBecomesOfThem() {
        telemetry(STAGE).build();
        var kept = Template.fromStack(stack).findResources("Custom::ExistingResourceCall");
        stack = new Stack();
        telemetry(STAGE.onRemoval(OnRemoval.TURN_OFF)).build();

        assertThat(Template.fromStack(stack)
                        .findResources("Custom::ExistingResourceCall")
                        .keySet())
                .isEqualTo(kept.keySet());
    }

    @Test
    void aSettingThatGoesIsACallThatGoes() {
        telemetry(STAGE.onRemoval(OnRemoval.TURN_OFF)).build();
        var before = Template.fromStack(stack).findResources("Custom::ExistingResourceCall");
        stack = new Stack();
        telemetry(STAGE.onRemoval(OnRemoval.TURN_OFF)).executionLogs(null).build();
        var after = Template.fromStack(stack).findResources("Custom::ExistingResourceCall");

        assertThat(before.keySet()).containsAll(after.keySet());
        assertThat(before.keySet().stream().filter(call -> !after.containsKey(call)))
                .hasSize(3)
                .anySatisfy(call -> assertThat(call).startsWith("ApiStagea1b2c3d4e5apiLoggingCall"));
        assertThat(after.keySet()).anySatisfy(call -> assertThat(call).startsWith("ApiStagea1b2c3d4e5apiMetricsCall"));
    }

    @Test
    void setsAMethodApartAndPointsTheAccessLogToItsGroup() {
        telemetry(STAGE.onRemoval(OnRemoval.TURN_OFF))
                .overrides(
                        List.of(SettingsOverride.method("post", "/login/{id}").off()))
                .accessLogs(AccessLogs.format("$context.requestId $context.status"))
                .tracing(null)
                .build();

        assertThat(updates("Create"))
                .contains(
                        update(
                                patch("/~1login~1{id}/POST/logging/loglevel", "OFF"),
                                patch("/~1login~1{id}/POST/logging/dataTrace", "false")),
                        update(patch("/~1login~1{id}/POST/metrics/enabled", "true")),
                        update(
                                patch(
                                        "/accessLogSettings/destinationArn",
                                        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:"
                                                + "/aws/vendedlogs/apigateway/a1b2c3d4e5/api"),
                                patch("/accessLogSettings/format", "$context.requestId $context.status")));
        assertThat(updates("Delete")).contains(update("{\"op\":\"remove\",\"path\":\"/accessLogSettings\"}"));
    }

    @Test
    void writesToFirehoseWithARoleThatTheFirstCallMayMake() {
        telemetry(STAGE)
                .executionLogs(null)
                .account(null)
                .accessLogs(AccessLogs.json()
                        .toFirehose("arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-orders"))
                .build();

        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .contains("iam:CreateServiceLinkedRole on arn:${AWS::Partition}:iam::${AWS::AccountId}:role/"
                        + "aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway");
        assertThat(updates("Create"))
                .anySatisfy(request -> assertThat(request).contains("deliverystream/amazon-apigateway-orders"));
    }

    @Test
    void writesToFirehoseWithThatRoleAlsoWhereTheArnIsAToken() {
        telemetry(STAGE)
                .executionLogs(null)
                .account(null)
                .accessLogs(AccessLogs.json().toFirehose(new CfnParameter(stack, "Stream").getValueAsString()))
                .build();

        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .anySatisfy(statement -> assertThat(statement).startsWith("iam:CreateServiceLinkedRole"));
    }

    @Test
    void isPatchedOnlyWhereSomethingIsStated() {
        RestApiTelemetry.Builder.create(stack, "Api")
                .stage(STAGE)
                .tracing(Switch.OFF)
                .build();

        var template = Template.fromStack(stack);
        assertThat(TemplateText.requests(template, "Create"))
                .singleElement()
                .satisfies(request -> assertThat(request).contains(update(patch("/tracingEnabled", "false"))));
    }

    @Test
    void isNotTouchedWhenNothingIsStated() {
        RestApiTelemetry.Builder.create(stack, "Api").stage(STAGE).build();

        Template.fromStack(stack).resourceCountIs("Custom::ExistingResourceCall", 0);
    }

    @Test
    void losesFullDataWhenItIsNoLongerAskedFor() {
        telemetry(STAGE).executionLogs(ExecutionLogs.errors()).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Update"))
                .anySatisfy(request -> assertThat(request)
                        .contains(patch("/*/*/logging/loglevel", "ERROR") + ","
                                + patch("/*/*/logging/dataTrace", "false")));
    }

    @Test
    void grantsExactlyWhatTheCallsNeed() {
        telemetry(STAGE).build();

        var group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:"
                + "API-Gateway-Execution-Logs_a1b2c3d4e5/api:*";
        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .containsExactlyInAnyOrder(
                        "apigateway:PATCH on arn:${AWS::Partition}:apigateway:${AWS::Region}"
                                + "::/restapis/a1b2c3d4e5/stages/api",
                        "[logs:CreateLogGroup, logs:PutRetentionPolicy] on " + group);
    }

    @Test
    void keepsWhatWasSetOnRemoval() {
        telemetry(STAGE).executionLogs(ExecutionLogs.info()).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Delete")).isEmpty();
    }

    @Test
    void isTurnedOffOnRemovalWhenAskedButOnlyWhatWasSet() {
        telemetry(STAGE.onRemoval(OnRemoval.TURN_OFF)).tracing(null).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Delete"))
                .allSatisfy(
                        request -> assertThat(request).contains("\"ignoreErrorCodesMatching\":\"NotFoundException\""));
        assertThat(updates("Delete"))
                .containsExactly(
                        update(patch("/*/*/logging/loglevel", "OFF"), patch("/*/*/logging/dataTrace", "false")),
                        update(patch("/*/*/metrics/enabled", "false")));
    }

    @Test
    void waitsForTheAccountAndTheLogGroup() {
        telemetry(STAGE).account(ApiGatewayAccount.managed(stack, "Account")).build();

        Template.fromStack(stack)
                .hasResource(
                        "Custom::ExistingResourceCall",
                        Map.of(
                                "Properties",
                                Map.of(
                                        "Create",
                                        Match.objectLike(Map.of(
                                                "Fn::Join",
                                                List.of(
                                                        "",
                                                        Match.arrayWith(
                                                                List.of(Match.stringLikeRegexp("updateStage"))))))),
                                "DependsOn",
                                Match.arrayWith(List.of(
                                        Match.stringLikeRegexp("Account[0-9A-F]{8}"),
                                        Match.stringLikeRegexp("ApiExecutionLogsRetentionCall[0-9A-F]{8}")))));
    }

    @Test
    void namesWhatAlarmsAndBoardsNeed() {
        var api = telemetry(STAGE).build();

        assertThat(api.getApiName()).isEqualTo("NRSON-API-SERVICE");
        assertThat(api.getStageName()).isEqualTo("api");
        assertThat(api.getExecutionLogGroupName()).isEqualTo("API-Gateway-Execution-Logs_a1b2c3d4e5/api");
    }

    @Test
    void queriesOfAnApiStandInOneFolderWhateverItsName() {
        telemetry(StageTarget.existing("a1b2c3d4e5", "shop/orders: *v2*", "api"))
                .build();

        assertThat(Template.fromStack(stack)
                        .findResources("AWS::Logs::QueryDefinition")
                        .values())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(((Map<?, ?>) query.get("Properties"))
                                .get("Name")
                                .toString())
                        .startsWith("shop-orders- -v2-/api/"));
    }

    @Test
    void takesTokens() {
        var id = new CfnParameter(stack, "Id").getValueAsString();

        RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.existing(id, "orders", "api"))
                .tracing(Switch.ON)
                .build();

        assertThat(TemplateText.statements(Template.fromStack(stack)))
                .containsExactly("apigateway:PATCH on arn:${AWS::Partition}:apigateway:${AWS::Region}"
                        + "::/restapis/${Id}/stages/api");
    }

    @Test
    void failsWhenTheIdIsNone() {
        assertThatThrownBy(() -> StageTarget.existing("NRSON-API-SERVICE", "NRSON-API-SERVICE", "api"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id must be lower-case letters and digits, got \"NRSON-API-SERVICE\";"
                        + " copy it from the list of APIs, not its name");
    }

    @Test
    void failsWhenTheNameIsBlank() {
        assertThatThrownBy(() -> StageTarget.existing("a1b2c3d4e5", " ", "api"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be the API's name, got \" \";"
                        + " copy it from the list of APIs, as it keys the metrics");
    }

    @Test
    void failsWhenTheStageIsAPath() {
        assertThatThrownBy(() -> StageTarget.existing("a1b2c3d4e5", "orders", "api/v1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must be 1 to 128 letters, digits, - or _, got \"api/v1\";"
                        + " give the stage's name without a path");
    }
}
