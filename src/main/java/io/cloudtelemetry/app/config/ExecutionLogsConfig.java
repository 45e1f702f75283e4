package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.ownership.GivenArn;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The execution log of a stage. */
public record ExecutionLogsConfig(
        @JsonPropertyDescription(
                "INFO: every step of every request; ERROR: requests that fail; OFF: nothing but what overrides say. Default: INFO.")
        @Nullable
        Level level,

        @JsonPropertyDescription("Writes whole requests and responses to the log. Default: not written.") @Nullable
        DataTrace dataTrace,

        @JsonPropertyDescription(
                "Days until an entry expires, as CloudWatch Logs offers them. Default: 3 with dataTrace, else 30.")
        @Nullable
        Integer retentionDays,

        @JsonPropertyDescription("What is masked in the log. Default: nothing.") @Nullable
        MaskingConfig masking,

        @JsonPropertyDescription(
                "The ARN of the log group's key, whose policy lets CloudWatch Logs in. Default: a key of CloudWatch Logs.")
        @Nullable
        @Arn(GivenArn.KEY)
        String keyArn,

        @JsonPropertyDescription(
                "true: a new log group is of the class INFREQUENT_ACCESS, which costs less and has no metric filters. Default: STANDARD.")
        @Nullable
        Boolean infrequentAccess) {
    public ExecutionLogsConfig {
        Retention.of(retentionDays);
        requireKey(keyArn);
        requireMaskable(masking, infrequentAccess);
        if (level == Level.OFF && dataTrace != null) {
            throw new IllegalArgumentException(
                    "dataTrace must be left out where the level is OFF, got it; take INFO or ERROR");
        }
    }

    static void requireMaskable(@Nullable MaskingConfig masking, @Nullable Boolean infrequentAccess) {
        if (masking != null && Boolean.TRUE.equals(infrequentAccess)) {
            throw new IllegalArgumentException(
                    "infrequentAccess must be left out with masking, got true; AWS does not say surely that the class INFREQUENT_ACCESS masks");
        }
    }

    static void requireKey(@Nullable String keyArn) {
        if (keyArn != null) {
            LogEncryption.keyArn(keyArn);
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
            logs = dataTrace.until() == null ? logs : logs.until(Instant.parse(dataTrace.until()));
        }
        var retention = Retention.of(retentionDays);
        logs = retention == null ? logs : logs.retention(retention);
        logs = masking == null ? logs : logs.maskedBy(masking.masking());
        logs = Boolean.TRUE.equals(infrequentAccess) ? logs.infrequentAccess() : logs;
        return keyArn == null ? logs : logs.encryptedWith(LogEncryption.keyArn(keyArn));
    }

    /** Full data logging. */
    record DataTrace(
            @JsonPropertyDescription("Why bodies may be logged, and who agreed. Without it each synth warns.") @Nullable
            String acknowledged,

            @JsonPropertyDescription(
                    "When it is turned off by itself, in UTC, such as 2027-01-31T18:00:00Z. Default: it stays on.")
            @Nullable
            String until) {
        DataTrace {
            if (acknowledged != null) {
                ExecutionLogs.info().dataTrace(acknowledged);
            }
            if (until != null) {
                requireTime(until);
            }
        }

        private static void requireTime(String until) {
            try {
                Instant.parse(until);
            } catch (DateTimeParseException none) {
                throw new IllegalArgumentException(
                        "until must be a time in UTC such as 2027-01-31T18:00:00Z, got \"%s\"".formatted(until), none);
            }
        }
    }

    /** What is written. */
    enum Level {
        INFO,
        ERROR,
        OFF
    }
}
