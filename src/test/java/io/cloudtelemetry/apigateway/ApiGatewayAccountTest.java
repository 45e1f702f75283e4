package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.apigateway.account.LogRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

class ApiGatewayAccountTest {
    private static final String ACCOUNT = "AWS::ApiGateway::Account";
    private static final String ROLE = "AWS::IAM::Role";
    private static final Environment SEOUL = environment("ap-northeast-2");
    private static final Environment VIRGINIA = environment("us-east-1");
    private static final LogRole FIXED = LogRole.named("APIGATEWAY-CLOUDWATCH");

    private App app;

    @BeforeEach
    void newApp() {
        app = new App();
    }

    private static Environment environment(String region) {
        return Environment.builder().account("123456789012").region(region).build();
    }

    private static Stack stack(Construct scope, String id, Environment environment) {
        return new Stack(scope, id, StackProps.builder().env(environment).build());
    }

    @Test
    void setsARoleThatApiGatewayMayAssumeAndThatMayWriteLogs() {
        var stack = new Stack(app, "One");
        ApiGatewayAccount.managed(stack, "Account");

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                ROLE,
                Map.of(
                        "RoleName",
                        Match.absent(),
                        "AssumeRolePolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Action", "sts:AssumeRole",
                                        "Effect", "Allow",
                                        "Principal", Map.of("Service", "apigateway.amazonaws.com")))),
                        "ManagedPolicyArns",
                        List.of(
                                Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "arn:",
                                                        Map.of("Ref", "AWS::Partition"),
                                                        ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"))))));
        template.hasResourceProperties(
                ACCOUNT,
                Map.of(
                        "CloudWatchRoleArn",
                        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("AccountRole.*"), "Arn"))));
    }

    @Test
    void keepsSettingAndRoleWhenTheStackGoes() {
        var stack = new Stack(app, "One");
        ApiGatewayAccount.managed(stack, "Account");

        var template = Template.fromStack(stack);
        template.hasResource(ROLE, Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain"));
        template.hasResource(ACCOUNT, Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain"));
    }

    @Test
    void deletesSettingAndRoleWhenAsked() {
        var stack = new Stack(app, "One");
        ApiGatewayAccount.managed(stack, "Account", FIXED, RemovalPolicy.DESTROY);

        var template = Template.fromStack(stack);
        template.hasResource(
                ROLE, Map.of("DeletionPolicy", "Delete", "Properties", Map.of("RoleName", "APIGATEWAY-CLOUDWATCH")));
        template.hasResource(ACCOUNT, Map.of("DeletionPolicy", "Delete"));
    }

    @Test
    void setsARoleThatExists() {
        var stack = new Stack(app, "One");
        ApiGatewayAccount.managed(stack, "Account", LogRole.existing("arn:aws:iam::123456789012:role/logs"));

        var template = Template.fromStack(stack);
        template.resourceCountIs(ROLE, 0);
        template.hasResourceProperties(ACCOUNT, Map.of("CloudWatchRoleArn", "arn:aws:iam::123456789012:role/logs"));
    }

    @Test
    void isOneForAllStacksOfAnAccountAndRegion() {
        var one = new Stack(app, "One");
        var two = new Stack(app, "Two");

        var first = ApiGatewayAccount.managed(one, "Account");

        assertThat(ApiGatewayAccount.managed(two, "Account")).isSameAs(first);
        assertThat(ApiGatewayAccount.managed(one, "Another")).isSameAs(first);
        Template.fromStack(one).resourceCountIs(ACCOUNT, 1);
        Template.fromStack(one).resourceCountIs(ROLE, 1);
        Template.fromStack(two)
                .templateMatches(
                        Match.objectEquals(Template.fromStack(new Stack()).toJSON()));
    }

    @Test
    void isOnePerRegion() {
        var seoul = stack(app, "Seoul", SEOUL);
        var virginia = stack(app, "Virginia", VIRGINIA);
        ApiGatewayAccount.managed(seoul, "Account");
        ApiGatewayAccount.managed(virginia, "Account");

        Template.fromStack(seoul).resourceCountIs(ACCOUNT, 1);
        Template.fromStack(virginia).resourceCountIs(ACCOUNT, 1);
    }

    @Test
    void isOnePerCdkStageWithAWarningWhereTwoSetTheSameAccount() {
        var blue = stack(new Stage(app, "Blue", StageProps.builder().build()), "One", SEOUL);
        var green = stack(new Stage(app, "Green", StageProps.builder().build()), "One", SEOUL);
        ApiGatewayAccount.managed(blue, "Account");
        ApiGatewayAccount.managed(green, "Account");

        Template.fromStack(blue).resourceCountIs(ACCOUNT, 1);
        Template.fromStack(green).resourceCountIs(ACCOUNT, 1);
        Annotations.fromStack(blue).hasNoWarning("*", Match.anyValue());
        Annotations.fromStack(green)
                .hasWarning(
                        "/Green/One/Account",
                        "two stages of the app set the log role of aws://123456789012/ap-northeast-2, the last deployed"
                                + " wins; use ApiGatewayAccount.leaveAlone in one of them"
                                + " [ack: @cloudtelemetry/apigateway:accountInSeveralStages]");
    }

    @Test
    void failsWhenTheFixedNameIsWantedInASecondRegion() {
        ApiGatewayAccount.managed(stack(app, "Seoul", SEOUL), "Account", FIXED);
        var virginia = stack(app, "Virginia", VIRGINIA);

        assertThatThrownBy(() -> ApiGatewayAccount.managed(virginia, "Account", FIXED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("roleName must be defined once in an account, got \"APIGATEWAY-CLOUDWATCH\" at"
                        + " Virginia/Account for aws://123456789012/us-east-1 after Seoul/Account for"
                        + " aws://123456789012/ap-northeast-2;"
                        + " use LogRole.generated or LogRole.existing in one of them");
        assertThat(virginia.getNode().getChildren()).isEmpty();
    }

    @Test
    void takesTheFixedNameInASecondAccount() {
        ApiGatewayAccount.managed(stack(app, "One", SEOUL), "Account", FIXED);
        var other = Environment.builder()
                .account("210987654321")
                .region("us-east-1")
                .build();
        var two = stack(app, "Two", other);
        ApiGatewayAccount.managed(two, "Account", FIXED);

        Template.fromStack(two).resourceCountIs(ACCOUNT, 1);
    }

    @Test
    void failsWhenAnotherRoleIsWantedForTheSameAccountAndRegion() {
        ApiGatewayAccount.managed(stack(app, "One", SEOUL), "Account", FIXED);
        var two = stack(app, "Two", SEOUL);

        assertThatThrownBy(() -> ApiGatewayAccount.managed(two, "Account"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account must have one log role per account and region, got a generated name (RETAIN) at"
                        + " Two/Account after the name APIGATEWAY-CLOUDWATCH (RETAIN) at One/Account for aws://123456789012/ap-northeast-2;"
                        + " state the same in both, or hand over the first ApiGatewayAccount");
        assertThat(two.getNode().getChildren()).isEmpty();
    }

    @Test
    void failsWhenIamDoesNotAllowTheName() {
        assertThatThrownBy(() -> LogRole.named("service-role/logs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("roleName must be 1 to 64 letters, digits or _+=,.@-, got \"service-role/logs\";"
                        + " give the name without path or ARN");
    }

    @Test
    void failsWhenTheArnIsNotOfARole() {
        assertThatThrownBy(() -> LogRole.existing("APIGATEWAY-CLOUDWATCH"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("roleArn must be a role's ARN such as arn:aws:iam::123456789012:role/kubectl, got"
                        + " \"APIGATEWAY-CLOUDWATCH\"");
    }

    @Test
    void failsWhenTheRemovalPolicyMeansNothingForARole() {
        var stack = new Stack(app, "One");

        assertThatThrownBy(() -> ApiGatewayAccount.managed(stack, "Account", FIXED, RemovalPolicy.SNAPSHOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("removalPolicy must be RETAIN or DESTROY, got SNAPSHOT; leave it out to keep the role");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }
}
