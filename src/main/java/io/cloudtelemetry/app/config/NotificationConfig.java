package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.DeadLetterQueue;
import io.cloudtelemetry.notifications.Recipient;
import io.cloudtelemetry.notifications.TopicEncryption;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/** A topic and who is told through it. */
public record NotificationConfig(
        @JsonPropertyDescription("The name of a topic to define. Either this or topicArn.") @Nullable
        String topic,

        @JsonPropertyDescription("The ARN of a topic that exists; its policy and key are left alone.")
        @Nullable
        @Arn(GivenArn.TOPIC)
        String topicArn,

        @JsonPropertyDescription("The severities that are sent to it. Default: all.") @Nullable
        List<Severity> severities,

        @JsonPropertyDescription(
                "It is told when an alarm goes into one of these states: ALARM, OK, INSUFFICIENT_DATA. Default: ALARM and OK.")
        @Nullable
        List<AlarmState> states,

        @JsonPropertyDescription("E-mail addresses; each must confirm the mail it gets.") @Nullable
        List<String> email,

        @JsonPropertyDescription("Phone numbers that get a text message, such as +4915112345678.") @Nullable
        List<String> sms,

        @JsonPropertyDescription(
                "Endpoints such as those of PagerDuty and Opsgenie, beginning with https://. Keys belong into a secret: {{resolve:secretsmanager:name}} in place of the key or of the whole URL.")
        @Nullable
        List<String> https,

        @JsonPropertyDescription(
                "ARNs of queues that exist; their policies must let the topic in, a warning shows how.")
        @Nullable
        @Arn(GivenArn.QUEUE)
        List<String> sqs,

        @JsonPropertyDescription("ARNs of functions that exist; they get the permission to be invoked by the topic.")
        @Nullable
        @Arn(GivenArn.FUNCTION)
        List<String> lambda,

        @JsonPropertyDescription("A Slack channel, in a workspace authorized in the console of AWS Chatbot.") @Nullable
        Slack slack,

        @JsonPropertyDescription("A Microsoft Teams channel, in a team authorized in the console of AWS Chatbot.")
        @Nullable
        Teams teams,

        @JsonPropertyDescription(
                "How a topic to define is encrypted. Default: with a key of its own, which all topics share.")
        @Nullable
        Encryption encryption,

        @JsonPropertyDescription("Where messages go that could not be delivered. Default: they are lost.") @Nullable
        DeadLetters deadLetterQueue) {
    /** Not compact, as the whole is checked by what it becomes. */
    public NotificationConfig(
            @Nullable String topic,
            @Nullable String topicArn,
            @Nullable List<Severity> severities,
            @Nullable List<AlarmState> states,
            @Nullable List<String> email,
            @Nullable List<String> sms,
            @Nullable List<String> https,
            @Nullable List<String> sqs,
            @Nullable List<String> lambda,
            @Nullable Slack slack,
            @Nullable Teams teams,
            @Nullable Encryption encryption,
            @Nullable DeadLetters deadLetterQueue) {
        if ((topic == null) == (topicArn == null)) {
            throw new IllegalArgumentException(
                    "topic or topicArn must be given, got %s".formatted(topic == null ? "neither" : "both"));
        }
        this.topic = topic;
        this.topicArn = topicArn;
        this.severities = severities;
        this.states = states;
        this.email = email;
        this.sms = sms;
        this.https = https;
        this.sqs = sqs;
        this.lambda = lambda;
        this.slack = slack;
        this.teams = teams;
        this.encryption = encryption;
        this.deadLetterQueue = deadLetterQueue;
        alarmTopic();
    }

    /** {@return whether it makes a resource} */
    public boolean definesSomething() {
        return alarmTopic().definesSomething();
    }

    public AlarmTopic alarmTopic() {
        var result = topicArn != null ? AlarmTopic.existing(topicArn) : AlarmTopic.named(String.valueOf(topic));
        if (severities != null) {
            requireSome("severities", "critical, warning, info", severities);
            result = result.forSeverities(severities.get(0), severities.toArray(Severity[]::new));
        }
        if (states != null) {
            requireSome("states", "ALARM, OK, INSUFFICIENT_DATA", states);
            result = result.forStates(states.get(0), states.toArray(AlarmState[]::new));
        }
        result = withEach(result, email, Recipient::email);
        result = withEach(result, sms, Recipient::sms);
        result = withEach(result, https, Recipient::https);
        result = withEach(result, sqs, Recipient::sqs);
        result = withEach(result, lambda, Recipient::lambda);
        result = withEach(result, slack == null ? null : List.of(slack), Slack::recipient);
        result = withEach(result, teams == null ? null : List.of(teams), Teams::recipient);
        if (encryption != null) {
            result = result.encryption(encryption.choice());
        }
        return deadLetterQueue == null ? result : result.deadLetterQueue(deadLetterQueue.choice());
    }

    private static <T> AlarmTopic withEach(
            AlarmTopic topic, @Nullable List<T> values, Function<T, Recipient> recipient) {
        var result = topic;
        for (var value : Keys.list(values)) {
            result = result.subscribe(recipient.apply(value));
        }
        return result;
    }

    private static void requireSome(String key, String choices, List<?> given) {
        if (Keys.list(given).isEmpty()) {
            throw new IllegalArgumentException("%s must name at least one of %s, got none".formatted(key, choices));
        }
    }

    /** A Slack channel. */
    record Slack(
            @JsonProperty(required = true)
            @JsonPropertyDescription("The workspace's id, such as T0123ABCD, as the console of AWS Chatbot shows it.")
            String workspaceId,

            @JsonProperty(required = true)
            @JsonPropertyDescription("The channel's id, such as C0123ABCD: the end of its link.")
            String channelId) {
        Slack {
            Keys.require("workspaceId", workspaceId, "the workspace's id such as T0123ABCD");
            Keys.require("channelId", channelId, "the channel's id such as C0123ABCD");
            Recipient.slack(workspaceId, channelId);
        }

        Recipient recipient() {
            return Recipient.slack(workspaceId, channelId);
        }
    }

    /** A Microsoft Teams channel. */
    record Teams(
            @JsonProperty(required = true)
            @JsonPropertyDescription("The tenant's id, a UUID, as the console of AWS Chatbot shows it.")
            String tenantId,

            @JsonProperty(required = true)
            @JsonPropertyDescription("The team's id, a UUID, as the console of AWS Chatbot shows it.")
            String teamId,

            @JsonProperty(required = true)
            @JsonPropertyDescription("The channel's id as in its link, such as 19%3a0123abcd%40thread.tacv2.")
            String channelId) {
        Teams {
            Keys.require("tenantId", tenantId, "the tenant's id, a UUID");
            Keys.require("teamId", teamId, "the team's id, a UUID");
            Keys.require("channelId", channelId, "the channel's id such as 19%3a0123abcd%40thread.tacv2");
            Recipient.teams(tenantId, teamId, channelId);
        }

        Recipient recipient() {
            return Recipient.teams(tenantId, teamId, channelId);
        }
    }

    /** How a topic is encrypted; one choice. */
    record Encryption(
            @JsonPropertyDescription(
                    "The ARN of a key that exists; its policy must let alarms in, a warning shows the statement. Either this or none.")
            @Nullable
            @Arn(GivenArn.KEY)
            String keyArn,

            @JsonPropertyDescription("Not at all: why, and who agreed. Either this or keyArn.") @Nullable
            String none) {
        Encryption {
            if ((keyArn == null) == (none == null)) {
                throw new IllegalArgumentException(
                        "keyArn or none must be given, got %s".formatted(keyArn == null ? "neither" : "both"));
            }
            choice(keyArn, none);
        }

        TopicEncryption choice() {
            return choice(keyArn, none);
        }

        private static TopicEncryption choice(@Nullable String keyArn, @Nullable String none) {
            return keyArn == null ? TopicEncryption.none(String.valueOf(none)) : TopicEncryption.keyArn(keyArn);
        }
    }

    /** Where undeliverable messages go; one choice. */
    record DeadLetters(
            @JsonPropertyDescription(
                    "true: a queue to define, which keeps messages for 14 days. Either this or queueArn.")
            @Nullable
            Boolean own,

            @JsonPropertyDescription(
                    "The ARN of a queue that exists; its policy must let the topic in, a warning shows how. Either this or own.")
            @Nullable
            @Arn(GivenArn.DEAD_LETTER_QUEUE)
            String queueArn) {
        DeadLetters {
            var define = Boolean.TRUE.equals(own);
            if (define == (queueArn != null)) {
                throw new IllegalArgumentException(
                        "own: true or queueArn must be given, got %s".formatted(define ? "both" : "neither"));
            }
            if (queueArn != null) {
                Keys.renamed("deadLetterQueue", "queueArn", () -> DeadLetterQueue.existing(queueArn));
            }
        }

        DeadLetterQueue choice() {
            return queueArn == null ? DeadLetterQueue.own() : DeadLetterQueue.existing(queueArn);
        }
    }
}
