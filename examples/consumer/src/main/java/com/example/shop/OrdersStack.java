package com.example.shop;

import static io.cloudtelemetry.alarms.Severity.WARNING;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.LambdaRestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** The API that takes orders, with its logs, traces and alarms: telemetry of a stage stands in the stage's stack. */
final class OrdersStack extends Stack {
    private final Function function;
    private final RestApiTelemetry telemetry;

    OrdersStack(Construct scope, String id, AlarmRouting routing) {
        super(scope, id);
        function = Function.Builder.create(this, "Function")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => ({ statusCode: 202, body: '' });"))
                .build();
        var api = LambdaRestApi.Builder.create(this, "Api")
                .restApiName("shop-orders")
                .handler(function)
                // The account's log role is set once for all APIs, below.
                .cloudWatchRole(false)
                .deployOptions(StageOptions.builder()
                        .throttlingBurstLimit(200)
                        .throttlingRateLimit(100)
                        .build())
                .build();
        telemetry = RestApiTelemetry.Builder.create(this, "Telemetry")
                .stage(StageTarget.of(api))
                .account(ApiGatewayAccount.managed(this, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .accessLogs(AccessLogs.json())
                .detailedMetrics(Switch.ON)
                .tracing(Switch.ON)
                .routing(routing)
                .build();
        // An alarm of CDK's own tells the same people.
        routing.route(
                function.metricThrottles()
                        .createAlarm(
                                this,
                                "Throttles",
                                CreateAlarmOptions.builder()
                                        .threshold(1)
                                        .evaluationPeriods(1)
                                        .build()),
                WARNING);
    }

    Function function() {
        return function;
    }

    RestApiTelemetry telemetry() {
        return telemetry;
    }
}
