package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.lint.TelemetryLint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigateway.RestApi;

class SecondOwnerTest {
    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    private static RestApiTelemetry.Builder tracing(Stack stack, String id, StageTarget stage) {
        return RestApiTelemetry.Builder.create(stack, id)
                .stage(stage)
                .alarms(AlarmSet.of())
                .tracing(Switch.ON);
    }

    @Test
    void refusesASecondOwnerOfAStageOfThisApp() {
        var api = OwnApis.api(stack);
        tracing(stack, "First", StageTarget.of(api)).build();
        var second = tracing(stack, "Second", StageTarget.of(api.getDeploymentStage()));
        var before = stack.getNode().getChildren().size();

        assertThatThrownBy(second::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must have its settings from one place, got One/Second after One/First for REST API,"
                        + " stage api; state all of them in one");
        assertThat(stack.getNode().getChildren()).hasSize(before);
    }

    @Test
    void refusesASecondOwnerOfAnExistingStageAlsoInAnotherStack() {
        tracing(stack, "First", StageTarget.existing("a1b2c3d4e5", "orders", "api"))
                .build();
        var second = tracing(new Stack(app, "Two"), "Second", StageTarget.existing("a1b2c3d4e5", "orders", "api"));

        assertThatThrownBy(second::build).hasMessageContaining("got Two/Second after One/First");
    }

    @Test
    void takesTheSameIdInAnotherRegionAndAnotherStage() {
        var environment = Environment.builder()
                .account("123456789012")
                .region("eu-west-1")
                .build();
        var other = new Stack(app, "Two", StackProps.builder().env(environment).build());
        tracing(stack, "First", StageTarget.existing("a1b2c3d4e5", "orders", "api"))
                .build();

        assertThat(tracing(other, "Second", StageTarget.existing("a1b2c3d4e5", "orders", "api"))
                        .build())
                .isNotNull();
        assertThat(tracing(stack, "Third", StageTarget.existing("a1b2c3d4e5", "orders", "beta"))
                        .build())
                .isNotNull();
    }

    @Test
    void takesASecondThatSetsNothing() {
        var stage = StageTarget.existing("a1b2c3d4e5", "orders", "api");
        tracing(stack, "First", stage).build();

        assertThat(RestApiTelemetry.Builder.create(stack, "Alarms")
                        .stage(stage)
                        .build()
                        .alarms())
                .hasSize(3);
    }

    @Test
    void anApiElsewhereThatBringsAnAccountSettingOfItsOwnIsFoundByTheLint() {
        ApiGatewayAccount.managed(stack, "Account");
        var api = RestApi.Builder.create(new Stack(app, "Two"), "Orders")
                .cloudWatchRole(true)
                .build();
        api.getRoot().addMethod("GET");

        assertThat(rulesBroken()).containsExactly("log-role-twice");
    }

    @Test
    void takesAnAccountSettingOfAnotherEnvironment() {
        ApiGatewayAccount.managed(stack, "Account");
        var environment = Environment.builder()
                .account("123456789012")
                .region("eu-west-1")
                .build();
        var api = RestApi.Builder.create(
                        new Stack(
                                app,
                                "Two",
                                StackProps.builder().env(environment).build()),
                        "Orders")
                .cloudWatchRole(true)
                .build();
        api.getRoot().addMethod("GET");

        assertThat(rulesBroken()).isEmpty();
    }

    private List<String> rulesBroken() {
        return TelemetryLint.read(List.of(Path.of(app.synth().getDirectory()))).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }
}
