package io.cloudtelemetry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;

/** The stage's log group, settings, queries and three alarms, and the account's log role. */
final class HandWrittenApi {
    private static final String ID = "a1b2c3d4e5";
    private static final String NAME = "NRSON-API-SERVICE";
    private static final String STAGE = "api";
    private static final String LOG_GROUP = "API-Gateway-Execution-Logs_%s/%s".formatted(ID, STAGE);
    private static final String ABOVE = "GreaterThanThreshold";
    private static final List<HandWrittenAlarm> ALARMS = List.of(
            alarm("server-errors", "critical", "5XXError", "Average", ABOVE, 0.05, 2, "Requests fail"),
            alarm("client-errors", "warning", "4XXError", "Average", ABOVE, 0.05, 3, "Requests are refused"),
            alarm("latency", "warning", "Latency", "p90", "GreaterThanOrEqualToThreshold", 2500, 3, "Slow answers"));

    static final Map<String, String> DIMENSIONS = Map.of("ApiName", NAME, "Stage", STAGE);
    static final Map<String, String> QUERIES = Map.of(
            "Latest failures",
            "parse @message \"(*) *\" as requestId, text | filter text like /Execution failed|status: 5/"
                    + " | fields @timestamp, requestId, text | sort @timestamp desc | limit 50",
            "Slowest calls of the backend",
            "parse @message \"(*) *\" as requestId, text | parse text /Integration latency: (?<milliseconds>\\d+) ms/"
                    + " | filter ispresent(milliseconds) | sort milliseconds desc | limit 25",
            "Execution log of one request",
            "filter @message like \"REQUEST_ID\" | fields @timestamp, @message | sort @timestamp asc | limit 1000");

    private HandWrittenApi() {}

    private static HandWrittenAlarm alarm(
            String name,
            String severity,
            String metric,
            String statistic,
            String comparison,
            double threshold,
            int datapoints,
            String description) {
        return new HandWrittenAlarm(
                name,
                severity,
                metric,
                statistic,
                comparison,
                threshold,
                240,
                3,
                datapoints,
                "notBreaching",
                description);
    }

    static void define(Stack stack, String topicArn) {
        var role = Role.Builder.create(stack, "LogRole")
                .roleName("APIGATEWAY-CLOUDWATCH")
                .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
                .managedPolicies(List.of(
                        ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonAPIGatewayPushToCloudWatchLogs")))
                .build();
        role.applyRemovalPolicy(RemovalPolicy.RETAIN);
        var account = CfnAccount.Builder.create(stack, "Account")
                .cloudWatchRoleArn(role.getRoleArn())
                .build();
        account.applyRemovalPolicy(RemovalPolicy.RETAIN);

        var calls = new HandWrittenCall(stack);
        var logs = calls.logGroup("ExecutionLogs", LOG_GROUP, 3);
        var arn = "arn:%s:apigateway:%s::/restapis/%s/stages/%s"
                .formatted(stack.getPartition(), HandWrittenApp.REGION, ID, STAGE);
        var logging = calls.custom(
                "Logging",
                calls.call(
                                "APIGateway",
                                "updateStage",
                                patch("/*/*/logging/loglevel", "INFO", "/*/*/logging/dataTrace", "true"),
                                arn)
                        .build(),
                calls.call("APIGateway", "updateStage", patch("/*/*/logging/dataTrace", "false"), arn)
                        .ignoreErrorCodesMatching("NotFoundException")
                        .build(),
                calls.permission(arn, "apigateway:PATCH"));
        logging.getNode().addDependency(role, account, logs);
        var metrics = calls.customAfter(
                logging,
                "Metrics",
                calls.call("APIGateway", "updateStage", patch("/*/*/metrics/enabled", "true"), arn)
                        .build());
        calls.customAfter(
                metrics,
                "Tracing",
                calls.call("APIGateway", "updateStage", patch("/tracingEnabled", "true"), arn)
                        .build());
        QUERIES.forEach((name, query) -> CfnQueryDefinition.Builder.create(stack, name)
                .name("%s/%s/%s".formatted(NAME, STAGE, name))
                .logGroupNames(List.of(LOG_GROUP))
                .queryString(query)
                .build());
        ALARMS.forEach(alarm -> alarm.define(stack, NAME + "-" + STAGE, "AWS/ApiGateway", DIMENSIONS, topicArn));
    }

    /** {@return the parameters of updateStage that replace the value at each path} */
    private static Map<String, Object> patch(String... pathsAndValues) {
        var operations = new ArrayList<Map<String, String>>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            operations.add(Map.of("op", "replace", "path", pathsAndValues[i], "value", pathsAndValues[i + 1]));
        }
        return Map.of("restApiId", ID, "stageName", STAGE, "patchOperations", operations);
    }
}
