package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;

/** REST APIs of an app, and telemetry for them. */
final class OwnApis {
    private OwnApis() {}

    static RestApi api(Stack stack, String id, StageOptions options) {
        var api = RestApi.Builder.create(stack, id)
                .cloudWatchRole(false)
                .deployOptions(options)
                .build();
        api.getRoot().addMethod("GET");
        return api;
    }

    static RestApi api(Stack stack) {
        return api(stack, "Orders", StageOptions.builder().stageName("api").build());
    }

    static RestApiTelemetry.Builder telemetry(Stack stack, RestApi api) {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.of(api))
                .account(ApiGatewayAccount.managed(stack, "Account"))
                .executionLogs(ExecutionLogs.info());
    }
}
