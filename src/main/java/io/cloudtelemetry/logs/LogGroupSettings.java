package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.logs.LogGroupClass;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How a log group keeps its events.
 *
 * @param encryption its key; null for that of CloudWatch Logs
 * @param logGroupClass its class, which CloudWatch Logs never changes once the group exists
 * @param masking what is masked in its events; null for nothing
 */
public record LogGroupSettings(
        RetentionDays retention,
        @Nullable LogEncryption encryption,
        LogGroupClass logGroupClass,
        @Nullable LogMasking masking) {
    /**
     * Checks the class against the masking: AWS's pages on masking and on classes do not agree whether INFREQUENT_ACCESS has
     * it.
     *
     * @throws IllegalArgumentException if events are masked in a group of class INFREQUENT_ACCESS
     */
    public LogGroupSettings {
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(logGroupClass, "logGroupClass");
        if (masking != null && logGroupClass == LogGroupClass.INFREQUENT_ACCESS) {
            throw new IllegalArgumentException(
                    "logGroupClass must be STANDARD for masked events, got INFREQUENT_ACCESS, of which AWS does not say surely that it"
                            + " masks; leave infrequentAccess or masking out");
        }
    }

    /** {@return the default of every log group: events expire after a month} */
    public static LogGroupSettings byDefault() {
        return expireAfter(RetentionDays.ONE_MONTH);
    }

    /** {@return a group of class STANDARD whose events expire, without a key of its own} */
    public static LogGroupSettings expireAfter(RetentionDays retention) {
        return new LogGroupSettings(retention, null, LogGroupClass.STANDARD, null);
    }

    /** {@return these settings with another retention} */
    public LogGroupSettings retention(RetentionDays days) {
        return new LogGroupSettings(Objects.requireNonNull(days, "days"), encryption, logGroupClass, masking);
    }

    /** {@return these settings with a customer managed key} Default: none. */
    public LogGroupSettings encryptedWith(LogEncryption encryption) {
        return new LogGroupSettings(
                retention, Objects.requireNonNull(encryption, "encryption"), logGroupClass, masking);
    }

    /** {@return these settings with masked events} Default: events are shown as they were written. */
    public LogGroupSettings maskedBy(LogMasking masking) {
        return new LogGroupSettings(retention, encryption, logGroupClass, Objects.requireNonNull(masking, "masking"));
    }

    /**
     * {@return these settings with the class INFREQUENT_ACCESS} It costs less to write and has no metric filters, no
     * subscription filters and no metrics embedded in events ("Log classes", CloudWatch Logs user guide), and no masking
     * here. A group that exists keeps its class. Default: STANDARD.
     */
    public LogGroupSettings infrequentAccess() {
        return new LogGroupSettings(retention, encryption, LogGroupClass.INFREQUENT_ACCESS, masking);
    }

    /** {@return settings that are equal to others if they mean the same} A key may be imported twice. */
    LogGroupSettings comparable() {
        return encryption instanceof LogEncryption.GivenKey given && !Tokens.in(given.arn())
                ? encryptedWith(LogEncryption.keyArn(given.arn()))
                : this;
    }

    /** Refuses the class INFREQUENT_ACCESS for a group that needs what it lacks. */
    public void requireStandardClass(String group, String reason) {
        if (logGroupClass == LogGroupClass.INFREQUENT_ACCESS) {
            throw new IllegalArgumentException(
                    "%s must be of the class STANDARD, got INFREQUENT_ACCESS, which has no %s; leave infrequentAccess out"
                            .formatted(group, reason));
        }
    }
}
