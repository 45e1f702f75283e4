package io.cloudtelemetry.apigateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The logging of whole requests and responses.
 *
 * @param acknowledged why that was agreed; null if nobody said so
 * @param end when it is turned off; null for never
 */
record DataTrace(@Nullable String acknowledged, @Nullable Instant end) {
    DataTrace {
        if (acknowledged != null && acknowledged.isBlank()) {
            throw new IllegalArgumentException(
                    "acknowledged must be a reason, got \"\"; say who agreed that bodies are logged, and why");
        }
    }

    boolean isOver() {
        return end != null && !end.isAfter(Instant.now());
    }
}
