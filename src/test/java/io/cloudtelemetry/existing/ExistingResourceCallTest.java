package io.cloudtelemetry.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.PolicyStatement;

class ExistingResourceCallTest {
    private static final String ROLE_ARN = "arn:aws:iam::123456789012:role/worker";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private ExistingResourceCall.Builder attach(String id) {
        return ExistingResourceCall.Builder.create(stack, id)
                .service("IAM")
                .action("attachRolePolicy")
                .parameters(Map.of("RoleName", "worker"))
                .target(ROLE_ARN)
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("iam:AttachRolePolicy"))
                        .resources(List.of(ROLE_ARN))
                        .build()));
    }

    @Test
    void callsWhenDeployedAndKeepsTheChangeWhenRemoved() {
        attach("Attach").build();

        var call = Match.serializedJson(Match.objectLike(Map.of(
                "service", "IAM",
                "action", "attachRolePolicy",
                "parameters", Map.of("RoleName", "worker"),
                "physicalResourceId", Map.of("id", ROLE_ARN),
                "outputPaths", List.of())));
        Template.fromStack(stack)
                .hasResourceProperties(
                        "Custom::ExistingResourceCall",
                        Match.objectLike(Map.of("Create", call, "Update", call, "Delete", Match.absent())));
    }

    @Test
    void statesWhatTheResourceIsSetToWhenAsked() {
        attach("Attach").parametersOnRemoval(Map.of("RoleName", "other")).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "Custom::ExistingResourceCall",
                        Map.of(
                                "Delete",
                                Match.serializedJson(Match.objectLike(Map.of(
                                        "action", "attachRolePolicy",
                                        "parameters", Map.of("RoleName", "other"),
                                        "ignoreErrorCodesMatching", "NotFoundException")))));
    }

    @Test
    void grantsExactlyTheStatementsGiven() {
        attach("Attach").build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::IAM::Policy",
                        Map.of(
                                "PolicyDocument",
                                Map.of(
                                        "Version",
                                        "2012-10-17",
                                        "Statement",
                                        List.of(Map.of(
                                                "Effect", "Allow",
                                                "Action", "iam:AttachRolePolicy",
                                                "Resource", ROLE_ARN)))));
    }

    @Test
    void allCallsOfAStackShareOneHandlerWhoseLogsExpire() {
        attach("One").build();
        attach("Two").build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Lambda::Function", 1);
        template.resourceCountIs("AWS::Logs::LogGroup", 1);
        template.hasResource(
                "AWS::Logs::LogGroup", Map.of("DeletionPolicy", "Delete", "Properties", Map.of("RetentionInDays", 30)));
    }

    @Test
    void failsBeforeAnythingIsAttachedWhenAPropertyIsMissing() {
        var incomplete = ExistingResourceCall.Builder.create(stack, "Call").service("IAM");

        assertThatThrownBy(incomplete::build).hasMessageContaining("action");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void writesTheRequestInOneOrderWhateverOrderTheMapHas() {
        attach("Attach")
                .parameters(Map.of("b", 1, "a", List.of(Map.of("z", 1, "y", 2, "x", 3)), "d", 4, "c", 5))
                .build();

        var calls = Template.fromStack(stack)
                .findResources("Custom::ExistingResourceCall")
                .values();
        assertThat(calls.toString())
                .contains("\"parameters\":{\"a\":[{\"x\":3,\"y\":2,\"z\":1}],\"b\":1,\"c\":5,\"d\":4}");
    }

    @Test
    void sharesThePermissionsOfAnotherCallAndWaitsForIt() {
        var first = attach("First").build();
        ExistingResourceCall.Builder.create(stack, "Second")
                .service("IAM")
                .action("attachRolePolicy")
                .parameters(Map.of("RoleName", "worker"))
                .target(ROLE_ARN)
                .permittedBy(first)
                .build();

        var template = Template.fromStack(stack);
        assertThat(template.findResources("AWS::IAM::Policy").keySet())
                .singleElement()
                .asString()
                .startsWith("FirstCall");
        template.resourceCountIs("AWS::Lambda::Function", 1);
        assertThat(template.findResources("Custom::ExistingResourceCall").entrySet().stream()
                        .filter(call -> call.getKey().startsWith("Second"))
                        .map(call -> String.valueOf(call.getValue().get("DependsOn"))))
                .singleElement()
                .asString()
                .contains("FirstCallCustomResourcePolicy");
    }

    @Test
    void refusesACallThatNothingPermits() {
        var call = attach("Attach").statements(List.of());

        assertThatThrownBy(call::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("statements must permit the call, got none; state them, or the call that has them with"
                        + " permittedBy");
        assertThat(stack.getNode().tryFindChild("Attach")).isNull();
    }

    /** Each takes {"Statement":[{"Action":"…","Effect":"Allow","Resource":"…"}],"Version":"2012-10-17"}: 140 characters. */
    @Test
    void refusesAtSynthMorePermissionsThanARoleHolds() {
        for (int index = 0; index < 73; index++) {
            attach("Attach" + index).build();
        }
        Template.fromStack(stack).resourceCountIs("AWS::IAM::Policy", 73);

        stack = new Stack();
        for (int index = 0; index < 74; index++) {
            attach("Attach" + index).build();
        }
        assertThatThrownBy(() -> Template.fromStack(stack))
                .hasMessageContaining("must be permitted in 10240 characters, as the role of their function holds no"
                        + " more, got at least 10360; put some of it into another stack");
    }

    @Test
    void leavesTheCountToWhoeverLiftsTheLimitsOfCdk() {
        var app = new App(AppProps.builder()
                .context(Map.of("@aws-cdk/core:stackResourceLimit", 0))
                .build());
        stack = new Stack(app, "Stack");
        for (int index = 0; index < 80; index++) {
            attach("Attach" + index).build();
        }

        Template.fromStack(stack).resourceCountIs("Custom::ExistingResourceCall", 80);
    }
}
