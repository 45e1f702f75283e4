package io.cloudtelemetry.notifications;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.PhysicalNames;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.ownership.ConstructIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Defines the topics that alarms are sent to, encrypted with a key that CloudWatch may use, and their subscriptions.
 *
 * <p>Each topic says which states it is for: ALARM and OK unless told otherwise.
 */
public final class NotificationTopics extends Construct implements AlarmRouting {
    /** PutMetricAlarm, {@code AlarmActions} and {@code OKActions}. */
    private static final int MOST_ACTIONS = 5;

    private final Stack stack;
    private final Map<AlarmTopic, ITopic> topics = new LinkedHashMap<>();

    private NotificationTopics(Construct scope, String id, List<AlarmTopic> specs) {
        super(scope, id);
        this.stack = Stack.of(this);
        PhysicalNames.of(this).take(this, "topic", ownNames(specs));
        var publishing = new AlarmPublishing(this);
        // A scope of their own: a topic may have any name, that of the key's construct included.
        var named = new Construct(this, "Topics");
        var subscriptions = new Construct(this, "Subscriptions");
        var targets = new ExistingTargets(this);
        var chat = new ChatChannels();
        var wanted = new LinkedHashMap<String, String>();
        specs.forEach(spec -> wanted.put(spec.identity(), spec.name()));
        var ids = ConstructIds.apart(wanted);
        for (var spec : specs) {
            var childId = ConstructIds.in(named, ids.get(spec.identity()));
            var topic = spec.existingArn() == null
                    ? publishing.topic(named, childId, spec)
                    : Topic.fromTopicArn(named, childId, spec.existingArn());
            var subscribed = new Construct(subscriptions, ConstructIds.in(subscriptions, childId));
            new TopicSubscriptions(subscribed, spec, topic, targets, chat, targets.undelivered(childId, spec, topic))
                    .subscribeAll();
            topics.put(spec, topic);
            warn(spec, publishing);
        }
        chat.define(this);
    }

