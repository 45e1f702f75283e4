package io.cloudtelemetry.apigateway;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** What API Gateway keeps for the whole stage and for single methods or routes; null is left as it is. */
record PartSettings(
        @Nullable String level,
        @Nullable Boolean dataTrace,
        @Nullable Boolean metrics) {
    static final PartSettings NO_BODIES = new PartSettings(null, false, null);

    boolean isEmpty() {
        return level == null && dataTrace == null && metrics == null;
    }

    PartSettings logsOnly() {
        return new PartSettings(level, dataTrace, null);
    }

    PartSettings metricsOnly() {
        return new PartSettings(null, null, metrics);
    }

    /** {@return the same settings, but bodies are not written} */
    PartSettings withoutBodies() {
        return new PartSettings(level, dataTrace == null ? null : Boolean.FALSE, metrics);
    }

    /**
     * {@return these settings for a method or route that has its own, which keeps logging or bodies off where it has turned
     * them off, as a login may}
     */
    PartSettings keepingOff(@Nullable Object ownLevel, @Nullable Object ownDataTrace) {
        if (MethodLoggingLevel.OFF.name().equals(ownLevel)) {
            return metricsOnly();
        }
        return Boolean.FALSE.equals(ownDataTrace) ? withoutBodies() : this;
    }

    PartSettings off() {
        return new PartSettings(
                level == null ? null : MethodLoggingLevel.OFF.name(),
                dataTrace == null ? null : Boolean.FALSE,
                metrics == null ? null : Boolean.FALSE);
    }
}
