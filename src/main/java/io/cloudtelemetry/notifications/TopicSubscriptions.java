package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.FilterOrPolicy;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** Subscribes the recipients of one topic. */
record TopicSubscriptions(
        Construct scope,
        AlarmTopic spec,
        ITopic topic,
        ExistingTargets targets,
        ChatChannels chat,
        @Nullable IQueue undelivered) {
    void subscribeAll() {
        var wanted = new LinkedHashMap<String, String>();
        spec.emails().forEach(address -> wanted.put(address, address));
        var ids = ConstructIds.apart(wanted);
        for (var recipient : spec.recipients()) {
            if (recipient instanceof Endpoint endpoint) {
                subscribe(endpoint, endpoint.address().equals(ids.get(endpoint.address())));
            } else if (recipient instanceof QueueRecipient queue) {
                subscribe(queue);
            } else if (recipient instanceof FunctionRecipient function) {
                subscribe(function);
            } else if (recipient instanceof ChatChannel channel) {
                chat.add(channel, topic);
            } else if (recipient instanceof OtherSubscription other) {
                requireFilterOnBody(topic.addSubscription(other.subscription()));
            }
        }
    }

    /** CDK's EmailSubscription makes the address the construct's id, which another address of the topic may have. */
    private void subscribe(Endpoint endpoint, boolean byItsAddress) {
        switch (endpoint.kind()) {
            case EMAIL -> {
                if (byItsAddress) {
                    topic.addSubscription(EmailSubscription.Builder.create(endpoint.address())
                            .filterPolicyWithMessageBody(policy(endpoint))
                            .deadLetterQueue(undelivered)
                            .build());
                } else {
                    subscribe(endpoint, "Email-", SubscriptionProtocol.EMAIL);
                }
            }
            // CDK's SmsSubscription drops the dead-letter queue.
            case SMS -> subscribe(endpoint, "Sms-", SubscriptionProtocol.SMS);
            // CDK's UrlSubscription makes the URL a part of the construct's id, and takes no reference to a whole URL.
            case HTTPS -> {
                warnOfLiteralKey(endpoint);
                subscribe(endpoint, "Https-", SubscriptionProtocol.HTTPS);
            }
        }
    }

    private void subscribe(Endpoint endpoint, String prefix, SubscriptionProtocol protocol) {
        Subscription.Builder.create(scope, prefix + id(endpoint))
                .topic(topic)
                .protocol(protocol)
                .endpoint(endpoint.address())
                .filterPolicyWithMessageBody(policy(endpoint))
                .deadLetterQueue(undelivered)
                .build();
    }

    /** An id that follows from the address alone, so that it stays when others come and go, and does not show it. */
    private String id(Endpoint endpoint) {
        return Tokens.in(endpoint.address())
                ? "Token" + spec.recipients().indexOf(endpoint)
                : UUID.nameUUIDFromBytes(endpoint.address().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private void subscribe(QueueRecipient recipient) {
        var queue =
                recipient.queue() == null ? targets.queue(Objects.requireNonNull(recipient.arn())) : recipient.queue();
        topic.addSubscription(SqsSubscription.Builder.create(queue)
                .filterPolicyWithMessageBody(policy(recipient))
                .deadLetterQueue(undelivered)
                .build());
        targets.warnUnlessWritable(queue, spec);
    }

    private void subscribe(FunctionRecipient recipient) {
        var function = recipient.function() == null
                ? targets.function(Objects.requireNonNull(recipient.arn()), spec)
                : recipient.function();
        topic.addSubscription(LambdaSubscription.Builder.create(function)
                .filterPolicyWithMessageBody(policy(recipient))
                .deadLetterQueue(undelivered)
                .build());
    }

    private static @Nullable Map<String, FilterOrPolicy> policy(Recipient.Filterable recipient) {
        return recipient.filter().isEverything() ? null : recipient.filter().policy();
    }

    private void warnOfLiteralKey(Endpoint endpoint) {
        if (HttpsUrl.holdsLiteralKey(endpoint.address())) {
            Annotations.of(scope)
                    .addWarningV2(
                            "@cloudtelemetry/notifications:literalKey",
                            "https of topic %s at %s seems to hold a key, which everybody who sees the template can read; put it into a secret and write {{resolve:secretsmanager:<name>}} in its place"
                                    .formatted(spec.name(), endpoint.label()));
        }
    }

    /** Only CDK's binding tells what a subscription of the app holds, hence an error of the synth, not a refusal. */
    private void requireFilterOnBody(Subscription subscription) {
        if (subscription.getNode().getDefaultChild() instanceof CfnSubscription resource
                && resource.getFilterPolicy() != null
                && !"MessageBody".equals(resource.getFilterPolicyScope())) {
            Annotations.of(subscription)
                    .addError("filterPolicy must be for the body of the message, got one for its attributes on topic "
                            + spec.name()
                            + ": alarm messages have none, so each would be dropped; use filterPolicyWithMessageBody");
        }
    }
}
