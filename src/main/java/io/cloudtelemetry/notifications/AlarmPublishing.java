package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.CfnTopic;
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
    private final Place place;
    private final Map<String, Object> onlyAlarmsOfThisAccount;
    private @Nullable Key ownKey;

    AlarmPublishing(Construct scope) {
        this.scope = scope;
        this.place = Place.of(scope);
        this.onlyAlarmsOfThisAccount = Ordered.map(
                "StringEquals", Map.of("aws:SourceAccount", place.accountOrToken()),
                "ArnLike", Map.of("aws:SourceArn", place.arn("cloudwatch", "alarm:*")));
    }

    Topic topic(Construct parent, String id, AlarmTopic spec) {
        var topic = Topic.Builder.create(parent, id)
                .topicName(spec.name())
                .masterKey(key(spec))
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AllowAlarmsToPublish")
                .principals(List.of(new ServicePrincipal(SERVICE)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(onlyAlarmsOfThisAccount)
                .build());
        if (spec.encryption() instanceof TopicEncryption.None none
                && topic.getNode().getDefaultChild() instanceof CfnTopic resource) {
            resource.addMetadata("telemetry:unencrypted", none.reason());
        }
        return topic;
    }

    /** {@return what an existing topic needs, in words for its owner} */
    String needed(String topicArn) {
        return ("its topic policy must allow %s sns:Publish on %s, and, if it is encrypted, the policy of its key must allow"
                        + " %s kms:Decrypt and kms:GenerateDataKey* (a key that AWS manages, alias/aws/sns, cannot);"
                        + " add to the topic policy %s and to the key policy %s")
                .formatted(
                        SERVICE,
                        topicArn,
                        SERVICE,
                        statement("AllowAlarmsToPublish", "\"sns:Publish\"", topicArn),
                        keyStatement());
    }

    private @Nullable IKey key(AlarmTopic spec) {
        if (spec.encryption() instanceof TopicEncryption.GivenKey given) {
            // An alias of this app may stand for a key that is not.
            if (!letAlarmsIn(given.key())) {
                warn(spec, given.key().getKeyArn());
            }
            return given.key();
        }
        if (spec.encryption() instanceof TopicEncryption.ExistingKey existing) {
            warn(spec, existing.arn());
            return Key.fromKeyArn(new Construct(scope, "KeyOf-" + spec.name()), "Key", existing.arn());
        }
        return spec.encryption() instanceof TopicEncryption.OwnKey ? ownKey() : null;
    }

    /** One key for all topics. It holds nothing that outlives a message, hence goes with the stack. */
    private Key ownKey() {
        if (ownKey == null) {
            ownKey = Key.Builder.create(scope, "Key")
                    .description("Encrypts alarm notifications; CloudWatch alarms of this account may use it")
                    .enableKeyRotation(true)
                    .removalPolicy(RemovalPolicy.DESTROY)
                    .build();
            letAlarmsIn(ownKey);
        }
        return ownKey;
    }

    /** {@return whether the policy of the key could be changed} */
    private boolean letAlarmsIn(IKey key) {
        return key.addToResourcePolicy(PolicyStatement.Builder.create()
                        .sid("AllowAlarmsToEncrypt")
                        .principals(List.of(new ServicePrincipal(SERVICE)))
                        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                        // In a key policy "*" is this key alone.
                        .resources(List.of("*"))
                        .conditions(onlyAlarmsOfThisAccount)
                        .build())
                .getStatementAdded();
    }

    private void warn(AlarmTopic spec, String keyArn) {
        Annotations.of(scope)
                .addWarningV2(
                        "@cloudtelemetry/notifications:existingKey",
                        "the policy of %s cannot be changed from here, and without this statement in it no alarm reaches topic %s: %s"
                                .formatted(Tokens.orElse(keyArn, "its key"), spec.name(), keyStatement()));
    }

    private String keyStatement() {
        return statement("AllowAlarmsToEncrypt", "[\"kms:Decrypt\",\"kms:GenerateDataKey*\"]", "*");
    }

    private String statement(String sid, String actions, String resource) {
        return ("{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":%s,\"Resource\":\"%s\","
                        + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"%s\"}}}")
                .formatted(
                        sid,
                        SERVICE,
                        actions,
                        resource,
                        Tokens.orElse(place.accountOrToken(), "the account of the alarms"));
    }
}
