package io.cloudtelemetry.notifications;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Topics that CloudWatch alarms of this account and region may publish to.
 *
 * <p>Two permissions are needed, and CDK grants neither: on the key, since CloudWatch itself encrypts the message
 * ("Enable compatibility between event sources from AWS services and encrypted topics", SNS developer guide), and on the
 * topic, since a topic policy of any kind takes the place of the one that SNS writes by default.
 */
final class AlarmPublishing {
    private static final String SERVICE = "cloudwatch.amazonaws.com";

    private final Construct scope;
    private final Map<String, Object> onlyAlarmsOfThisAccount;
    private @Nullable Key key;

    AlarmPublishing(Construct scope) {
        this.scope = scope;
        var stack = Stack.of(scope);
        this.onlyAlarmsOfThisAccount = Map.of(
                "StringEquals", Map.of("aws:SourceAccount", stack.getAccount()),
                "ArnLike",
                        Map.of(
                                "aws:SourceArn",
                                "arn:%s:cloudwatch:%s:%s:alarm:*"
                                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount())));
    }

    Topic topic(Construct parent, String name) {
        var topic = Topic.Builder.create(parent, name)
                .topicName(name)
                .masterKey(key())
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AllowAlarmsToPublish")
                .principals(List.of(new ServicePrincipal(SERVICE)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(onlyAlarmsOfThisAccount)
                .build());
        return topic;
    }

    /** {@return what an existing topic needs, in words for its owner} */
    static String needed(String topicArn) {
        return ("its topic policy must allow %s sns:Publish on %s, and, if it is encrypted, the policy of its key must allow"
                        + " %s kms:Decrypt and kms:GenerateDataKey* (a key that AWS manages, alias/aws/sns, cannot)")
                .formatted(SERVICE, topicArn, SERVICE);
    }

    /** One key for all topics. It holds nothing that outlives a message, hence goes with the stack. */
    private Key key() {
        if (key == null) {
            key = Key.Builder.create(scope, "Key")
                    .description("Encrypts alarm notifications; CloudWatch alarms of this account may use it")
                    .enableKeyRotation(true)
                    .removalPolicy(RemovalPolicy.DESTROY)
                    .build();
            key.addToResourcePolicy(PolicyStatement.Builder.create()
                    .sid("AllowAlarmsToEncrypt")
                    .principals(List.of(new ServicePrincipal(SERVICE)))
                    .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                    // In a key policy "*" is this key alone.
                    .resources(List.of("*"))
                    .conditions(onlyAlarmsOfThisAccount)
                    .build());
        }
        return key;
    }
}
