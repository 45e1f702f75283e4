package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;

class ExistingStageTest {
    private static final ExistingStage STAGE = StageTarget.existing("a1b2c3d4e5", "NRSON-API-SERVICE", "api");

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private RestApiTelemetry.Builder telemetry(StageTarget stage) {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(stage)
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(ExecutionLogs.info().dataTrace("walk-through").retention(RetentionDays.THREE_DAYS))
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

    @Test
    void isPatchedInAStableOrder() {
        telemetry(STAGE).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request)
                        .contains("\"action\":\"updateStage\",\"service\":\"APIGateway\"")
                        .contains(update(
                                patch("/*/*/logging/loglevel", "INFO"),
                                patch("/*/*/logging/dataTrace", "true"),
                                patch("/*/*/metrics/enabled", "true"),
                                patch("/tracingEnabled", "true"))));
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
                        "logs:CreateLogGroup on " + group,
                        "logs:PutRetentionPolicy on " + group);
    }

    @Test
    void keepsWhatWasSetOnRemoval() {
        telemetry(STAGE).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Delete")).isEmpty();
    }

    @Test
    void isTurnedOffOnRemovalWhenAskedButOnlyWhatWasSet() {
        telemetry(STAGE.onRemoval(OnRemoval.TURN_OFF)).tracing(null).build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Delete"))
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("\"ignoreErrorCodesMatching\":\"NotFoundException\"")
                        .contains(update(
                                patch("/*/*/logging/loglevel", "OFF"),
                                patch("/*/*/logging/dataTrace", "false"),
                                patch("/*/*/metrics/enabled", "false"))));
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
