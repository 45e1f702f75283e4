package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.ExecutionLogs.DataTrace;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.ownership.Place;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.constructs.Construct;

/** The settings given to a front door; null for what its kind of API lacks, and for what is left as it is. */
record RequestedSettings(
        Construct scope,
        String id,
        ApiStage stage,
        @Nullable ApiGatewayAccount account,
        @Nullable ExecutionLogs executionLogs,
        @Nullable AccessLogs accessLogs,
        @Nullable Switch detailedMetrics,
        @Nullable Switch tracing,
        List<SettingsOverride> overrides,
        AlarmSet alarms,
        AlarmRouting routing) {
    Place place() {
        return Place.of(scope);
    }

    PartSettings all() {
        return new PartSettings(
                executionLogs == null ? null : executionLogs.level().name(),
                executionLogs == null ? null : (Boolean) executionLogs.writesBodies(),
                detailedMetrics == null ? null : (Boolean) detailedMetrics.isOn());
    }

    /**
     * {@return the settings of one method or route} When the writing of bodies has ended for the stage, it has for them,
     * too.
     */
    PartSettings of(SettingsOverride override) {
        var part = override.over(all());
        var trace = executionLogs == null ? null : executionLogs.trace();
        return trace != null && trace.isOver() && part.dataTrace() != null ? part.withoutBodies() : part;
    }

    Stream<SettingsOverride> overridesWithBodies() {
        return overrides.stream()
                .filter(override -> Boolean.TRUE.equals(of(override).dataTrace()));
    }

    /** {@return whether something is set that API Gateway keeps per method or route} */
    boolean concernParts() {
        return !all().isEmpty() || !overrides.isEmpty();
    }

    boolean writeExecutionLogs() {
        var all = executionLogs == null ? null : executionLogs.level();
        return Stream.concat(Stream.ofNullable(all), overrides.stream().map(SettingsOverride::level))
                .anyMatch(level -> level != null && level != MethodLoggingLevel.OFF);
    }

    boolean isEmpty() {
        return !concernParts() && tracing == null && accessLogs == null;
    }

    /** {@return whether bodies are stated for the stage, or a part of it} Also after their end: those written before stay. */
    boolean stateBodies() {
        return dataTraces().findAny().isPresent();
    }

    Stream<DataTrace> dataTraces() {
        var all = executionLogs == null ? null : executionLogs.trace();
        return Stream.concat(Stream.ofNullable(all), overrides.stream().map(SettingsOverride::dataTrace))
                .filter(Objects::nonNull);
    }

    /**
     * {@return whether methods or routes have metrics} If one has them, an alarm on any is accepted; on a part without
     * metrics it would have no data.
     */
    @Nullable
    Switch metricsOfParts() {
        return overrides.stream().anyMatch(SettingsOverride::hasMetrics) ? Switch.ON : detailedMetrics;
    }

    boolean logAccessToGroup() {
        return accessLogs != null && accessLogs.streamArn() == null;
    }

    /** {@return whether API Gateway needs the account's log role} To Firehose it writes with a role of its own. */
    boolean needAccount() {
        return writeExecutionLogs() || logAccessToGroup() && stage.kind().logsWithAccountRole();
    }

    @Nullable
    AccessLogDestination accessLogDestination() {
        if (accessLogs == null) {
            return null;
        }
        var streamArn = accessLogs.streamArn();
        return new AccessLogDestination(
                streamArn == null ? place().arn("logs", "log-group:" + accessLogs.groupNameFor(stage)) : streamArn,
                accessLogs.formatFor(stage.kind()),
                streamArn != null);
    }

    /** Where access logs go: the log group without the closing {@code :*}, or the delivery stream; and what they hold. */
    record AccessLogDestination(String arn, String format, boolean isFirehose) {}
}
