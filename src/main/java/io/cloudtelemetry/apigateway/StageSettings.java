package io.cloudtelemetry.apigateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** What is set on a stage; null is left as it is. */
record StageSettings(
        @Nullable ExecutionLogs logs,
        @Nullable Switch detailedMetrics,
        @Nullable Switch tracing,
        @Nullable AccessLogDelivery accessLogs,
        List<SettingsOverride> overrides) {
    /** {@return what holds for all methods or routes} */
    PartSettings all() {
        return new PartSettings(
                logs == null ? null : logs.level().name(),
                logs == null ? null : (Boolean) logs.writesBodies(),
                detailedMetrics == null ? null : (Boolean) detailedMetrics.isOn());
    }

    /** {@return the settings of one part} The end of the stage's bodies is that of every part's. */
    PartSettings of(SettingsOverride override) {
        var part = override.over(all());
        return bodiesAreOver() && part.dataTrace() != null ? part.withoutBodies() : part;
    }

    private boolean bodiesAreOver() {
        var trace = logs == null ? null : logs.trace();
        return trace != null && trace.isOver();
    }

    /** {@return whether something is set that API Gateway keeps per method or route} */
    boolean concernParts() {
        return !all().isEmpty() || !overrides.isEmpty();
    }

    /** {@return whether anything is written to the execution log} */
    boolean writeExecutionLogs() {
        return logs != null && logs.level() != MethodLoggingLevel.OFF
                || overrides.stream().anyMatch(SettingsOverride::writesLogs);
    }

    /** {@return whether nothing is set} */
    boolean isEmpty() {
        return !concernParts() && tracing == null && accessLogs == null;
    }

    /** {@return whether bodies are stated for the stage, or a part of it} Also after their end: those written before stay. */
    boolean stateBodies() {
        return logs != null && logs.trace() != null || overrides.stream().anyMatch(SettingsOverride::writesBodies);
    }

    /**
     * Where access logs go, and what they hold.
     *
     * @param destinationArn the log group without the closing {@code :*}, or the delivery stream
     * @param format the format
     * @param isFirehose whether it is a delivery stream, which an ARN that is a token does not say
     */
    record AccessLogDelivery(String destinationArn, String format, boolean isFirehose) {}
}
