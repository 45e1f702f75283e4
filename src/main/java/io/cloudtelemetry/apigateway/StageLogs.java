package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.StageSettings.AccessLogDelivery;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.logs.SavedQueries;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The logs of one stage: their groups, warnings, the end of bodies, and queries over them. */
record StageLogs(
        ApiStage stage,
        @Nullable ExecutionLogs execution,
        @Nullable AccessLogs access) {
    private static final String UNACKNOWLEDGED = "@cloudtelemetry/apigateway:dataTraceUnacknowledged";
    private static final String ENDED = "@cloudtelemetry/apigateway:dataTraceEnded";

    /** {@return whether API Gateway needs the account's log role for them} To Firehose it writes with a role of its own. */
    boolean needAccount(StageSettings settings) {
        return settings.writeExecutionLogs()
                || access != null && access.streamArn() == null && stage.kind().logsWithAccountRole();
    }

    @Nullable
    AccessLogDelivery delivery(Stack stack) {
        if (access == null) {
            return null;
        }
        var streamArn = access.streamArn();
        return new AccessLogDelivery(
                streamArn == null
                        ? "arn:%s:logs:%s:%s:log-group:%s"
                                .formatted(
                                        stack.getPartition(), stack.getRegion(), stack.getAccount(), accessGroupName())
                        : streamArn,
                access.formatFor(stage.kind()),
                streamArn != null);
    }

    private String accessGroupName() {
        var name = Objects.requireNonNull(access).logGroupName();
        return name == null ? stage.accessLogGroupName() : name;
    }

    /** Refuses groups that the app keeps otherwise, and attaches nothing. */
    void requireAgreed(Construct scope, String id, StageSettings settings) {
        groups(settings)
                .forEach((what, group) ->
                        TelemetryLogGroup.requireAgreed(scope, id + "/" + what, group.name(), group.settings()));
    }

    /**
     * {@return the groups, which the stage waits for} Ensured for stages of this app, too: API Gateway has made the group of a
     * stage that logged before, and a group that was defined once outlives its definition.
     */
    List<IDependable> defineGroups(Construct telemetry, StageSettings settings) {
        var defined = new ArrayList<IDependable>();
        groups(settings)
                .forEach((id, group) ->
                        defined.add(TelemetryLogGroup.ensure(telemetry, id, group.name(), group.settings())));
        return defined;
    }

    private Map<String, Group> groups(StageSettings settings) {
        var groups = new LinkedHashMap<String, Group>();
        if (execution != null) {
            groups.put(
                    "ExecutionLogs", new Group(stage.executionLogGroupName(), execution.group(settings.stateBodies())));
        }
        if (access != null && access.streamArn() == null) {
            groups.put("AccessLogs", new Group(accessGroupName(), access.settings()));
        }
        return groups;
    }

    /**
     * Warns of a group that an HTTP API's log delivery adds to a policy of the account: "Log group resource policy size limit
     * considerations", CloudWatch Logs user guide.
     */
    void speakOfPolicy(Construct telemetry) {
        var name = access == null ? null : access.logGroupName();
        if (name != null
                && !stage.kind().logsWithAccountRole()
                && !Tokens.in(name)
                && !name.startsWith("/aws/vendedlogs/")) {
            Annotations.of(telemetry)
                    .addWarningV2(
                            "@cloudtelemetry/apigateway:resourcePolicySize",
                            "log group %s is added to the account's resource policy of CloudWatch Logs, which holds 5,120 characters, and no further stage can log once it is full; take a group whose name begins with /aws/vendedlogs/, which AWS permits as a whole"
                                    .formatted(name));
        }
    }

    void speakOfBodies(Construct telemetry, StageSettings settings) {
        var reasons = settings.overrides().stream().map(SettingsOverride::acknowledgement);
        var trace = execution == null ? null : execution.trace();
        Stream.concat(Stream.ofNullable(trace).map(DataTrace::acknowledged), reasons)
                .filter(Objects::nonNull)
                .forEach(reason -> telemetry.getNode().addMetadata("cloudtelemetry:dataTraceAcknowledged", reason));
        if (trace == null) {
            return;
        }
        if (trace.isOver()) {
            Annotations.of(telemetry)
                    .addWarningV2(
                            ENDED,
                            "the time until which requests and responses were to be logged in full, %s, is over and they no longer are; take dataTrace out"
                                    .formatted(trace.end()));
            return;
        }
        if (trace.acknowledged() == null) {
            Annotations.of(telemetry)
                    .addWarningV2(
                            UNACKNOWLEDGED,
                            "requests and responses are logged with their bodies, and whatever is secret in them; "
                                    + "state the reason with dataTrace(reason), or leave it out");
        }
        if (trace.end() != null) {
            DataTraceEnd.define(telemetry, "DataTraceEnd", stage, settings, trace.end());
        }
    }

    void saveQueries(Construct telemetry) {
        var queries = Stream.concat(executionQueries().stream(), accessQueries().stream())
                .toList();
        if (!queries.isEmpty()) {
            SavedQueries.define(
                    telemetry, "Queries", "%s/%s".formatted(folder(stage.apiName()), stage.stageName()), queries);
        }
    }

    /** A slash would begin another folder; colons and asterisks are none of the pattern of AWS::Logs::QueryDefinition's Name. */
    private static String folder(String apiName) {
        return Tokens.in(apiName) ? apiName : apiName.replaceAll("[/:*]+", "-");
    }

    /** {@return the queries over the execution log; none if it is not defined here} */
    List<LogQuery> executionQueries() {
        return execution == null ? List.of() : ApiQueries.ofExecutionLog(stage.executionLogGroupName());
    }

    /** {@return the queries over the access log; none if it is not defined here, or not as JSON of ours in a group} */
    List<LogQuery> accessQueries() {
        return access == null || access.streamArn() != null || !access.isPreset()
                ? List.of()
                : ApiQueries.ofAccessLog(stage.kind(), accessGroupName());
    }

    /** A group and how it is kept. */
    private record Group(String name, LogGroupSettings settings) {}
}