    static NotificationTopics define(Construct scope, String id, List<AlarmTopic> topics) {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics must name at least one topic, got none");
        }
        var stack = Stack.of(scope);
        for (int index = 0; index < topics.size(); index++) {
            var topic = topics.get(index);
            if (topics.subList(0, index).stream().anyMatch(before -> mayBeOne(before, topic, stack))) {
                throw new IllegalArgumentException(
                        "topics must name each topic once, got a second \"%s\"".formatted(topic.name()));
            }
            requireDeployable(topic, "topics[" + index + "]", stack);
        }
        PhysicalNames.of(scope).requireFree(scope, "topic", ownNames(topics));
        for (var severity : Severity.values()) {
            for (var state : AlarmState.values()) {
                requireFewEnough(topics, severity, state);
            }
        }
        return new NotificationTopics(scope, id, topics);
    }

    /** A topic to define is of the stack's account, which may not be known. */
    private static boolean mayBeOne(AlarmTopic one, AlarmTopic other, Stack stack) {
        if (!one.name().equals(other.name())) {
            return false;
        }
        var accounts = Stream.of(one, other)
                .map(topic -> topic.existingArn() == null
                        ? stack.getAccount()
                        : topic.existingArn().split(":")[4])
                .toList();
        return !Known.differ(accounts.get(0), accounts.get(1));
    }

    private static List<String> ownNames(List<AlarmTopic> topics) {
        return topics.stream()
                .filter(topic -> topic.existingArn() == null)
                .map(AlarmTopic::name)
                .toList();
    }

    private static void requireDeployable(AlarmTopic topic, String property, Stack stack) {
        if (topic.existingArn() != null) {
            requireSame(property + ".topicArn", "region", topic.existingArn().split(":")[3], stack.getRegion());
        }
        if (topic.encryption() instanceof TopicEncryption.ExistingKey key) {
            requireKeyIn(property, stack.getRegion(), key.arn());
        }
        if (topic.deadLetterQueue() instanceof DeadLetterQueue.Existing queue) {
            requireQueueIn(property, stack, queue.arn().split(":"));
        }
    }

    private static void requireFewEnough(List<AlarmTopic> topics, Severity severity, AlarmState state) {
        var told =
                topics.stream().filter(topic -> tells(topic, severity, state)).count();
        if (told > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    "topics must be at most %d for a severity, as an alarm has no more actions, got %d for %s"
                            .formatted(MOST_ACTIONS, told, severity));
        }
    }

    private static boolean tells(AlarmTopic topic, Severity severity, AlarmState state) {
        return topic.severities().contains(severity) && topic.states().contains(state);
    }

    /** {@return the ARNs of the topics, by name; of topics of one name in several accounts the others by ARN} */
    public Map<String, String> getTopicArns() {
        var arns = new LinkedHashMap<String, String>();
        for (var topic : topics.keySet()) {
            arns.put(arns.containsKey(topic.name()) ? topic.identity() : topic.name(), literalArn(topic));
        }
        return arns;
    }

    /** {@return what was defined, in order} */
    public List<AlarmTopic> getTopics() {
        return List.copyOf(topics.keySet());
    }

    @Override
    public List<String> actionArns(Construct scope, Severity severity, AlarmState state) {
        var alarmStack = Stack.of(scope);
        var sameStack = alarmStack.equals(stack);
        var arns = new ArrayList<String>();
        for (var topic : topics.entrySet()) {
            if (tells(topic.getKey(), severity, state)) {
                arns.add(sameStack ? topic.getValue().getTopicArn() : literalArn(topic.getKey()));
            }
        }
        if (!sameStack && !arns.isEmpty()) {
            requireSame("topics", "region", stack.getRegion(), alarmStack.getRegion());
            for (var topic : topics.keySet()) {
                if (topic.existingArn() != null && tells(topic, severity, state)) {
                    requireSame("topics", "region", topic.existingArn().split(":")[3], alarmStack.getRegion());
                }
            }
            if (tellsOwnTopic(severity, state)) {
                requireSame("topics", "account", stack.getAccount(), alarmStack.getAccount());
                requireStageOf(alarmStack);
            }
            dependOnTopics(alarmStack);
        }
        return arns;
    }

    private boolean tellsOwnTopic(Severity severity, AlarmState state) {
        return topics.keySet().stream().anyMatch(topic -> topic.existingArn() == null && tells(topic, severity, state));
    }

    /** Stages are deployed one by one, so that a stack waits for stacks of its own stage only. */
    private void requireStageOf(Stack alarmStack) {
        if (!inStageOf(alarmStack)) {
            throw new IllegalArgumentException(
                    "topics must be of the cdk.Stage of the alarms, got those of %s for alarms of %s; define topics in the stage, or hand these on with AlarmTopic.existing(arn)"
                            .formatted(
                                    stack.getNode().getPath(),
                                    alarmStack.getNode().getPath()));
        }
    }

    private boolean inStageOf(Stack alarmStack) {
        return stagePath(stack).equals(stagePath(alarmStack));
    }

    private static String stagePath(Stack stack) {
        var stage = Stage.of(stack);
        return stage == null ? "" : stage.getNode().getPath();
    }

    /** A nested stack cannot wait for a stack around it, nor one for a stack of another stage. */
    private void dependOnTopics(Stack alarmStack) {
        if (topics.keySet().stream().anyMatch(AlarmTopic::definesSomething)
                && inStageOf(alarmStack)
                && !alarmStack.getNode().getScopes().contains(stack)) {
            alarmStack.addStackDependency(stack);
        }
    }

    /** The ARN in words rather than by reference, so that another stack can use it without an export. */
    private String literalArn(AlarmTopic topic) {
        return topic.arn(stack.getPartition(), stack.getRegion(), stack.getAccount());
    }

    private void warn(AlarmTopic topic, AlarmPublishing publishing) {
        if (topic.existingArn() != null) {
            Annotations.of(this)
                    .addWarningV2(
                            "@cloudtelemetry/notifications:existingTopic",
                            "the policy and the key of %s cannot be seen from here: %s"
                                    .formatted(topic.existingArn(), publishing.needed(topic.existingArn())));
        } else if (topic.recipients().isEmpty()) {
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
    private static void requireSame(String property, String what, String ofTopic, String ofAlarm) {
        if (Known.differ(ofTopic, ofAlarm)) {
            throw new IllegalArgumentException(
                    "%s must be in the %s of the alarms (%s), got %s; define topics in each %s"
                            .formatted(property, what, ofAlarm, ofTopic, what));
        }
    }

    /** A topic is encrypted with a key of its own region (CreateTopic, {@code KmsMasterKeyId}). */
    private static void requireKeyIn(String property, String region, String keyArn) {
        if (Known.differ(region, keyArn.split(":")[3])) {
            throw new IllegalArgumentException(
                    "%s.encryption must be with a key in the region of the topics (%s), got %s"
                            .formatted(property, region, keyArn));
        }
    }

    /** "Amazon SNS dead-letter queues": same account and region as the subscription. */
    private static void requireQueueIn(String property, Stack stack, String[] arn) {
        if (Known.differ(stack.getRegion(), arn[3]) || Known.differ(stack.getAccount(), arn[4])) {
            throw new IllegalArgumentException(property
                    + ".deadLetterQueue must be in the account and region of the topics, got " + String.join(":", arn));
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
         * @throws IllegalArgumentException if no topic is given, two are one, or one is in another region
         */
        @Override
        public abstract NotificationTopics build();
    }
}
