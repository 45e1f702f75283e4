package io.cloudtelemetry.notifications;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Defines the topics that alarms are sent to, encrypted with a key that CloudWatch may use, and their subscriptions.
 *
 * <p>ALARM and OK are both sent, INSUFFICIENT_DATA is not.
 */
public final class NotificationTopics extends Construct implements AlarmRouting {
    /** PutMetricAlarm, {@code AlarmActions} and {@code OKActions}. */
    private static final int MOST_ACTIONS = 5;

    private final Stack stack;
    private final Map<AlarmTopic, ITopic> topics = new LinkedHashMap<>();

    private NotificationTopics(Construct scope, String id, List<AlarmTopic> specs) {
        super(scope, id);
        this.stack = Stack.of(this);
        var publishing = new AlarmPublishing(this);
        // A scope of their own: a topic may have any name, that of the key's construct included.
        var named = new Construct(this, "Topics");
        for (var spec : specs) {
            var topic = spec.existingArn() == null
                    ? publishing.topic(named, spec.name())
                    : Topic.fromTopicArn(named, spec.name(), spec.existingArn());
            for (var address : spec.emails()) {
                topic.addSubscription(new EmailSubscription(address));
            }
            topics.put(spec, topic);
            warn(spec);
        }
    }

    static NotificationTopics define(Construct scope, String id, List<AlarmTopic> topics) {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics must name at least one topic, got none");
        }
        var stack = Stack.of(scope);
        var names = new HashSet<String>();
        for (var topic : topics) {
            if (!names.add(topic.name())) {
                throw new IllegalArgumentException(
                        "topics must name each topic once, got a second \"%s\"".formatted(topic.name()));
            }
            if (topic.existingArn() != null) {
                requireSame("region", topic.existingArn().split(":")[3], stack.getRegion());
            }
        }
        for (var severity : Severity.values()) {
            var forSeverity = topics.stream()
                    .filter(topic -> topic.severities().contains(severity))
                    .count();
            if (forSeverity > MOST_ACTIONS) {
                throw new IllegalArgumentException(
                        "topics must be at most %d for a severity, as an alarm has no more actions, got %d for %s"
                                .formatted(MOST_ACTIONS, forSeverity, severity));
            }
        }
        return new NotificationTopics(scope, id, topics);
    }

    /** {@return the ARNs of the topics, by name} */
    public Map<String, String> getTopicArns() {
        var arns = new LinkedHashMap<String, String>();
        topics.keySet().forEach(topic -> arns.put(topic.name(), literalArn(topic)));
        return arns;
    }

    /** {@return what was defined, in order} */
    public List<AlarmTopic> getTopics() {
        return List.copyOf(topics.keySet());
    }

    @Override
    public List<String> actionArns(Construct scope, Severity severity, AlarmState state) {
        if (state == AlarmState.INSUFFICIENT_DATA) {
            return List.of();
        }
        var alarmStack = Stack.of(scope);
        var sameStack = alarmStack.equals(stack);
        var arns = new ArrayList<String>();
        for (var topic : topics.entrySet()) {
            if (topic.getKey().severities().contains(severity)) {
                arns.add(sameStack ? topic.getValue().getTopicArn() : literalArn(topic.getKey()));
            }
        }
        if (!sameStack && !arns.isEmpty()) {
            requireSame("region", stack.getRegion(), alarmStack.getRegion());
            if (tellsOwnTopic(severity)) {
                requireSame("account", stack.getAccount(), alarmStack.getAccount());
            }
            dependOnTopics(alarmStack);
        }
        return arns;
    }

    private boolean tellsOwnTopic(Severity severity) {
        return topics.keySet().stream()
                .anyMatch(topic ->
                        topic.existingArn() == null && topic.severities().contains(severity));
    }

    /** A nested stack cannot wait for a stack around it. */
    private void dependOnTopics(Stack alarmStack) {
        if (!alarmStack.getNode().getScopes().contains(stack)) {
            alarmStack.addStackDependency(stack);
        }
    }

    /** The ARN in words rather than by reference, so that another stack can use it without an export. */
    private String literalArn(AlarmTopic topic) {
        return topic.existingArn() != null
                ? topic.existingArn()
                : "arn:%s:sns:%s:%s:%s"
                        .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount(), topic.name());
    }

    private void warn(AlarmTopic topic) {
        if (topic.existingArn() != null) {
            Annotations.of(this)
                    .addWarningV2(
                            "@cloudtelemetry/notifications:existingTopic",
                            "the policy and the key of %s cannot be seen from here: %s"
                                    .formatted(topic.existingArn(), AlarmPublishing.needed(topic.existingArn())));
        } else if (topic.emails().isEmpty()) {
            Annotations.of(this)
                    .addWarningV2(
                            "@cloudtelemetry/notifications:noSubscription",
                            "topic %s has no subscription, so nobody is told; give it an e-mail address"
                                    .formatted(topic.name()));
        }
    }

    /**
     * An alarm reaches topics of its own region only (PutMetricAlarm, {@code AlarmActions}), and the policies of the
     * topics defined here let in alarms of their own account only.
     */
    private static void requireSame(String what, String ofTopic, String ofAlarm) {
        if (!Token.isUnresolved(ofTopic) && !Token.isUnresolved(ofAlarm) && !ofTopic.equals(ofAlarm)) {
            throw new IllegalArgumentException(
                    "topics must be in the %s of the alarms (%s), got %s; define topics in each %s"
                            .formatted(what, ofAlarm, ofTopic, what));
        }
    }

    /** Builds {@link NotificationTopics}. */
    @AutoBuilder(callMethod = "define", ofClass = NotificationTopics.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<NotificationTopics> {
        Builder() {}

        /** Starts topics under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_NotificationTopics_Builder().scope(scope).id(id);
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The topics, each for some severities; an alarm goes to every topic of its severity. */
        public abstract Builder topics(List<AlarmTopic> topics);

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if no topic is given, two have one name, or one is in another region
         */
        @Override
        public abstract NotificationTopics build();
    }
}
