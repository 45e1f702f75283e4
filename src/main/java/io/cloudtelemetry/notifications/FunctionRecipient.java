package io.cloudtelemetry.notifications;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.IFunction;

/** A function, either as a construct or by its ARN. */
record FunctionRecipient(
        @Nullable IFunction function, @Nullable String arn, AlarmFilter filter) implements Recipient.Filterable {
    @Override
    public Filterable matching(AlarmFilter messages) {
        return new FunctionRecipient(function, arn, Objects.requireNonNull(messages, "filter"));
    }

    @Override
    public String label() {
        return arn == null ? "a function of the app" : "Lambda " + arn.split(":")[6];
    }
}
