package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.DeadLetterQueue;
import io.cloudtelemetry.notifications.Recipient;
import io.cloudtelemetry.notifications.TopicEncryption;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/** A topic and who is told through it. */
@UnsupportedKey(key = "stack", because = "the alarms of all groups tell the topics of {name}-notifications")
@Describes("""
        topic: The name of a topic to define. Either this or topicArn.
        topicArn: The ARN of a topic that exists; its policy and key are left alone.
        severities: The severities that are sent to it. Default: all.
        states: It is told when an alarm goes into one of these states: ALARM, OK, INSUFFICIENT_DATA. Default: ALARM and OK.
        email: E-mail addresses; each must confirm the mail it gets.
        sms: Phone numbers that get a text message, such as +4915112345678.
        https: Endpoints such as those of PagerDuty and Opsgenie, beginning with https://. Keys belong into a secret: {{resolve:secretsmanager:name}} in place of the key or of the whole URL.
        sqs: ARNs of queues that exist; their policies must let the topic in, a warning shows how.
        lambda: ARNs of functions that exist; they get the permission to be invoked by the topic.
        filtered: Those who are told of some alarms only.
        slack: A Slack channel, in a workspace authorized in the console of AWS Chatbot.
        teams: A Microsoft Teams channel, in a team authorized in the console of AWS Chatbot.
        encryption: How a topic to define is encrypted. Default: with a key of its own, which all topics share.
        deadLetterQueue: Where messages go that could not be delivered. Default: they are lost.
        """)
public record NotificationConfig(
        @Nullable String topic,
        @Nullable @Arn(GivenArn.TOPIC) String topicArn,
        @Nullable List<Severity> severities,
        @Nullable List<AlarmState> states,
        @Nullable List<String> email,
        @Nullable List<String> sms,
        @Nullable List<String> https,
        @Nullable @Arn(GivenArn.QUEUE) List<String> sqs,
        @Nullable @Arn(GivenArn.FUNCTION) List<String> lambda,
        List<FilteredConfig> filtered,
        @Nullable Slack slack,
        @Nullable Teams teams,
        @Nullable Encryption encryption,
        @Nullable DeadLetters deadLetterQueue)
        implements Becomes<AlarmTopic> {

    public boolean definesSomething() {
        return value().definesSomething();
    }

    @Override
    public AlarmTopic value() {
        if ((topic == null) == (topicArn == null)) {
            throw new IllegalArgumentException(
                    "topic or topicArn must be given, got %s".formatted(topic == null ? "neither" : "both"));
        }
        var result = topicArn != null ? AlarmTopic.existing(topicArn) : AlarmTopic.named(String.valueOf(topic));
        if (severities != null) {
            requireSome("severities", "critical, warning, info", severities);
            result = result.forSeverities(severities.get(0), severities.toArray(Severity[]::new));
        }
        if (states != null) {
            requireSome("states", "ALARM, OK, INSUFFICIENT_DATA", states);
            result = result.forStates(states.get(0), states.toArray(AlarmState[]::new));
        }
        for (var recipient : FilteredConfig.recipients(email, sms, https, sqs, lambda)) {
            result = result.subscribe(recipient);
        }
        for (int index = 0; index < filtered.size(); index++) {
            var some = filtered.get(index);
            for (var recipient : ConfigChecks.under("filtered[%d]".formatted(index), some::value)) {
                result = result.subscribe(recipient);
            }
        }
        result = with(result, slack, (before, given) -> before.subscribe(given.value()));
        result = with(result, teams, (before, given) -> before.subscribe(given.value()));
        result = with(result, encryption, (before, given) -> before.encryption(given.value()));
        return with(result, deadLetterQueue, (before, given) -> before.deadLetterQueue(given.value()));
    }

    private static void requireSome(String key, String choices, List<?> given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("%s must name at least one of %s, got none".formatted(key, choices));
        }
    }

    /** A Slack channel. */
    @Describes("""
            workspaceId: The workspace's id, such as T0123ABCD, as the console of AWS Chatbot shows it.
            channelId: The channel's id, such as C0123ABCD: the end of its link.
            """)
    record Slack(
            @Required("the workspace's id such as T0123ABCD")
            String workspaceId,

            @Required("the channel's id such as C0123ABCD") String channelId)
            implements Becomes<Recipient> {
        @Override
        public Recipient value() {
            return Recipient.slack(workspaceId, channelId);
        }
    }

    /** A Microsoft Teams channel. */
    @Describes("""
            tenantId: The tenant's id, a UUID, as the console of AWS Chatbot shows it.
            teamId: The team's id, a UUID, as the console of AWS Chatbot shows it.
            channelId: The channel's id as in its link, such as 19%3a0123abcd%40thread.tacv2.
            """)
    record Teams(
            @Required("the tenant's id, a UUID") String tenantId,
            @Required("the team's id, a UUID") String teamId,

            @Required("the channel's id such as 19%3a0123abcd%40thread.tacv2")
            String channelId)
            implements Becomes<Recipient> {
        @Override
        public Recipient value() {
            return Recipient.teams(tenantId, teamId, channelId);
        }
    }

    /** How a topic is encrypted; one choice. */
    @Describes("""
            keyArn: The ARN of a key that exists; its policy must let alarms in, a warning shows the statement. Either this or none.
            none: Not at all: why, and who agreed. Either this or keyArn.
            """)
    record Encryption(
            @Nullable @Arn(GivenArn.KEY) String keyArn,
            @Nullable String none) implements Becomes<TopicEncryption> {
        @Override
        public TopicEncryption value() {
            if ((keyArn == null) == (none == null)) {
                throw new IllegalArgumentException(
                        "keyArn or none must be given, got %s".formatted(keyArn == null ? "neither" : "both"));
            }
            return keyArn == null ? TopicEncryption.none(String.valueOf(none)) : TopicEncryption.keyArn(keyArn);
        }
    }

    /** Where undeliverable messages go; one choice. */
    @Describes("""
            own: true: a queue to define, which keeps messages for 14 days. Either this or queueArn.
            queueArn: The ARN of a queue that exists; its policy must let the topic in, a warning shows how. Either this or own.
            """)
    record DeadLetters(
            @Nullable Boolean own,
            @Nullable @Arn(GivenArn.DEAD_LETTER_QUEUE) String queueArn) implements Becomes<DeadLetterQueue> {
        @Override
        public DeadLetterQueue value() {
            var define = Given.isTrue(own);
            if (define == (queueArn != null)) {
                throw new IllegalArgumentException(
                        "own: true or queueArn must be given, got %s".formatted(define ? "both" : "neither"));
            }
            return queueArn == null
                    ? DeadLetterQueue.own()
                    : ConfigChecks.renamed("deadLetterQueue", "queueArn", () -> DeadLetterQueue.existing(queueArn));
        }
    }
}
