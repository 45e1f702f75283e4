package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.LogMasking;
import io.cloudtelemetry.ownership.GivenArn;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** The keys that say how a log group keeps its events, beside whatever else is said of the log. */
public interface LogGroupKeys extends Checked {
    /** Describes the keys of a group that masks nothing. */
    String KEPT = """
            retentionDays: Days until an event expires, as CloudWatch Logs offers them. Default: 30.
            keyArn: The ARN of the log group's key, whose policy lets CloudWatch Logs in. Default: a key of CloudWatch Logs.
            infrequentAccess: true: the class INFREQUENT_ACCESS, which costs less to write to and has no metric filters, subscriptions and masking; a group that exists keeps its class. Default: false.
            """;

    /** Describes the keys of a group that can mask. */
    String MASKED = KEPT + "masking: What is masked in the log. Default: nothing.\n";

    @Nullable
    Integer retentionDays();

    @Nullable
    String keyArn();

    @Nullable
    Boolean infrequentAccess();

    default @Nullable MaskingConfig masking() {
        return null;
    }

    @Override
    default void check(Checks checks) {
        checks.of(() -> Retention.of(retentionDays()), "retentionDays");
        checks.of(this::encryption, "keyArn");
        checks.ofAll(this::settings);
    }

    default LogGroupSettings settings() {
        return over(LogGroupSettings.byDefault());
    }

    /** {@return these settings with what is given in place of theirs} */
    default LogGroupSettings over(LogGroupSettings defaults) {
        var settings = with(defaults, Retention.of(retentionDays()), LogGroupSettings::retention);
        settings = with(settings, encryption(), LogGroupSettings::encryptedWith);
        if (masking() != null && Given.isTrue(infrequentAccess())) {
            throw new IllegalArgumentException(
                    "infrequentAccess must be left out with masking, got true; AWS does not say surely that the class INFREQUENT_ACCESS masks");
        }
        settings = with(settings, masking(), (group, masking) -> group.maskedBy(masking.value()));
        return Given.isTrue(infrequentAccess()) ? settings.infrequentAccess() : settings;
    }

    /** {@return the group's key; null for that of CloudWatch Logs} */
    default @Nullable LogEncryption encryption() {
        var key = keyArn();
        return key == null ? null : LogEncryption.keyArn(key);
    }

    /** How a log group keeps its events. */
    @Describes(LogGroupKeys.KEPT)
    record LogGroupConfig(
            @Nullable Integer retentionDays,
            @Nullable @Arn(GivenArn.KEY) String keyArn,
            @Nullable Boolean infrequentAccess)
            implements LogGroupKeys {}

    /** What CloudWatch Logs masks in a log group. */
    @Describes("""
            identifiers: Managed data identifiers of AWS, such as EmailAddress or CreditCardNumber; see "Types of data that you can protect" in the CloudWatch Logs user guide.
            patterns: Regular expressions of your own without groups, by their names.
            """)
    record MaskingConfig(List<String> identifiers, Map<String, String> patterns) implements Becomes<LogMasking> {
        @Override
        public LogMasking value() {
            if (identifiers.isEmpty() && patterns.isEmpty()) {
                throw new IllegalArgumentException(
                        "identifiers or patterns must be given, got neither; leave masking out to mask nothing");
            }
            return new LogMasking(new LinkedHashSet<>(identifiers), new TreeMap<>(patterns));
        }
    }

    /** The access log of a stage. */
    @Describes("""
            format: One line with $context variables that the kind of API knows, among them $context.requestId. Default: JSON with what an operator needs.
            logGroup: The log group's name. Default: /aws/vendedlogs/apigateway/{api id}/{stage}.
            firehose: REST APIs only: the ARN of a delivery stream of Amazon Data Firehose in place of a log group; its name begins with amazon-apigateway-.
            """ + LogGroupKeys.MASKED)
    record AccessLogsConfig(
            @Nullable String format,
            @Nullable String logGroup,
            @Nullable @Arn(GivenArn.DELIVERY_STREAM) String firehose,
            @Nullable Integer retentionDays,
            @Nullable MaskingConfig masking,
            @Nullable @Arn(GivenArn.KEY) String keyArn,
            @Nullable Boolean infrequentAccess)
            implements LogGroupKeys {
        @Override
        public void check(Checks checks) {
            LogGroupKeys.super.check(checks);
            checks.ofAll(() -> {
                if (firehose != null
                        && (logGroup != null
                                || retentionDays != null
                                || masking != null
                                || keyArn != null
                                || infrequentAccess != null)) {
                    throw new IllegalArgumentException(
                            "firehose must stand without logGroup, retentionDays, masking, keyArn and infrequentAccess, which are of a log group");
                }
            });
            checks.ofAll(this::accessLogs);
        }

        public AccessLogs accessLogs() {
            var logs = format == null ? AccessLogs.json() : AccessLogs.format(format);
            logs = with(logs, firehose, AccessLogs::toFirehose);
            return with(logs, logGroup, AccessLogs::toLogGroup).logGroup(this::over);
        }
    }

    /** The execution log of a stage. */
    @Describes("""
            level: INFO: every step of every request; ERROR: requests that fail; OFF: nothing but what overrides say. Default: INFO.
            dataTrace: Writes whole requests and responses to the log. Default: not written.
            retentionDays: Days until an event expires, as CloudWatch Logs offers them. Default: 30; with dataTrace 3.
            """ + LogGroupKeys.MASKED)
    record ExecutionLogsConfig(
            @Nullable MethodLoggingLevel level,
            @Nullable DataTrace dataTrace,
            @Nullable Integer retentionDays,
            @Nullable MaskingConfig masking,
            @Nullable @Arn(GivenArn.KEY) String keyArn,
            @Nullable Boolean infrequentAccess)
            implements LogGroupKeys {
        @Override
        public void check(Checks checks) {
            LogGroupKeys.super.check(checks);
            checks.of(
                    () -> {
                        if (level == MethodLoggingLevel.OFF && dataTrace != null) {
                            throw new IllegalArgumentException(
                                    "dataTrace must be left out where the level is OFF, got it; take INFO or ERROR");
                        }
                    },
                    "level",
                    "dataTrace");
        }

        public ExecutionLogs executionLogs() {
            var logs = switch (level == null ? MethodLoggingLevel.INFO : level) {
                case INFO -> ExecutionLogs.info();
                case ERROR -> ExecutionLogs.errors();
                case OFF -> ExecutionLogs.off();
            };
            if (dataTrace != null) {
                logs = dataTrace.acknowledged() == null ? logs.dataTrace() : logs.dataTrace(dataTrace.acknowledged());
                logs = with(logs, dataTrace.until(), (before, until) -> before.until(Instant.parse(until)));
            }
            return logs.logGroup(this::over);
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
                            "until must be a time in UTC such as 2027-01-31T18:00:00Z, got \"%s\"".formatted(until),
                            none);
                }
            }
        }
    }
}
