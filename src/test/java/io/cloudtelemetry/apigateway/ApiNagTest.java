package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** cdk-nag's rules on the logs of APIs: APIG1 wants access logs, APIG6 execution logs. */
class ApiNagTest {
    private Stack stack;
    private RestApi rest;
    private HttpApi http;
    private WebSocketStage webSocket;

    @BeforeEach
    void apisWithoutTelemetry() {
        var app = new App();
        stack = new Stack(app, "One");
        Aspects.of(app).add(new AwsSolutionsChecks());
        rest = OwnApis.api(stack);
        http = HttpApi.Builder.create(stack, "Http").build();
        webSocket = WebSocketStage.Builder.create(stack, "Stage")
                .webSocketApi(WebSocketApi.Builder.create(stack, "Chat").build())
                .stageName("prod")
                .build();
    }

    @Test
    void findsApisWithoutTelemetry() {
        var findings = Annotations.fromStack(stack);
        findings.hasError("/One/Orders/DeploymentStage.api/Resource", Match.stringLikeRegexp("AwsSolutions-APIG1"));
        findings.hasError("/One/Orders/DeploymentStage.api/Resource", Match.stringLikeRegexp("AwsSolutions-APIG6"));
        findings.hasError("/One/Http/DefaultStage/Resource", Match.stringLikeRegexp("AwsSolutions-APIG1"));
        findings.hasError("/One/Stage/Resource", Match.stringLikeRegexp("AwsSolutions-APIG1"));
    }

    @Test
    void findsNoneWithIt() {
        var account = ApiGatewayAccount.managed(stack, "Account");
        RestApiTelemetry.Builder.create(stack, "RestTelemetry")
                .stage(StageTarget.of(rest))
                .account(account)
                .executionLogs(ExecutionLogs.errors())
                .accessLogs(AccessLogs.json())
                .alarms(AlarmSet.of())
                .build();
        HttpApiTelemetry.Builder.create(stack, "HttpTelemetry")
                .stage(HttpStageTarget.of(http))
                .accessLogs(AccessLogs.json())
                .alarms(AlarmSet.of())
                .build();
        WebSocketApiTelemetry.Builder.create(stack, "ChatTelemetry")
                .stage(WebSocketStageTarget.of(webSocket))
                .account(account)
                .executionLogs(ExecutionLogs.errors())
                .accessLogs(AccessLogs.json())
                .alarms(AlarmSet.of())
                .build();

        var findings = Annotations.fromStack(stack);
        findings.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-APIG[16]\\b.*"));
        findings.hasNoWarning("*", Match.stringLikeRegexp("CdkNagValidationFailure.*"));
    }
}
