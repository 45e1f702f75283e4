package io.cloudtelemetry.notifications;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Defines the topics that alarms are sent to, encrypted with a key that CloudWatch may use, and their subscriptions. */
public final class NotificationTopics extends Construct implements AlarmRouting {
    /** PutMetricAlarm, {@code AlarmActions} and {@code OKActions}. */
    private static final int MOST_ACTIONS = 5;

    private final Place place;
    private final Map<AlarmTopic, String> arns = new LinkedHashMap<>();
    private final Map<AlarmTopic, ITopic> topics = new LinkedHashMap<>();
    private final Map<AlarmTopic, String> ids;

    private NotificationTopics(Construct scope, String id, List<AlarmTopic> specs) {
        super(scope, id);
        this.place = Place.of(this);
        this.ids = idsOf(specs);
        var publishing = new AlarmPublishing(this);
        // A scope of their own: a topic may have any name, that of the key's construct included.
        var named = new Construct(this, "Topics");
        var subscriptions = new Construct(this, "Subscriptions");
        var targets = new ExistingTargets(this);
        var chat = new ChatChannels();
        for (var spec : specs) {
            var childId = ConstructIds.in(named, idOf(spec));
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
        PhysicalName.TOPIC.take(this, ownNames(specs));
    }

    private static void require(Construct scope, List<AlarmTopic> topics) {
        topics.forEach(topic -> Objects.requireNonNull(topic, "topics"));
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics must name at least one topic, got none");
        }
        var place = Place.of(scope);
        requireDifferent(topics, place);
        for (int index = 0; index < topics.size(); index++) {
            TopicPlace.require(topics.get(index), "topics[" + index + "]", place);
        }
        PhysicalName.TOPIC.requireFree(scope, ownNames(topics));
        for (var severity : Severity.values()) {
            for (var state : AlarmState.values()) {
                requireFewEnough(topics, severity, state);
            }
        }
    }

    /** What topics are made from. */
    record Spec(Construct scope, String id, List<AlarmTopic> topics) {}

    private static List<String> ownNames(List<AlarmTopic> topics) {
        return topics.stream()
                .filter(topic -> topic.existingArn() == null)
                .map(AlarmTopic::name)
                .toList();
    }

    /** Checks that no two are one topic. */
    private static void requireDifferent(List<AlarmTopic> topics, Place place) {
        for (int index = 1; index < topics.size(); index++) {
            var second = topics.get(index);
            if (topics.subList(0, index).stream().anyMatch(first -> mayBeOne(first, second, place))) {
                throw new IllegalArgumentException(
                        "topics must name each topic once, got a second \"%s\"".formatted(second.name()));
            }
        }
    }

    private static boolean mayBeOne(AlarmTopic one, AlarmTopic other, Place place) {
        if (!one.name().equals(other.name())) {
            return false;
        }
        var arn = one.existingArn();
        var otherArn = other.existingArn();
        if (arn != null && otherArn != null) {
            return arn.equals(otherArn);
        }
        var existing = arn == null ? otherArn : arn;
        return existing == null || place.account() == null || place.account().equals(existing.split(":")[4]);
    }

    /** {@return the ids of their constructs: the name, or the ARN where a topic of another account has that name} */
    private static Map<AlarmTopic, String> idsOf(List<AlarmTopic> topics) {
        var ids = new LinkedHashMap<AlarmTopic, String>();
        var taken = new LinkedHashSet<String>();
        // Those to define first: they are named after their topic whatever stands before them.
        topics.stream().filter(topic -> topic.existingArn() == null).forEach(topic -> ids.put(topic, topic.name()));
        taken.addAll(ids.values());
        for (var topic : topics) {
            if (topic.existingArn() != null) {
                ids.put(topic, taken.add(topic.name()) ? topic.name() : topic.existingArn());
            }
        }
        return ids;
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

    /** {@return the ARNs of the topics, by name; by ARN where a topic before it, of another account, has the name} */
    public Map<String, String> getTopicArns() {
        var arns = new LinkedHashMap<String, String>();
        topics.keySet().forEach(topic -> arns.put(idOf(topic), topic.arn(place)));
        return arns;
    }

    private String idOf(AlarmTopic topic) {
        return Objects.requireNonNull(ids.get(topic));
    }

    /** {@return what was defined, in order} */
    public List<AlarmTopic> getTopics() {
        return List.copyOf(topics.keySet());
    }

    @Override
    public List<String> actionArns(Construct scope, Severity severity, AlarmState state) {
        var told = topics.keySet().stream()
                .filter(topic -> tells(topic, severity, state))
                .toList();
        var alarms = Place.of(scope);
        if (alarms.isInStackOf(place)) {
            return told.stream()
                    .map(topic -> arns.computeIfAbsent(
                            topic,
                            spec -> Objects.requireNonNull(topics.get(spec)).getTopicArn()))
                    .toList();
        }
        if (!told.isEmpty()) {
            TopicPlace.requireReachable(told, place, alarms);
            waitForTopics(alarms, told);
        }
        return told.stream().map(topic -> topic.arn(place)).toList();
    }

    /** Nothing waits across a cdk.Stage, as stages are deployed one by one, nor a nested stack for one around it. */
    private void waitForTopics(Place alarms, List<AlarmTopic> told) {
        var sameStage = place.stage().equals(alarms.stage());
        if (!sameStage && told.stream().anyMatch(topic -> topic.existingArn() == null)) {
            throw new IllegalArgumentException(
                    "topics must be of the cdk.Stage of the alarms, got those of %s for alarms of %s; define topics in the stage, or hand these on with AlarmTopic.existing(arn)"
                            .formatted(place.stackPath(), alarms.stackPath()));
        }
        if (sameStage && topics.keySet().stream().anyMatch(AlarmTopic::definesSomething)) {
            alarms.waitFor(place);
        }
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

    /** Builds {@link NotificationTopics}. */
    @AutoBuilder(ofClass = Spec.class)
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

        abstract Spec spec();

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if no topic is given, two are the same, or one cannot be used in the account and
         *     region
         */
        @Override
        public NotificationTopics build() {
            var spec = spec();
            require(spec.scope, spec.topics);
            return new NotificationTopics(spec.scope, spec.id, spec.topics);
        }
    }
}
