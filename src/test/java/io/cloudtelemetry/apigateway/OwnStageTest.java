package io.cloudtelemetry.apigateway;

import static io.cloudtelemetry.apigateway.OwnApis.api;
import static io.cloudtelemetry.apigateway.OwnApis.telemetry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.Deployment;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.apigateway.StageAttributes;
import software.amazon.awscdk.services.apigateway.StageOptions;

class OwnStageTest {
    private static final String STAGE = "AWS::ApiGateway::Stage";

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    @Test
    void isLeftAsItIsWhereNothingIsStated() {
        RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.of(api(stack)))
                .build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                STAGE, Map.of("MethodSettings", Match.absent(), "TracingEnabled", Match.absent()));
        template.resourceCountIs("AWS::Logs::LogGroup", 0);
    }

    @Test
    void waitsForTheLogGroupAndTheAccountWhichWaitsForTheApi() {
        telemetry(stack, api(stack)).build();

        var template = Template.fromStack(stack);
        template.hasResource(
                STAGE,
                Map.of(
                        "DependsOn",
                        Match.arrayWith(List.of(
                                Match.stringLikeRegexp("Account[0-9A-F]{8}"),
                                Match.stringLikeRegexp("ApiExecutionLogsCreationCall[0-9A-F]{8}"),
                                Match.stringLikeRegexp("ApiExecutionLogsRetentionCall[0-9A-F]{8}")))));
        template.hasResource(
                "AWS::ApiGateway::Account", Map.of("DependsOn", List.of(Match.stringLikeRegexp("Orders[0-9A-F]{8}"))));
    }

    @Test
    void givesAWarningWhereItsFirstMethodSettingsBringAThrottling() {
        telemetry(stack, api(stack)).build();
        Annotations.fromStack(stack)
                .hasWarning("/One/Api", Match.stringLikeRegexp("the stage gets its first method settings.*"));

        var two = new Stack(app, "Two");
        telemetry(
                        two,
                        api(
                                two,
                                "Carts",
                                StageOptions.builder()
                                        .throttlingBurstLimit(5)
                                        .throttlingRateLimit(1)
                                        .build()))
                .build();
        Annotations.fromStack(two).hasNoWarning("*", Match.stringLikeRegexp("the stage gets.*"));
    }

    @Test
    void writesToAGroupThatStandsBeforeTheStage() {
        telemetry(stack, api(stack))
                .executionLogs(ExecutionLogs.info().dataTrace("pilot"))
                .build();

        assertThat(TemplateText.requests(Template.fromStack(stack), "Create"))
                .anySatisfy(request -> assertThat(request)
                        .contains("createLogGroup", "\"ignoreErrorCodesMatching\":\"ResourceAlreadyExistsException\"")
                        .containsPattern("API-Gateway-Execution-Logs_\\$\\{Orders[0-9A-F]{8}}/api"))
                .anySatisfy(request -> assertThat(request).contains("putRetentionPolicy", "\"retentionInDays\":3"));
    }

    /** A stage that logged before has its group, and a group that was defined once outlives its definition. */
    @Test
    void definesNoGroupThatMayExist() {
        telemetry(stack, api(stack)).accessLogs(AccessLogs.json()).build();

        assertThat(Template.fromStack(stack)
                        .findResources("AWS::Logs::LogGroup")
                        .values())
                .noneSatisfy(group -> assertThat(group.toString()).contains("LogGroupName"));
    }

    @Test
    void mayBeAStageBesideTheDeploymentStage() {
        var api = RestApi.Builder.create(stack, "Orders")
                .deploy(false)
                .cloudWatchRole(false)
                .build();
        api.getRoot().addMethod("GET");
        var deployment = Deployment.Builder.create(stack, "Deployment").api(api).build();
        var stage = Stage.Builder.create(stack, "Beta")
                .deployment(deployment)
                .stageName("beta")
                .build();

        var telemetry = RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.of(stage))
                .tracing(Switch.ON)
                .build();

        assertThat(telemetry.getApiName()).isEqualTo("Orders");
        assertThat(telemetry.getStageName()).isEqualTo("beta");
        Template.fromStack(stack).hasResourceProperties(STAGE, Map.of("StageName", "beta", "TracingEnabled", true));
    }

    @Test
    void sharesOneAccountSettingWithTheApisOfOtherStacks() {
        telemetry(stack, api(stack)).build();
        var two = new Stack(app, "Two");
        for (var id : List.of("Carts", "Users")) {
            RestApiTelemetry.Builder.create(two, id + "Telemetry")
                    .stage(StageTarget.of(api(two, id, StageOptions.builder().build())))
                    .account(ApiGatewayAccount.managed(two, "Account"))
                    .executionLogs(ExecutionLogs.info())
                    .build();
        }

        var first = Template.fromStack(stack);
        first.resourceCountIs("AWS::ApiGateway::Account", 1);
        assertThat(logRoles(first)).isEqualTo(1);
        assertThat(first.findOutputs("*", Map.of("Export", Match.anyValue()))).isEmpty();
        var second = Template.fromStack(two);
        second.resourceCountIs("AWS::ApiGateway::Account", 0);
        assertThat(logRoles(second)).isZero();
        assertThat(two.getDependencies()).containsExactly(stack);
    }

    private static long logRoles(Template template) {
        return template.findResources("AWS::IAM::Role").values().stream()
                .filter(role -> role.toString().contains("apigateway.amazonaws.com"))
                .count();
    }

    @Test
    void failsWhenTheApiIsImported() {
        var imported = RestApi.fromRestApiId(stack, "Imported", "a1b2c3d4e5");

        assertThatThrownBy(() -> StageTarget.of(imported))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must be of this app, got the imported One/Imported;"
                        + " use StageTarget.existing(id, name, stage)");
    }

    @Test
    void failsWhenTheStageIsImported() {
        var imported = Stage.fromStageAttributes(
                stack,
                "Imported",
                StageAttributes.builder().restApi(api(stack)).stageName("api").build());

        assertThatThrownBy(() -> StageTarget.of(imported))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must be of this app, got the imported One/Imported;"
                        + " use StageTarget.existing(id, name, stage)");
    }

    @Test
    void failsWhenTheApiHasNoDeploymentStage() {
        var api = RestApi.Builder.create(stack, "Orders")
                .deploy(false)
                .cloudWatchRole(false)
                .build();

        assertThatThrownBy(() -> StageTarget.of(api))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must be given for an API without deployment stage, got One/Orders;"
                        + " use StageTarget.of(stage)");
    }

    @Test
    void failsWhenTheStageIsOfAnotherStack() {
        var two = new Stack(app, "Two");
        var telemetry = RestApiTelemetry.Builder.create(two, "Api").stage(StageTarget.of(api(stack)));

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "stage must be in the stack of its telemetry, got One/Orders/DeploymentStage.api/Resource for"
                                + " Two; define the telemetry in the stage's stack");
        assertThat(two.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesWhatItsTemplateHolds() {
        var target = StageTarget.of(api(stack));

        assertThatThrownBy(() -> target.throttling(5, 5))
                .hasMessage(
                        "throttling must be left out for a stage of this app, got it for api; its template holds it");
        assertThatThrownBy(() -> target.onRemoval(OnRemoval.TURN_OFF))
                .hasMessageStartingWith("onRemoval must be left out for a stage of this app");
    }
}
