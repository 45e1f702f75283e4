package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import io.cloudtelemetry.ownership.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line for each request: who called what, with which result, and how long it took. */
public final class AccessLogs {
    /**
     * API Gateway writes to no group with a {@code #} in its name, which CloudWatch Logs allows: "Access log destination
     * must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.'".
     */
    private static final Pattern LOG_GROUP = Pattern.compile("[^#]*");

    private static final Pattern REQUEST_ID = Pattern.compile("\\$context\\.(requestId|extendedRequestId)\\b");

    /** "Quotas for configuring and running a REST API": the size of an access log's template, 3 KB. */
    private static final int LONGEST_FORMAT = 3 * 1024;

    private static final LogGroupSettings DEFAULTS = LogGroupSettings.byDefault();

    private final @Nullable String format;
    private final @Nullable String logGroupName;
    private final @Nullable String streamArn;
    private final LogGroupSettings group;

    private AccessLogs(
            @Nullable String format,
            @Nullable String logGroupName,
            @Nullable String streamArn,
            LogGroupSettings group) {
        if (streamArn != null && !group.equals(DEFAULTS)) {
            throw new IllegalArgumentException(
                    "firehose must stand without settings of a log group, got \"%s\" beside some; set them on the stream"
                            .formatted(streamArn));
        }
        this.format = format;
        this.logGroupName = logGroupName;
        this.streamArn = streamArn;
        this.group = group;
    }

    /**
     * Writes JSON with what an operator needs of that kind of API: request ids, caller, route, status, response length,
     * latency, the backend's latency, status and error, user agent and, for REST APIs, the X-Ray trace.
     */
    public static AccessLogs json() {
        return new AccessLogs(null, null, null, DEFAULTS);
    }

    /**
     * Writes a format of your own; saved queries and the board's tables need that of {@link #json}.
     *
     * @param format one line with variables such as {@code $context.requestId}, which it must hold
     * @throws IllegalArgumentException if it is longer than 3 KB, has a line break, or neither $context.requestId nor
     *     $context.extendedRequestId
     */
    public static AccessLogs format(String format) {
        if (Tokens.in(Objects.requireNonNull(format, "format"))) {
            return new AccessLogs(format, null, null, DEFAULTS);
        }
        if (format.lines().count() > 1) {
            throw new IllegalArgumentException("format must be one line, got "
                    + format.lines().count() + "; an entry of the log cannot have more");
        }
        var size = format.getBytes(StandardCharsets.UTF_8).length;
        if (size > LONGEST_FORMAT) {
            throw new IllegalArgumentException("format must be at most %d bytes in UTF-8, got %d; log fewer variables"
                    .formatted(LONGEST_FORMAT, size));
        }
        if (!REQUEST_ID.matcher(format).find()) {
            throw new IllegalArgumentException(
                    "format must hold $context.requestId or $context.extendedRequestId, got \"%s\"; add one"
                            .formatted(format));
        }
        return new AccessLogs(format, null, null, DEFAULTS);
    }

    /**
     * Writes to a log group of that name, which is created if it is missing. Default: {@code
     * /aws/vendedlogs/apigateway/{api id}/{stage}}, a prefix that keeps clear of the size limit of CloudWatch Logs resource
     * policies.
     *
     * @throws IllegalArgumentException if a log group cannot have that name, or API Gateway does not write to one that has
     */
    public AccessLogs toLogGroup(String name) {
        Require.matching(
                LOG_GROUP,
                "logGroup",
                TelemetryLogGroup.requireName("logGroup", name),
                "without #",
                "CloudWatch Logs has such groups, but API Gateway does not write to them");
        return new AccessLogs(format, name, null, group);
    }

    /**
     * Writes to a delivery stream of Amazon Data Firehose in place of a log group; REST APIs only.
     *
     * @param streamArn its ARN; the stream's name begins with {@code amazon-apigateway-}
     * @throws IllegalArgumentException if that is not the ARN of such a stream, or settings of a log group are stated, before
     *     or after this
     */
    public AccessLogs toFirehose(String streamArn) {
        GivenArn.DELIVERY_STREAM.require("firehose", streamArn);
        return new AccessLogs(format, null, streamArn, group);
    }

    /** How the log group keeps its entries, by a change of the default: one month, of the class STANDARD. */
    public AccessLogs logGroup(UnaryOperator<LogGroupSettings> change) {
        return new AccessLogs(format, logGroupName, streamArn, change.apply(group));
    }

    /**
     * Checks that a kind of API can have these access logs.
     *
     * @throws IllegalArgumentException if the format has a variable that the kind lacks, or Firehose is not for it
     */
    public void requireFor(ApiKind kind) {
        if (format != null && !Tokens.in(format)) {
            AccessLogFormat.require(kind, format);
        }
        if (streamArn != null && !kind.facts().firehose()) {
            throw new IllegalArgumentException(
                    "firehose must be left out for %s, got \"%s\"; API Gateway writes to Firehose for REST APIs only, so use a log group"
                            .formatted(kind.one(), streamArn));
        }
    }

    /** Checks that the stream is where the stage is. */
    void requireIn(Place place) {
        if (streamArn != null) {
            GivenArn.DELIVERY_STREAM.requireIn(place, "firehose", streamArn);
        }
    }

    String formatFor(ApiKind kind) {
        return format == null ? AccessLogFormat.preset(kind) : format;
    }

    boolean isPreset() {
        return format == null;
    }

    String groupNameFor(ApiStage stage) {
        return logGroupName == null ? stage.accessLogGroupName() : logGroupName;
    }

    @Nullable
    String streamArn() {
        return streamArn;
    }

    LogGroupSettings group() {
        return group;
    }
}
