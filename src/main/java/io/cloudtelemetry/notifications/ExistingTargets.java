package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.ShellCommand;
import io.cloudtelemetry.ownership.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Resource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionAttributes;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Queues and functions that topics send to: imports those that exist, and says which permissions could not be attached.
 *
 * <p>CDK itself says nothing of a queue whose policy it cannot change, and attaches no permission to a function by ARN
 * while the stack's account is not known at synth.
 */
final class ExistingTargets {
    private static final String SNS = "sns.amazonaws.com";

    private final Construct scope;
    private final Stack stack;
    private final Map<String, Construct> groups = new LinkedHashMap<>();
    private final Map<String, IQueue> queues = new LinkedHashMap<>();
    private final Map<String, IFunction> functions = new LinkedHashMap<>();

    ExistingTargets(Construct parent) {
        this.scope = parent;
        this.stack = Stack.of(parent);
    }

    IQueue queue(String arn) {
        return queues.computeIfAbsent(arn, key -> Queue.fromQueueArn(group("ExistingQueues"), key, key));
    }

    IFunction function(String arn, AlarmTopic topic) {
        var parts = arn.split(":");
        var reachable = !Place.of(stack).isApartFrom(parts[3], parts[4]);
        if (!reachable) {
            warn(
                    "@cloudtelemetry/notifications:existingFunction",
                    "%s is of another account or region than the stack, so no permission is attached to it; until its owner runs this, nothing reaches it: %s"
                            .formatted(arn, permission(arn, parts[3], topic)));
        }
        return functions.computeIfAbsent(
                arn,
                key -> Function.fromFunctionAttributes(
                        group("ExistingFunctions"),
                        key,
                        FunctionAttributes.builder()
                                .functionArn(key)
                                .sameEnvironment(reachable)
                                .skipPermissions(!reachable)
                                .build()));
    }

    private String permission(String arn, String region, AlarmTopic topic) {
        return ShellCommand.of(
                "aws lambda add-permission --region %s --function-name %s --statement-id %s --action lambda:InvokeFunction --principal %s --source-arn %s",
                region, arn, "alarms-" + topic.name(), SNS, topic.shownArn(Place.of(stack)));
    }

    /** Warns of permissions that could not be added to the policies of a queue and its key. */
    void warnUnlessWritable(IQueue queue, AlarmTopic topic) {
        var key = queue.getEncryptionMasterKey();
        if (!Resource.isOwnedResource(queue)) {
            warn(
                    "@cloudtelemetry/notifications:existingQueue",
                    "the policy of %s cannot be changed from here: without this statement in it nothing from topic %s reaches it: %s; if a key encrypts it, the policy of the key needs %s"
                            .formatted(
                                    Tokens.orElse(queue.getQueueArn(), "the queue"),
                                    topic.name(),
                                    statement("\"sqs:SendMessage\"", queue.getQueueArn(), topic),
                                    keyStatement(topic)));
        } else if (key != null && !Resource.isOwnedResource(key)) {
            warn(
                    "@cloudtelemetry/notifications:existingQueue",
                    "the policy of the key of %s cannot be changed from here: without this statement in it nothing from topic %s reaches it: %s"
                            .formatted(queue.getNode().getPath(), topic.name(), keyStatement(topic)));
        }
    }

    /**
     * {@return the queue for what a topic could not deliver; null for none}
     *
     * @param id the id of a queue to define
     */
    @Nullable
    IQueue undelivered(String id, AlarmTopic spec, ITopic topic) {
        if (spec.deadLetterQueue() instanceof DeadLetterQueue.Own) {
            var queues = group("DeadLetters");
            return Queue.Builder.create(queues, ConstructIds.in(queues, id))
                    .encryption(QueueEncryption.SQS_MANAGED)
                    .enforceSsl(true)
                    .retentionPeriod(Duration.days(14))
                    .build();
        }
        if (spec.deadLetterQueue() instanceof DeadLetterQueue.Existing existing) {
            var queue = queue(existing.arn());
            warnUnlessWritable(queue, spec);
            return queue;
        }
        if (spec.deadLetterQueue() instanceof DeadLetterQueue.Given given) {
            letIn(given.queue(), topic);
            warnUnlessWritable(given.queue(), spec);
            return given.queue();
        }
        return null;
    }

    /** CDK lets SNS write to the queue but not use its key ("Amazon SNS dead-letter queues", note on encrypted queues). */
    private static void letIn(IQueue queue, ITopic topic) {
        var key = queue.getEncryptionMasterKey();
        if (key != null && Resource.isOwnedResource(key)) {
            key.addToResourcePolicy(PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal(SNS)))
                    .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                    .resources(List.of("*"))
                    .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic.getTopicArn())))
                    .build());
        }
    }

    private String keyStatement(AlarmTopic topic) {
        return statement("[\"kms:Decrypt\",\"kms:GenerateDataKey\"]", "*", topic);
    }

    private String statement(String actions, String resource, AlarmTopic topic) {
        return ("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":%s,\"Resource\":\"%s\","
                        + "\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"%s\"}}}")
                .formatted(SNS, actions, Tokens.orElse(resource, "its ARN"), topic.shownArn(Place.of(stack)));
    }

    private Construct group(String id) {
        return groups.computeIfAbsent(id, key -> new Construct(scope, key));
    }

    private void warn(String id, String text) {
        Annotations.of(scope).addWarningV2(id, text);
    }
}
