package io.cloudtelemetry.notifications;

import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopicSubscription;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * A topic, the severities and states that it is for, and who is told through it.
 *
 * @param name the topic's name; known at synth, since ARNs are built from it
 * @param existingArn the ARN of a topic that exists already; null for a topic to define
 * @param states the states that are sent to it when an alarm goes into them
 * @param encryption how it is encrypted; says nothing of a topic that exists already
 * @param deadLetterQueue where messages go that could not be delivered
 */
public record AlarmTopic(
        String name,
        @Nullable String existingArn,
        Set<Severity> severities,
        Set<AlarmState> states,
        List<Recipient> recipients,
        TopicEncryption encryption,
        DeadLetterQueue deadLetterQueue) {
    /** CreateTopic, {@code Name}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    public AlarmTopic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(severities, "severities");
        Objects.requireNonNull(states, "states");
        Objects.requireNonNull(recipients, "recipients");
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(deadLetterQueue, "deadLetterQueue");
        if (existingArn != null) {
            GivenArn.TOPIC.requireLiteral("topicArn", existingArn);
        }
        Require.literal(NAME, "topic", name, "1 to 256 letters, digits, hyphens or underscores");
        requireOnce("email", "address", endpoints(recipients, Endpoint.Kind.EMAIL));
        requireOnce("sms", "number", endpoints(recipients, Endpoint.Kind.SMS));
        requireOnce("https", "endpoint", endpoints(recipients, Endpoint.Kind.HTTPS));
        requireOnce("sqs", "queue", only(recipients, QueueRecipient.class));
        requireOnce("lambda", "function", only(recipients, FunctionRecipient.class));
        requireOnce("chat", "channel", only(recipients, ChatChannel.class));
        severities = severities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(severities));
        states = states.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(states));
        recipients = List.copyOf(recipients);
    }

    /** {@return a topic to define, for every severity} */
    public static AlarmTopic named(String name) {
        return of(name, null);
    }

    /**
     * {@return a topic that exists already; its policy and key are left as they are}
     *
     * @throws IllegalArgumentException if that is not the ARN of a standard topic
     */
    public static AlarmTopic existing(String arn) {
        Objects.requireNonNull(arn, "topicArn");
        return of(arn.substring(arn.lastIndexOf(':') + 1), arn);
    }

    private static AlarmTopic of(String name, @Nullable String arn) {
        return new AlarmTopic(
                name,
                arn,
                EnumSet.allOf(Severity.class),
                EnumSet.of(AlarmState.ALARM, AlarmState.OK),
                List.of(),
                TopicEncryption.ownKey(),
                DeadLetterQueue.none());
    }

    /** {@return this topic for these severities only} Default: every. */
    public AlarmTopic forSeverities(Severity first, Severity... others) {
        Arrays.asList(others).forEach(other -> Objects.requireNonNull(other, "severities"));
        return new AlarmTopic(
                name, existingArn, EnumSet.of(first, others), states, recipients, encryption, deadLetterQueue);
    }

    /** {@return this topic for alarms that go into these states only} Default: ALARM and OK. */
    public AlarmTopic forStates(AlarmState first, AlarmState... others) {
        Arrays.asList(others).forEach(other -> Objects.requireNonNull(other, "states"));
        return new AlarmTopic(
                name, existingArn, severities, EnumSet.of(first, others), recipients, encryption, deadLetterQueue);
    }

    /**
     * {@return this topic with one more e-mail subscription}
     *
     * @throws IllegalArgumentException if that is no e-mail address, or it subscribes already
     */
    public AlarmTopic email(String address) {
        return subscribe(Recipient.email(address));
    }

    /** {@return this topic with one more text message, see {@link Recipient#sms}} */
    public AlarmTopic sms(String number) {
        return subscribe(Recipient.sms(number));
    }

    /** {@return this topic with one more HTTPS endpoint, see {@link Recipient#https}} */
    public AlarmTopic https(String url) {
        return subscribe(Recipient.https(url));
    }

    /** {@return this topic with one more queue, see {@link Recipient#sqs(IQueue)}} */
    public AlarmTopic sqs(IQueue queue) {
        return subscribe(Recipient.sqs(queue));
    }

    /** {@return this topic with one more function, see {@link Recipient#lambda(IFunction)}} */
    public AlarmTopic lambda(IFunction function) {
        return subscribe(Recipient.lambda(function));
    }

    /** {@return this topic with one more Slack channel, see {@link Recipient#slack}} */
    public AlarmTopic slack(String workspaceId, String channelId) {
        return subscribe(Recipient.slack(workspaceId, channelId));
    }

    /** {@return this topic with one more Microsoft Teams channel, see {@link Recipient#teams}} */
    public AlarmTopic teams(String tenantId, String teamId, String channelId) {
        return subscribe(Recipient.teams(tenantId, teamId, channelId));
    }

    /** {@return this topic with one more subscription of CDK's own} */
    public AlarmTopic subscribe(ITopicSubscription subscription) {
        return subscribe(Recipient.of(subscription));
    }

    /**
     * {@return this topic with one more recipient}
     *
     * @throws IllegalArgumentException if it subscribes already
     */
    public AlarmTopic subscribe(Recipient recipient) {
        var all = new ArrayList<>(recipients);
        all.add(Objects.requireNonNull(recipient, "recipient"));
        return new AlarmTopic(name, existingArn, severities, states, all, encryption, deadLetterQueue);
    }

    /**
     * {@return this topic with this encryption} Default: a key that all such topics of a construct share.
     *
     * @throws IllegalArgumentException if the topic exists already
     */
    public AlarmTopic encryption(TopicEncryption choice) {
        if (existingArn != null) {
            throw new IllegalArgumentException(
                    "encryption must be left to the owner of an existing topic, got one for %s; drop it"
                            .formatted(existingArn));
        }
        return new AlarmTopic(name, null, severities, states, recipients, choice, deadLetterQueue);
    }

    /** {@return this topic with this queue for messages that could not be delivered} Default: none, they are lost. */
    public AlarmTopic deadLetterQueue(DeadLetterQueue queue) {
        return new AlarmTopic(name, existingArn, severities, states, recipients, encryption, queue);
    }

    /** Topics of one name are as good as one. That of all components would be linked, class by class, at every synth. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@return its ARN, by the name, so that another stack can use it without an export} */
    String arn(Place place) {
        return existingArn != null ? existingArn : place.arn("sns", name);
    }

    /** {@return its ARN for people} */
    String shownArn(Place place) {
        return existingArn != null ? existingArn : place.shownArn("sns", name);
    }

    /** {@return whether it defines a resource; an existing topic without recipients does not} */
    public boolean definesSomething() {
        return existingArn == null || !recipients.isEmpty() || deadLetterQueue instanceof DeadLetterQueue.Own;
    }

    /** {@return whether somebody has to confirm before being told: by mail, or at an HTTPS endpoint} See "Subscribe", SNS. */
    public boolean hasToBeConfirmed() {
        return endpoints(recipients, Endpoint.Kind.EMAIL).findAny().isPresent()
                || endpoints(recipients, Endpoint.Kind.HTTPS).findAny().isPresent();
    }

    /** {@return the e-mail addresses among the recipients} */
    public List<String> emails() {
        return endpoints(recipients, Endpoint.Kind.EMAIL).map(Endpoint::address).toList();
    }

    private static Stream<Endpoint> endpoints(List<Recipient> recipients, Endpoint.Kind kind) {
        return only(recipients, Endpoint.class).filter(endpoint -> endpoint.kind() == kind);
    }

    private static <T> Stream<T> only(List<Recipient> recipients, Class<T> type) {
        return recipients.stream().filter(type::isInstance).map(type::cast);
    }

    /** A filter makes no second recipient: SNS has one subscription for an endpoint. */
    private static void requireOnce(String property, String what, Stream<? extends Recipient> recipients) {
        var all = recipients.toList();
        var different = new LinkedHashSet<Recipient>();
        all.forEach(each -> different.add(
                each instanceof Recipient.Filterable filterable
                        ? filterable.matching(AlarmFilter.everything())
                        : each));
        if (different.size() < all.size()) {
            throw new IllegalArgumentException("%s must name each %s once, got %s"
                    .formatted(
                            property, what, all.stream().map(Recipient::label).toList()));
        }
    }
}
