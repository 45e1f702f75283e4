package io.cloudtelemetry.notifications;

import software.amazon.awscdk.services.sns.ITopicSubscription;

/** A subscription of CDK that this library has no word for. */
record OtherSubscription(ITopicSubscription subscription) implements Recipient {
    @Override
    public String label() {
        return "a subscription of the app";
    }
}
