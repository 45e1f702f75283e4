package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.logs.LogEncryption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.logs.RetentionDays;

class RestApiTelemetryTest {
    private static final StageTarget STAGE = StageTarget.existing("a1b2c3d4e5", "orders", "api");

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    private RestApiTelemetry.Builder telemetry() {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(STAGE)
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(ExecutionLogs.info());
    }

    @Test
    void leavesTheAccountAloneWhenAsked() {
        telemetry().build();

        Template.fromStack(stack).resourceCountIs("AWS::ApiGateway::Account", 0);
    }

    @Test
    void warnsOfBodiesInTheLogUnlessThatIsAcknowledged() {
        telemetry().executionLogs(ExecutionLogs.info().dataTrace()).build();

        Annotations.fromStack(stack)
                .hasWarning(
                        "/One/Api",
                        "requests and responses are logged with their bodies, and whatever is secret in them;"
                                + " state the reason with dataTrace(reason), or leave it out"
                                + " [ack: @cloudtelemetry/apigateway:dataTraceUnacknowledged]");
    }

    @Test
    void recordsTheReasonWhyBodiesAreLogged() {
        var api = telemetry()
                .executionLogs(ExecutionLogs.info().dataTrace("agreed for the pilot"))
                .alarms(AlarmSet.of())
                .build();

        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("requests and responses are logged.*"));
        assertThat(api.getNode().getMetadata()).anySatisfy(entry -> {
            assertThat(entry.getType()).isEqualTo("cloudtelemetry:dataTraceAcknowledged");
            assertThat(entry.getData()).isEqualTo("agreed for the pilot");
        });
    }

    @Test
    void keepsLogsForAMonthOrThreeDaysWithBodies() {
        assertThat(ExecutionLogs.info().group(false).retention()).isEqualTo(RetentionDays.ONE_MONTH);
        var encrypted = ExecutionLogs.info()
                .dataTrace("pilot")
                .logGroup(group -> group.encryptedWith(LogEncryption.keyArn(
                        "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012")));
        assertThat(encrypted.group(true).retention()).isEqualTo(RetentionDays.THREE_DAYS);
    }

    @Test
    void failsWhenTheReasonIsBlank() {
        var logs = ExecutionLogs.info();

        assertThatThrownBy(() -> logs.dataTrace(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acknowledged must be a reason, got \"\"; say who agreed that bodies are logged, and why");
    }

    @Test
    void failsWhenAStageLogsAndNoAccountIsStated() {
        var telemetry = telemetry().account(null);

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account must be stated for a stage that logs, got none;"
                        + " use ApiGatewayAccount.managed or leaveAlone");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void needsNoAccountWhereNothingIsWritten() {
        var target = StageTarget.existing("a1b2c3d4e5", "orders", "api");
        var all = SettingsOverride.method("GET", "/orders").info();

        assertThatThrownBy(RestApiTelemetry.Builder.create(stack, "Some")
                        .stage(target)
                        .executionLogs(ExecutionLogs.off())
                        .overrides(List.of(all))::build)
                .hasMessageStartingWith("account must be stated for a stage that logs");
        assertThat(RestApiTelemetry.Builder.create(stack, "None")
                        .stage(target)
                        .executionLogs(ExecutionLogs.off())
                        .overrides(List.of(all.off()))
                        .build())
                .isNotNull();
    }

    @Test
    void failsWhenTheAccountSettingIsOfAnotherRegion() {
        var environment = Environment.builder()
                .account("123456789012")
                .region("us-east-1")
                .build();
        var virginia =
                new Stack(app, "Virginia", StackProps.builder().env(environment).build());
        var telemetry = telemetry().account(ApiGatewayAccount.managed(virginia, "Account"));

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account must be that of the stage, got the setting of aws://123456789012/us-east-1 for a"
                        + " stage in aws://unknown-account/unknown-region;"
                        + " call ApiGatewayAccount.managed with a scope in the stage's environment");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void failsWhenNoStageIsGiven() {
        var telemetry = RestApiTelemetry.Builder.create(stack, "Api");

        assertThatThrownBy(telemetry::build).hasMessageContaining("stage");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAnApiThatBringsAnAccountSettingOfItsOwn() {
        var stack = new Stack();
        var api = RestApi.Builder.create(stack, "Orders").cloudWatchRole(true).build();
        api.getRoot().addMethod("GET");
        var account = ApiGatewayAccount.managed(stack, "Account");
        var before = stack.getNode().getChildren().size();

        assertThatThrownBy(() -> RestApiTelemetry.Builder.create(stack, "Telemetry")
                        .stage(StageTarget.of((IRestApi) api))
                        .account(account)
                        .executionLogs(ExecutionLogs.info())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account must be set once, got a second setting from Default/Orders;"
                        + " give that API cloudWatchRole(false), or use ApiGatewayAccount.leaveAlone");
        assertThat(stack.getNode().getChildren()).hasSize(before);
    }
}
