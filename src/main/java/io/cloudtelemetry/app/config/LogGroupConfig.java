package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.ownership.GivenArn;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.logs.RetentionDays;

/** How a log group keeps its events. */
public record LogGroupConfig(
        @JsonPropertyDescription("Days until an event expires, as CloudWatch Logs offers them. Default: 30.") @Nullable
        Integer retentionDays,

        @JsonPropertyDescription(
                "The ARN of the key to encrypt events with, whose policy lets CloudWatch Logs in. Default: a key of CloudWatch Logs.")
        @Nullable
        @Arn(GivenArn.KEY)
        String keyArn,

        @JsonPropertyDescription(
                "true: the class INFREQUENT_ACCESS, which costs less to write to and has no metric filters, subscriptions and masking; a group that exists keeps its class. Default: false.")
        @Nullable
        Boolean infrequentAccess) {
    public LogGroupConfig {
        settings(retentionDays, keyArn, infrequentAccess);
    }

    public LogGroupSettings settings() {
        return settings(retentionDays, keyArn, infrequentAccess);
    }

    /** {@return the settings of a group, as by default if none are given} */
    public static LogGroupSettings settings(@Nullable LogGroupConfig config) {
        return config == null ? settings(null, null, null) : config.settings();
    }

    private static LogGroupSettings settings(
            @Nullable Integer retentionDays, @Nullable String keyArn, @Nullable Boolean infrequentAccess) {
        var retention = Retention.of(retentionDays);
        var settings = LogGroupSettings.expireAfter(retention == null ? RetentionDays.ONE_MONTH : retention);
        settings = keyArn == null ? settings : settings.encryptedWith(LogEncryption.keyArn(keyArn));
        return Boolean.TRUE.equals(infrequentAccess) ? settings.infrequentAccess() : settings;
    }
}
