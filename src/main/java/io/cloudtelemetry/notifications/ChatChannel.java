package io.cloudtelemetry.notifications;

import java.util.Objects;
import java.util.regex.Pattern;

/** A channel that AWS Chatbot posts to. */
sealed interface ChatChannel extends Recipient permits SlackChannel, TeamsChannel {
    /** {@return the id of its construct, if no other channel has it} */
    String id();

    /** Checks an id against the pattern of its CloudFormation property. */
    static void require(String property, Pattern pattern, String value, String example) {
        if (!pattern.matcher(Objects.requireNonNull(value, property)).matches()) {
            throw new IllegalArgumentException("%s must be such as %s, got \"%s\"".formatted(property, example, value));
        }
    }
}
