package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The access log of a stage. */
@Describes("""
        format: One line with $context variables that the kind of API knows, among them $context.requestId. Default: JSON with what an operator needs.
        logGroup: The log group's name. Default: /aws/vendedlogs/apigateway/{api id}/{stage}.
        firehose: REST APIs only: the ARN of a delivery stream of Amazon Data Firehose in place of a log group; its name begins with amazon-apigateway-.
        """ + LogGroupKeys.MASKED)
public record AccessLogsConfig(
        @Nullable String format,
        @Nullable String logGroup,
        @Nullable @Arn(GivenArn.DELIVERY_STREAM) String firehose,
        @Nullable Integer retentionDays,
        @Nullable MaskingConfig masking,
        @Nullable @Arn(GivenArn.KEY) String keyArn,
        @Nullable Boolean infrequentAccess)
        implements LogGroupKeys {
    @Override
    public void check(Map<String, String> around) {
        settings();
        if (firehose != null
                && (logGroup != null
                        || retentionDays != null
                        || masking != null
                        || keyArn != null
                        || infrequentAccess != null)) {
            throw new IllegalArgumentException(
                    "firehose must stand without logGroup, retentionDays, masking, keyArn and infrequentAccess, which are of a log group");
        }
        accessLogs();
    }

    public AccessLogs accessLogs() {
        var logs = format == null ? AccessLogs.json() : AccessLogs.format(format);
        logs = with(logs, firehose, AccessLogs::toFirehose);
        logs = with(logs, logGroup, AccessLogs::toLogGroup);
        logs = with(logs, Retention.of(retentionDays), AccessLogs::retention);
        logs = with(logs, masking, (before, given) -> before.maskedBy(given.value()));
        logs = with(logs, encryption(), AccessLogs::encryptedWith);
        return Given.isTrue(infrequentAccess) ? logs.infrequentAccess() : logs;
    }
}
