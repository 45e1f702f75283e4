package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.ownership.GivenArn;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The execution log of a stage. */
@Describes("""
        level: INFO: every step of every request; ERROR: requests that fail; OFF: nothing but what overrides say. Default: INFO.
        dataTrace: Writes whole requests and responses to the log. Default: not written.
        """ + LogGroupKeys.MASKED)
public record ExecutionLogsConfig(
        @Nullable Level level,
        @Nullable DataTrace dataTrace,
        @Nullable Integer retentionDays,
        @Nullable MaskingConfig masking,
        @Nullable @Arn(GivenArn.KEY) String keyArn,
        @Nullable Boolean infrequentAccess)
        implements LogGroupKeys {
    @Override
    public void check(Map<String, String> around) {
        settings();
        if (level == Level.OFF && dataTrace != null) {
            throw new IllegalArgumentException(
                    "dataTrace must be left out where the level is OFF, got it; take INFO or ERROR");
        }
    }

    public ExecutionLogs executionLogs() {
        var logs = switch (level == null ? Level.INFO : level) {
            case INFO -> ExecutionLogs.info();
            case ERROR -> ExecutionLogs.errors();
            case OFF -> ExecutionLogs.off();
        };
        if (dataTrace != null) {
            logs = dataTrace.acknowledged() == null ? logs.dataTrace() : logs.dataTrace(dataTrace.acknowledged());
            logs = with(logs, dataTrace.until(), (before, until) -> before.until(Instant.parse(until)));
        }
        logs = with(logs, Retention.of(retentionDays), ExecutionLogs::retention);
        logs = with(logs, masking, (before, given) -> before.maskedBy(given.value()));
        logs = with(logs, encryption(), ExecutionLogs::encryptedWith);
        return Given.isTrue(infrequentAccess) ? logs.infrequentAccess() : logs;
    }

    /** Full data logging. */
    @Describes("""
            acknowledged: Why bodies may be logged, and who agreed. Without it each synth warns.
            until: When it is turned off by itself, in UTC, such as 2027-01-31T18:00:00Z. Default: it stays on.
            """)
    record DataTrace(
            @Nullable String acknowledged, @Nullable String until) {
        DataTrace {
            if (acknowledged != null) {
                ExecutionLogs.info().dataTrace(acknowledged);
            }
            try {
                if (until != null) {
                    Instant.parse(until);
                }
            } catch (DateTimeParseException none) {
                throw new IllegalArgumentException(
                        "until must be a time in UTC such as 2027-01-31T18:00:00Z, got \"%s\"".formatted(until), none);
            }
        }
    }

    enum Level {
        INFO,
        ERROR,
        OFF
    }
}
