package io.cloudtelemetry.app.reading;

import java.util.List;

/** Several refusals by one check; each message begins with the key that it is about. */
final class Refusals extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Refusals(List<String> messages) {
        super(String.join("\n", messages));
    }

    /** {@return the messages of what a check threw; a refusal of another kind is one, however many lines it has} */
    static List<String> in(IllegalArgumentException refused) {
        var message = String.valueOf(refused.getMessage());
        return refused instanceof Refusals ? message.lines().toList() : List.of(message);
    }
}
