package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.GivenArn;
import java.util.Objects;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopicSubscription;
import software.amazon.awscdk.services.sqs.IQueue;

/** Who is told through a topic. Each factory refuses a value that is not valid with an IllegalArgumentException. */
public sealed interface Recipient permits Recipient.Filterable, ChatChannel, OtherSubscription {
    /** {@return the recipient in a word or two for people, without keys and whole phone numbers} */
    String label();

    /** A recipient that can be told of some alarms only. */
    sealed interface Filterable extends Recipient permits Endpoint, QueueRecipient, FunctionRecipient {
        /** {@return which messages it gets} Default: every. */
        AlarmFilter filter();

        /** {@return this recipient for these messages only} */
        Filterable matching(AlarmFilter filter);
    }

    /** {@return an e-mail address, which must confirm the mail it gets} */
    static Filterable email(String address) {
        return new Endpoint(Endpoint.Kind.EMAIL, address, AlarmFilter.everything());
    }

    /** {@return a phone number in the form of E.164, such as +4915112345678} */
    static Filterable sms(String number) {
        return new Endpoint(Endpoint.Kind.SMS, number, AlarmFilter.everything());
    }

    /**
     * {@return an HTTPS endpoint, such as those of PagerDuty and Opsgenie}
     *
     * <p>Put a key into a secret: {@code https://host/path/{{resolve:secretsmanager:…}}}, or the whole URL as one such
     * reference. CloudFormation reads it when it deploys ("Get a secret or secret value from Secrets Manager": in all
     * resource properties); whoever may list the topic's subscriptions still sees it.
     */
    static Filterable https(String url) {
        return new Endpoint(Endpoint.Kind.HTTPS, url, AlarmFilter.everything());
    }

    /** {@return a standard queue, which gets the permission to be written to if it is of this app} */
    static Filterable sqs(IQueue queue) {
        QueueRecipient.requireWritable("sqs", queue);
        return new QueueRecipient(queue, null, AlarmFilter.everything());
    }

    /** {@return a standard queue that exists; what its policy must allow is shown as a warning} */
    static Filterable sqs(String queueArn) {
        return new QueueRecipient(null, GivenArn.QUEUE.requireLiteral("sqs", queueArn), AlarmFilter.everything());
    }

    /** {@return a function, which gets the permission to be invoked} */
    static Filterable lambda(IFunction function) {
        return new FunctionRecipient(Objects.requireNonNull(function, "function"), null, AlarmFilter.everything());
    }

    /** {@return a function that exists; one of the stack's account and region gets the permission to be invoked} */
    static Filterable lambda(String functionArn) {
        return new FunctionRecipient(
                null, GivenArn.FUNCTION.requireLiteral("lambda", functionArn), AlarmFilter.everything());
    }

    /**
     * {@return a Slack channel, in a workspace that was authorized in the console of Amazon Q Developer in chat
     * applications (AWS Chatbot)}
     */
    static Recipient slack(String workspaceId, String channelId) {
        return new ChatChannel.SlackChannel(workspaceId, channelId);
    }

    /**
     * {@return a Microsoft Teams channel, in a team that was authorized in the console of Amazon Q Developer in chat
     * applications (AWS Chatbot)}
     */
    static Recipient teams(String tenantId, String teamId, String channelId) {
        return new ChatChannel.TeamsChannel(tenantId, teamId, channelId);
    }

    /** {@return any other subscription of CDK; it does not use the dead-letter queue of the topic} */
    static Recipient of(ITopicSubscription subscription) {
        return new OtherSubscription(Objects.requireNonNull(subscription, "subscription"));
    }
}
