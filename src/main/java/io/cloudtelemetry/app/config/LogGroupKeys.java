package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.logs.LogGroupSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.logs.RetentionDays;

/** The keys that say how a log group keeps its events, beside whatever else is said of the log. */
interface LogGroupKeys extends Checked {
    /** Describes the keys of a group that keeps what it gets. */
    String KEPT = """
            retentionDays: Days until an event expires, as CloudWatch Logs offers them. Default: 30; of an execution log with dataTrace 3.
            keyArn: The ARN of the log group's key, whose policy lets CloudWatch Logs in. Default: a key of CloudWatch Logs.
            infrequentAccess: true: the class INFREQUENT_ACCESS, which costs less to write to and has no metric filters, subscriptions and masking; a group that exists keeps its class. Default: false.
            """;

    /** Describes those of a group that can mask it, too. */
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
    default void check(Map<String, String> around) {
        settings();
    }

    default LogGroupSettings settings() {
        var days = Retention.of(retentionDays());
        var settings = LogGroupSettings.expireAfter(days == null ? RetentionDays.ONE_MONTH : days);
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
}
