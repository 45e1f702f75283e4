package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.logs.LogGroupSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What API Gateway writes about each request of a stage, and how it is kept. */
public final class ExecutionLogs {
    private final MethodLoggingLevel level;
    private final @Nullable DataTrace dataTrace;
    private final UnaryOperator<LogGroupSettings> group;

    private ExecutionLogs(
            MethodLoggingLevel level, @Nullable DataTrace dataTrace, UnaryOperator<LogGroupSettings> group) {
        this.level = level;
        this.dataTrace = dataTrace;
        this.group = group;
        // At once, so that what is refused is refused where it is said.
        group(false);
    }

    private static ExecutionLogs of(MethodLoggingLevel level) {
        return new ExecutionLogs(level, null, UnaryOperator.identity());
    }

    /** Writes every step of every request. */
    public static ExecutionLogs info() {
        return of(MethodLoggingLevel.INFO);
    }

    /** Writes the requests that fail. */
    public static ExecutionLogs errors() {
        return of(MethodLoggingLevel.ERROR);
    }

    /** Writes nothing but what a {@link SettingsOverride} says of its method or route. */
    public static ExecutionLogs off() {
        return of(MethodLoggingLevel.OFF);
    }

    /**
     * Writes requests and responses in full, too, which gives the warning
     * {@code @cloudtelemetry/apigateway:dataTraceUnacknowledged}. Default: bodies are not written.
     *
     * <p>API Gateway hides authorization headers and API keys in these entries; what is in the bodies stands there for
     * everybody who may read the log, but for what {@link LogGroupSettings#maskedBy} hides.
     *
     * @throws IllegalArgumentException if nothing is logged
     */
    public ExecutionLogs dataTrace() {
        return with(new DataTrace(null, null));
    }

    /**
     * Writes requests and responses in full, too, with the reason why that was agreed in place of the warning. Default:
     * bodies are not written.
     *
     * @throws IllegalArgumentException if the reason is blank, or nothing is logged
     */
    public ExecutionLogs dataTrace(String acknowledged) {
        return with(new DataTrace(Objects.requireNonNull(acknowledged, "acknowledged"), null));
    }

    private ExecutionLogs with(DataTrace trace) {
        if (level == MethodLoggingLevel.OFF) {
            throw new IllegalArgumentException(
                    "dataTrace must be left out where nothing is logged; take ExecutionLogs.info() or errors()");
        }
        return new ExecutionLogs(level, trace, group);
    }

    /**
     * Turns the writing of requests and responses off at a time, by a schedule that runs once. A synth after that time leaves
     * it off, with a warning to take it out. Default: it stays on.
     *
     * @param end the time, of which seconds and less are cut off
     * @throws IllegalArgumentException if they are not written in full
     */
    public ExecutionLogs until(Instant end) {
        if (dataTrace == null) {
            throw new IllegalArgumentException(
                    "until must come after dataTrace, got logs without bodies; leave it out");
        }
        return with(new DataTrace(dataTrace.acknowledged(), end.truncatedTo(ChronoUnit.MINUTES)));
    }

    /**
     * How the log group keeps its events, by a change of the default: three days with requests and responses in full, else one
     * month, of the class STANDARD.
     */
    public ExecutionLogs logGroup(UnaryOperator<LogGroupSettings> change) {
        return new ExecutionLogs(level, dataTrace, group.andThen(Objects.requireNonNull(change, "change"))::apply);
    }

    MethodLoggingLevel level() {
        return level;
    }

    @Nullable
    DataTrace trace() {
        return dataTrace;
    }

    boolean writesBodies() {
        return dataTrace != null && !dataTrace.isOver();
    }

    LogGroupSettings group(boolean bodies) {
        return group.apply(
                bodies ? LogGroupSettings.expireAfter(RetentionDays.THREE_DAYS) : LogGroupSettings.byDefault());
    }

    /** The writing of whole requests and responses: the reason why that was agreed, and when it is turned off. */
    record DataTrace(
            @Nullable String acknowledged, @Nullable Instant end) {
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
}
