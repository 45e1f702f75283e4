package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.ownership.GivenArn;
import org.jspecify.annotations.Nullable;

/** The access log of a stage. */
public record AccessLogsConfig(
        @JsonPropertyDescription(
                "One line with $context variables that the kind of API knows, among them $context.requestId. Default: JSON with what an operator needs.")
        @Nullable
        String format,

        @JsonPropertyDescription("The log group's name. Default: /aws/vendedlogs/apigateway/{api id}/{stage}.")
        @Nullable
        String logGroup,

        @JsonPropertyDescription(
                "REST APIs only: the ARN of a delivery stream of Amazon Data Firehose in place of a log group; its name begins with amazon-apigateway-.")
        @Nullable
        @Arn(GivenArn.DELIVERY_STREAM)
        String firehose,

        @JsonPropertyDescription("Days until an entry expires, as CloudWatch Logs offers them. Default: 30.") @Nullable
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
    public AccessLogsConfig {
        Retention.of(retentionDays);
        ExecutionLogsConfig.requireKey(keyArn);
        ExecutionLogsConfig.requireMaskable(masking, infrequentAccess);
        if (firehose != null
                && (logGroup != null
                        || retentionDays != null
                        || masking != null
                        || keyArn != null
                        || infrequentAccess != null)) {
            throw new IllegalArgumentException(
                    "firehose must stand without logGroup, retentionDays, masking, keyArn and infrequentAccess, which are of a log group");
        }
        if (format != null) {
            AccessLogs.format(format);
        }
        if (logGroup != null) {
            AccessLogs.json().toLogGroup(logGroup);
        }
        if (firehose != null) {
            AccessLogs.json().toFirehose(firehose);
        }
    }

    /** {@return the access log, once it is sure that a kind of API can have it} */
    AccessLogs checkedFor(ApiKind kind) {
        var logs = accessLogs();
        logs.requireFor(kind);
        return logs;
    }

    public AccessLogs accessLogs() {
        var logs = format == null ? AccessLogs.json() : AccessLogs.format(format);
        if (firehose != null) {
            return logs.toFirehose(firehose);
        }
        logs = logGroup == null ? logs : logs.toLogGroup(logGroup);
        var retention = Retention.of(retentionDays);
        logs = retention == null ? logs : logs.retention(retention);
        logs = masking == null ? logs : logs.maskedBy(masking.masking());
        logs = Boolean.TRUE.equals(infrequentAccess) ? logs.infrequentAccess() : logs;
        return keyArn == null ? logs : logs.encryptedWith(LogEncryption.keyArn(keyArn));
    }
}
