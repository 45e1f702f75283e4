package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.Deployment;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.apigateway.StageAttributes;
import software.amazon.awscdk.services.apigateway.StageOptions;

class RestApiStagesTest {
    private App app;
    private Stack one;
    private Stack two;

    @BeforeEach
    void twoStacks() {
        app = new App();
        one = new Stack(app, "One");
        two = new Stack(app, "Two");
        var orders = OwnApis.api(
                one, "Orders", StageOptions.builder().stageName("prod").build());
        Stage.Builder.create(one, "Beta")
                .deployment(
                        Deployment.Builder.create(one, "Deployment").api(orders).build())
                .stageName("beta")
                .build();
        OwnApis.api(two, "Invoices", StageOptions.builder().stageName("prod").build());
        Stage.fromStageAttributes(
                two,
                "Imported",
                StageAttributes.builder().restApi(orders).stageName("old").build());
    }

    @Test
    void findsEveryStageOfThisAppUnderAScope() {
        assertThat(RestApiTelemetry.stagesIn(app).stages())
                .extracting(stage -> stage.getNode().getPath())
                .containsExactly("One/Orders/DeploymentStage.prod", "One/Beta", "Two/Invoices/DeploymentStage.prod");
        assertThat(RestApiTelemetry.stagesIn(two).stages()).hasSize(1);
    }

    @Test
    void givesEachItsTelemetryInItsOwnStack() {
        var defined = RestApiTelemetry.stagesIn(app)
                .exclude(stage -> stage.getNode().getId().equals("Beta"))
                .define(telemetry -> telemetry
                        .account(ApiGatewayAccount.managed(one, "Account"))
                        .executionLogs(ExecutionLogs.errors())
                        .alarms(AlarmSet.of()));

        assertThat(defined).extracting(RestApiTelemetry::getApiName).containsExactly("Orders", "Invoices");
        Template.fromStack(one).resourceCountIs("AWS::Logs::LogGroup", 1);
        Template.fromStack(two).resourceCountIs("AWS::Logs::LogGroup", 1);
        Template.fromStack(two).resourceCountIs("AWS::ApiGateway::Account", 0);
    }

    @Test
    void includesThoseThatAreWanted() {
        assertThat(RestApiTelemetry.stagesIn(app)
                        .include(stage -> stage.getNode().getPath().startsWith("Two/"))
                        .stages())
                .hasSize(1);
    }
}
