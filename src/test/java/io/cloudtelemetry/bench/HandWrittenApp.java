package io.cloudtelemetry.bench;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/**
 * The walk-through's telemetry.yaml, written by hand with CDK's constructs alone: the same resources in the same four stacks,
 * for one cluster and one API, without the library's checks, warnings and choices. bench/run compares the resources.
 */
final class HandWrittenApp {
    static final String REGION = "ap-northeast-2";

    static final String TOPIC = "NODE_MEMORY_CloudWatch_Alarms_Topic";

    private HandWrittenApp() {}

    public static void main(String[] arguments) {
        var app = App.Builder.create()
                .postCliContext(
                        Map.of("aws:cdk:disable-stack-trace", true, "aws:cdk:disable-creation-stack-traces", true))
                .build();
        var notifications = stack(app, "notifications");
        notifications(notifications);
        var eks = stack(app, "eks");
        var api = stack(app, "api-gateway");
        var dashboards = stack(app, "dashboards");
        var topicArn = "arn:%s:sns:%s:%s:%s".formatted(eks.getPartition(), REGION, eks.getAccount(), TOPIC);
        HandWrittenCluster.define(eks, topicArn);
        HandWrittenApi.define(api, topicArn);
        HandWrittenBoard.define(dashboards);
        eks.addStackDependency(notifications);
        api.addStackDependency(notifications);
        dashboards.addStackDependency(eks);
        dashboards.addStackDependency(api);
        app.synth();
    }

    private static Stack stack(App app, String name) {
        return new Stack(
                app,
                "nrson-" + name,
                StackProps.builder()
                        .env(Environment.builder().region(REGION).build())
                        .description("CloudWatch telemetry: " + name)
                        .build());
    }

    private static void notifications(Stack stack) {
        var conditions = Map.of(
                "StringEquals",
                Map.of("aws:SourceAccount", stack.getAccount()),
                "ArnLike",
                Map.of(
                        "aws:SourceArn",
                        "arn:%s:cloudwatch:%s:%s:alarm:*".formatted(stack.getPartition(), REGION, stack.getAccount())));
        var key = Key.Builder.create(stack, "Key")
                .description("Encrypts alarm notifications; CloudWatch alarms of this account may use it")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AllowAlarmsToEncrypt")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(conditions)
                .build());
        var topic = Topic.Builder.create(stack, "Topic")
                .topicName(TOPIC)
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AllowAlarmsToPublish")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(conditions)
                .build());
        topic.addSubscription(new EmailSubscription("ops@example.com"));
    }
}
