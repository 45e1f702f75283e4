package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.ExecutionLogs.DataTrace;
import io.cloudtelemetry.logs.KeptLogGroups;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.logs.SavedQueries;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The logs of one stage: their groups, warnings, the end of bodies, and queries over them. */
record StageLogs(RequestedSettings settings) {
    /** Refuses groups that the app keeps otherwise, and attaches nothing. */
    void requireAgreed() {
        groups().requireAgreed(settings.scope(), settings.id());
    }

    /**
     * {@return the groups, which the stage waits for} Ensured for stages of this app, too: API Gateway has made the group of a
     * stage that logged before, and a group that was defined once outlives its definition.
     */
    List<IDependable> defineGroups(Construct telemetry) {
        return groups().ensure(telemetry);
    }

    KeptLogGroups groups() {
        var groups = new KeptLogGroups();
        var stage = settings.stage();
        var execution = settings.executionLogs();
        if (execution != null) {
            groups.add(null, "ExecutionLogs", stage.executionLogGroupName(), execution.group(settings.stateBodies()));
        }
        var access = settings.accessLogs();
        if (access != null && settings.logAccessToGroup()) {
            groups.add(null, "AccessLogs", access.groupNameFor(stage), access.group());
        }
        return groups;
    }

    void warn(Construct telemetry) {
        warnOfPolicy(telemetry);
        settings.dataTraces()
                .map(DataTrace::acknowledged)
                .filter(Objects::nonNull)
                .forEach(reason -> telemetry.getNode().addMetadata("cloudtelemetry:dataTraceAcknowledged", reason));
        var trace = settings.executionLogs() == null
                ? null
                : settings.executionLogs().trace();
        if (trace == null) {
            return;
        }
        if (trace.isOver()) {
            warn(
                    telemetry,
                    "@cloudtelemetry/apigateway:dataTraceEnded",
                    "the time until which requests and responses were to be logged in full, %s, is over and they no longer are; take dataTrace out"
                            .formatted(trace.end()));
            return;
        }
        if (trace.acknowledged() == null) {
            warn(
                    telemetry,
                    "@cloudtelemetry/apigateway:dataTraceUnacknowledged",
                    "requests and responses are logged with their bodies, and whatever is secret in them; state the reason with dataTrace(reason), or leave it out");
        }
        if (trace.end() != null) {
            DataTraceEnd.define(telemetry, "DataTraceEnd", settings, trace.end());
        }
    }

    /**
     * Warns of a group that an HTTP API's log delivery adds to a policy of the account: "Log group resource policy size limit
     * considerations", CloudWatch Logs user guide.
     */
    private void warnOfPolicy(Construct telemetry) {
        if (settings.accessLogs() == null || settings.stage().kind().logsWithAccountRole()) {
            return;
        }
        var name = settings.accessLogs().groupNameFor(settings.stage());
        if (!Tokens.in(name) && !name.startsWith("/aws/vendedlogs/")) {
            warn(
                    telemetry,
                    "@cloudtelemetry/apigateway:resourcePolicySize",
                    "log group %s is added to the account's resource policy of CloudWatch Logs, which holds 5,120 characters, and no further stage can log once it is full; take a group whose name begins with /aws/vendedlogs/, which AWS permits as a whole"
                            .formatted(name));
        }
    }

    private static void warn(Construct telemetry, String id, String text) {
        Annotations.of(telemetry).addWarningV2(id, text);
    }

    void saveQueries(Construct telemetry) {
        var queries = Stream.concat(executionQueries().stream(), accessQueries().stream())
                .toList();
        if (!queries.isEmpty()) {
            var stage = settings.stage();
            var name = stage.apiName();
            // A slash would begin another folder; colons and asterisks are none of the pattern of
            // AWS::Logs::QueryDefinition's Name.
            var folder = Tokens.in(name) ? name : name.replaceAll("[/:*]+", "-");
            var ofStage = "/" + stage.stageName();
            SavedQueries.define(
                    telemetry,
                    "Queries",
                    // Of two APIs of one name, the second has its id beside it.
                    SavedQueries.areTaken(telemetry, folder + ofStage, queries)
                            ? folder + "-" + stage.apiId() + ofStage
                            : folder + ofStage,
                    queries);
        }
    }

    /** {@return the queries over the execution log; none if it is not defined here} */
    List<LogQuery> executionQueries() {
        return settings.executionLogs() == null
                ? List.of()
                : ApiQueries.ofExecutionLog(settings.stage().executionLogGroupName());
    }

    /** {@return the queries over the access log; none if it is not defined here, or not as JSON of ours in a group} */
    List<LogQuery> accessQueries() {
        var access = settings.accessLogs();
        return access == null || !settings.logAccessToGroup() || !access.isPreset()
                ? List.of()
                : ApiQueries.ofAccessLog(settings.stage().kind(), access.groupNameFor(settings.stage()));
    }
}
