package io.cloudtelemetry.readme;

import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.HttpStageTarget;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.ContainerLogs;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.DeadLetterQueue;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** The acknowledgements of docs/cdk-app.md leave no finding of cdk-nag on what this project defines. */
class AcknowledgedFindingsTest {
    private static Stack everything() {
        var app = new App();
        var stack = new Stack(app, "Telemetry");
        Aspects.of(app).add(new AwsSolutionsChecks());
        var target = ClusterTarget.existing("shop", KubectlAccess.accessEntry());
        var topics = NotificationTopics.Builder.create(stack, "Topics")
                .topics(List.of(AlarmTopic.named("alarms")
                        .email("ops@example.com")
                        .slack("T0123ABCD", "C0123ABCD")
                        .deadLetterQueue(DeadLetterQueue.own())))
                .build();
        ContainerInsights.Builder.create(stack, "Insights")
                .cluster(target)
                .credentials(AgentCredentials.podIdentity().minimal())
                .routing(topics)
                .build();
        ContainerLogs.Builder.create(stack, "Logs")
                .cluster(target)
                .credentials(AgentCredentials.podIdentity().minimal())
                .build();
        RestApiTelemetry.Builder.create(stack, "Rest")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "prod"))
                .account(ApiGatewayAccount.managed(stack, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .accessLogs(AccessLogs.json())
                .build();
        HttpApiTelemetry.Builder.create(stack, "Http")
                .stage(HttpStageTarget.existing("h1b2c3d4e5", "$default"))
                .accessLogs(AccessLogs.json())
                .build();
        return stack;
    }

    private static void acknowledge(Stack stack) {
        // snippet
        NagSuppressions.addStackSuppressions(
                stack,
                List.of(
                        NagPackSuppression.builder()
                                .id("AwsSolutions-IAM4")
                                .reason("functions write their own log; API Gateway asks for its policy by name")
                                .appliesTo(List.of(
                                        Map.of("regex", "/service-role/AWSLambda(Basic|VPCAccess)ExecutionRole$/"),
                                        Map.of("regex", "/service-role/AmazonAPIGatewayPushToCloudWatchLogs$/")))
                                .build(),
                        NagPackSuppression.builder()
                                .id("AwsSolutions-IAM5")
                                .reason("streams of one log group, versions of one function; reads, and log deliveries,"
                                        + " that have no resource level")
                                .appliesTo(List.of(
                                        Map.of("regex", "/^Resource::arn:.*:log-group:[^*]+:\\*$/"),
                                        Map.of("regex", "/^Resource::<[A-Za-z0-9]+\\.Arn>:\\*$/"),
                                        Map.of("regex", "/^Action::cloudwatch:(Describe|Get|List)\\*$/"),
                                        "Resource::*"))
                                .build(),
                        NagPackSuppression.builder()
                                .id("AwsSolutions-L1")
                                .reason("CDK chooses the runtime of its functions")
                                .build(),
                        NagPackSuppression.builder()
                                .id("AwsSolutions-SQS3")
                                .reason("it is the dead-letter queue of subscriptions, which the rule does not see")
                                .build()),
                true);
        // end
    }

    @Test
    void leaveNoFinding() {
        var stack = everything();
        acknowledge(stack);

        Annotations.fromStack(stack).hasNoError("*", Match.anyValue());
        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("CdkNag"));
    }

    @Test
    void areNeeded() {
        var findings = Annotations.fromStack(everything());

        for (var id : List.of("IAM4", "IAM5", "L1", "SQS3")) {
            findings.hasError("*", Match.stringLikeRegexp("AwsSolutions-" + id + "\\b"));
        }
    }
}
