package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.GivenArn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.IFunction;

/** A function, either as a construct or by its ARN. */
record FunctionRecipient(
        @Nullable IFunction function, @Nullable String arn, AlarmFilter filter) implements Recipient.Filterable {
    static FunctionRecipient of(IFunction function) {
        return new FunctionRecipient(Objects.requireNonNull(function, "function"), null, AlarmFilter.everything());
    }

    static FunctionRecipient existing(String arn) {
        return new FunctionRecipient(null, GivenArn.FUNCTION.requireLiteral("lambda", arn), AlarmFilter.everything());
    }

    @Override
    public Filterable matching(AlarmFilter messages) {
        return new FunctionRecipient(function, arn, Objects.requireNonNull(messages, "filter"));
    }

    @Override
    public String label() {
        return arn == null ? "a function of the app" : "Lambda " + arn.split(":")[6];
    }
}
