package io.cloudtelemetry.notifications;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.IFunction;

/** A function, either as a construct or by its ARN. */
record FunctionRecipient(
        @Nullable IFunction function, @Nullable String arn, AlarmFilter filter) implements Recipient.Filterable {
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:([A-Za-z0-9_-]{1,64})(:[A-Za-z0-9_-]{1,128})?");

    static FunctionRecipient of(IFunction function) {
        return new FunctionRecipient(function, null, AlarmFilter.everything());
    }

    static FunctionRecipient existing(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "lambda must be the ARN of a function such as arn:aws:lambda:eu-west-1:123456789012:function:alarms, got \"%s\""
                            .formatted(arn));
        }
        return new FunctionRecipient(null, arn, AlarmFilter.everything());
    }

    @Override
    public Filterable matching(AlarmFilter messages) {
        return new FunctionRecipient(function, arn, messages);
    }

    @Override
    public String label() {
        return arn == null ? "a function of the app" : "Lambda " + arn.split(":")[6];
    }
}
