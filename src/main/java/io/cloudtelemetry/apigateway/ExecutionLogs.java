package io.cloudtelemetry.apigateway;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What API Gateway writes about each request of a stage, and how long it is kept. Immutable. */
public final class ExecutionLogs {
    private final MethodLoggingLevel level;
    private final DataTrace dataTrace;
    private final @Nullable String acknowledgement;
    private final @Nullable RetentionDays retention;

    private enum DataTrace {
        OFF,
        ON
    }

    private ExecutionLogs(
            MethodLoggingLevel level,
            DataTrace dataTrace,
            @Nullable String acknowledgement,
            @Nullable RetentionDays retention) {
        this.level = level;
        this.dataTrace = dataTrace;
        this.acknowledgement = acknowledgement;
        this.retention = retention;
    }

    /** Writes every step of every request. */
    public static ExecutionLogs info() {
        return new ExecutionLogs(MethodLoggingLevel.INFO, DataTrace.OFF, null, null);
    }

    /** Writes the requests that fail. */
    public static ExecutionLogs errors() {
        return new ExecutionLogs(MethodLoggingLevel.ERROR, DataTrace.OFF, null, null);
    }

    /**
     * Writes requests and responses in full, too, which gives the warning
     * {@code @cloudtelemetry/apigateway:dataTraceUnacknowledged}. Default: bodies are not written.
     *
     * <p>API Gateway hides authorization headers and API keys in these entries; what is in the bodies stands there for
     * everybody who may read the log.
     */
    public ExecutionLogs dataTrace() {
        return new ExecutionLogs(level, DataTrace.ON, null, retention);
    }

    /**
     * Writes requests and responses in full, too, with the reason why that was agreed in place of the warning. Default:
     * bodies are not written.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    public ExecutionLogs dataTrace(String acknowledged) {
        if (acknowledged.isBlank()) {
            throw new IllegalArgumentException(
                    "acknowledged must be a reason, got \"\"; say who agreed that bodies are logged, and why");
        }
        return new ExecutionLogs(level, DataTrace.ON, acknowledged, retention);
    }

    /** How long events are kept. Default: three days with full data, else one month. */
    public ExecutionLogs retention(RetentionDays retention) {
        return new ExecutionLogs(level, dataTrace, acknowledgement, retention);
    }

    MethodLoggingLevel level() {
        return level;
    }

    boolean writesBodies() {
        return dataTrace == DataTrace.ON;
    }

    @Nullable
    String acknowledgement() {
        return acknowledgement;
    }

    RetentionDays retention() {
        if (retention != null) {
            return retention;
        }
        return writesBodies() ? RetentionDays.THREE_DAYS : RetentionDays.ONE_MONTH;
    }
}
