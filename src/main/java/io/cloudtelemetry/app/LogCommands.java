package io.cloudtelemetry.app;

import org.jspecify.annotations.Nullable;

/** Commands that follow a log. */
final class LogCommands {
    private LogCommands() {}

    static void accessLog(ConfiguredStack in, String id, @Nullable AccessLogsConfig accessLogs, String defaultGroup) {
        if (accessLogs == null || accessLogs.firehose() != null) {
            return;
        }
        tail(in, id, "Follows the access log", accessLogs.logGroup() == null ? defaultGroup : accessLogs.logGroup());
    }

    static void tail(ConfiguredStack in, String id, String description, String group) {
        in.output(id, description, "aws logs tail %s --region %s --since 1h --follow".formatted(group, in.region()));
    }

    static void routeStage(ConfiguredStack in, String id, String apiId, String stage) {
        in.output(
                id,
                "Shows what is set on the stage",
                "aws apigatewayv2 get-stage --region %s --api-id %s --stage-name '%s'"
                        .formatted(in.region(), apiId, stage));
    }
}
