package io.cloudtelemetry.apigateway;

import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/**
 * The throttling that a stage has for all methods or routes.
 *
 * @param burstLimit requests at once
 * @param rateLimit requests a second
 */
record Throttling(int burstLimit, double rateLimit) {
    /** What GetStage shows, and UpdateStage takes, for a REST stage that is not throttled. */
    private static final int NONE = -1;

    Throttling {
        if (!isNone(burstLimit, rateLimit) && !isSome(burstLimit, rateLimit)) {
            throw refused(", or -1 and -1 for none", burstLimit, rateLimit);
        }
    }

    /** {@return that of an HTTP or WebSocket stage, which has no number for none} */
    static Throttling ofRoutes(int burstLimit, double rateLimit) {
        if (!isSome(burstLimit, rateLimit)) {
            throw refused("", burstLimit, rateLimit);
        }
        return new Throttling(burstLimit, rateLimit);
    }

    private static boolean isNone(int burstLimit, double rateLimit) {
        return burstLimit == NONE && rateLimit == NONE;
    }

    private static boolean isSome(int burstLimit, double rateLimit) {
        return burstLimit >= 1 && rateLimit > 0 && !Double.isInfinite(rateLimit);
    }

    private static IllegalArgumentException refused(String orNone, int burstLimit, double rateLimit) {
        return new IllegalArgumentException(
                "throttling must be a burst of at least 1 and a rate above 0%s, got %d and %s; with 0 the API would answer nothing but 429"
                        .formatted(orNone, burstLimit, rateLimit));
    }

    /** Warns that it is not stated where settings are changed that hold it. */
    static void warnOfNone(Construct telemetry, String text) {
        Annotations.of(telemetry).addWarningV2("@cloudtelemetry/apigateway:throttlingNotStated", text);
    }
}
