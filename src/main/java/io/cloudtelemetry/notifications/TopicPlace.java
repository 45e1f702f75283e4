package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that topics, and what they name by ARN, are in an account and region where they can be used. */
final class TopicPlace {
    /**
     * "Regions and quotas for Amazon Q Developer in chat applications" lists none outside it, ARNs of AWS Chatbot are
     * {@code arn:aws:} in its API reference, and CloudFormation has none of its resources in China and GovCloud.
     */
    private static final String PARTITION_WITH_CHATBOT = "aws";

    private TopicPlace() {}

    /** Checks what a topic and its subscriptions name by ARN. */
    static void require(AlarmTopic topic, String property, Place place) {
        if (topic.existingArn() != null) {
            GivenArn.TOPIC.requireIn(place, property, topic.existingArn());
        }
        if (topic.encryption() instanceof TopicEncryption.ExistingKey key) {
            GivenArn.KEY.requireIn(place, property + ".encryption", key.arn());
        } else if (topic.encryption() instanceof TopicEncryption.GivenKey key) {
            GivenArn.KEY.requireIn(place, property + ".encryption", key.key().getKeyArn());
        }
        if (topic.deadLetterQueue() instanceof DeadLetterQueue.Existing queue) {
            GivenArn.DEAD_LETTER_QUEUE.requireIn(place, property + ".deadLetterQueue", queue.arn());
        } else if (topic.deadLetterQueue() instanceof DeadLetterQueue.Given queue) {
            GivenArn.DEAD_LETTER_QUEUE.requireIn(
                    place, property + ".deadLetterQueue", queue.queue().getQueueArn());
        }
        for (var recipient : topic.recipients()) {
            if (recipient instanceof QueueRecipient queue && queue.arn() != null) {
                GivenArn.QUEUE.requireIn(place, property + ".sqs", queue.arn());
            } else if (recipient instanceof FunctionRecipient function && function.arn() != null) {
                GivenArn.FUNCTION.requireIn(place, property + ".lambda", function.arn());
            } else if (recipient instanceof ChatChannel channel) {
                requireChatbot(channel, property, place.partition());
            }
        }
    }

    private static void requireChatbot(ChatChannel channel, String property, @Nullable String partition) {
        if (partition != null && !partition.equals(PARTITION_WITH_CHATBOT)) {
            throw new IllegalArgumentException(
                    "%s.%s must be left out in partition %s, which has no AWS Chatbot, got %s; use email, https, sqs or lambda"
                            .formatted(
                                    property,
                                    channel instanceof ChatChannel.SlackChannel ? "slack" : "teams",
                                    partition,
                                    channel.label()));
        }
    }

    /**
     * Checks that alarms of another stack reach topics: those of their own region only (PutMetricAlarm, {@code AlarmActions}),
     * those defined here of their own account only, as their policies let no other in.
     */
    static void requireReachable(List<AlarmTopic> told, Place topics, Place alarms) {
        requireSame("region", topics.region(), alarms.region());
        for (var topic : told) {
            if (topic.existingArn() != null) {
                requireSame("region", topic.existingArn().split(":")[3], alarms.region());
            } else {
                requireSame("account", topics.account(), alarms.account());
            }
        }
    }

    private static void requireSame(String what, @Nullable String ofTopic, @Nullable String ofAlarm) {
        if (Tokens.differ(ofTopic, ofAlarm)) {
            throw new IllegalArgumentException(
                    "topics must be in the %s of the alarms (%s), got %s; define topics in each %s"
                            .formatted(what, ofAlarm, ofTopic, what));
        }
    }
}
