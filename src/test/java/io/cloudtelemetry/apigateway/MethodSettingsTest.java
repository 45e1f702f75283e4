package io.cloudtelemetry.apigateway;

import static io.cloudtelemetry.apigateway.OwnApis.api;
import static io.cloudtelemetry.apigateway.OwnApis.telemetry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.StageOptions;

class MethodSettingsTest {
    private static final String STAGE = "AWS::ApiGateway::Stage";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(new App(), "One");
    }

    @Test
    void getsAnEntryForAllMethods() {
        telemetry(stack, api(stack))
                .detailedMetrics(Switch.ON)
                .tracing(Switch.ON)
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        STAGE,
                        Map.of(
                                "StageName",
                                "api",
                                "TracingEnabled",
                                true,
                                "MethodSettings",
                                List.of(Map.of(
                                        "ResourcePath", "/*",
                                        "HttpMethod", "*",
                                        "LoggingLevel", "INFO",
                                        "DataTraceEnabled", false,
                                        "MetricsEnabled", true))));
    }

    @Test
    void methodWhoseLoggingIsSwitchedOffStaysSo() {
        var options = StageOptions.builder()
                .stageName("api")
                .methodOptions(Map.of(
                        "/login/POST",
                        MethodDeploymentOptions.builder()
                                .loggingLevel(MethodLoggingLevel.OFF)
                                .build()))
                .build();
        telemetry(stack, api(stack, "Orders", options))
                .executionLogs(ExecutionLogs.info().dataTrace("pilot"))
                .detailedMetrics(Switch.ON)
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        STAGE,
                        Map.of(
                                "MethodSettings",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "ResourcePath",
                                        "/~1login",
                                        "LoggingLevel",
                                        "OFF",
                                        "DataTraceEnabled",
                                        false,
                                        "MetricsEnabled",
                                        true))))));
    }

    @Test
    void keepsThrottlingAndCacheAndFollowsInSingleMethods() {
        var options = StageOptions.builder()
                .stageName("api")
                .throttlingRateLimit(10)
                .throttlingBurstLimit(5)
                .cachingEnabled(true)
                .cacheTtl(Duration.seconds(30))
                .cacheDataEncrypted(true)
                .methodOptions(Map.of(
                        "/orders/GET",
                        MethodDeploymentOptions.builder()
                                .throttlingBurstLimit(1)
                                .loggingLevel(MethodLoggingLevel.INFO)
                                .metricsEnabled(false)
                                .build()))
                .build();
        telemetry(stack, api(stack, "Orders", options))
                .executionLogs(ExecutionLogs.errors().dataTrace("pilot"))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        STAGE,
                        Map.of(
                                "MethodSettings",
                                List.of(
                                        Map.of(
                                                "ResourcePath",
                                                "/*",
                                                "HttpMethod",
                                                "*",
                                                "LoggingLevel",
                                                "ERROR",
                                                "DataTraceEnabled",
                                                true,
                                                "ThrottlingRateLimit",
                                                10,
                                                "ThrottlingBurstLimit",
                                                5,
                                                "CachingEnabled",
                                                true,
                                                "CacheTtlInSeconds",
                                                30,
                                                "CacheDataEncrypted",
                                                true),
                                        Map.of(
                                                "ResourcePath",
                                                "/~1orders",
                                                "HttpMethod",
                                                "GET",
                                                "LoggingLevel",
                                                "ERROR",
                                                "DataTraceEnabled",
                                                false,
                                                "MetricsEnabled",
                                                false,
                                                "ThrottlingBurstLimit",
                                                1))));
    }

    @Test
    void getsAnEntryForAllMethodsBesideThoseOfSingleOnes() {
        var options = StageOptions.builder()
                .methodOptions(Map.of(
                        "/orders/GET",
                        MethodDeploymentOptions.builder()
                                .throttlingBurstLimit(1)
                                .build()))
                .build();
        telemetry(stack, api(stack, "Orders", options)).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        STAGE,
                        Map.of(
                                "MethodSettings",
                                List.of(
                                        Match.objectLike(Map.of("ResourcePath", "/*", "LoggingLevel", "INFO")),
                                        Match.objectLike(Map.of(
                                                "ResourcePath", "/~1orders",
                                                "LoggingLevel", "INFO",
                                                "ThrottlingBurstLimit", 1)))));
    }

    @Test
    void copiesEveryPropertyThatAnEntryHas() {
        assertThat(Arrays.stream(CfnStage.MethodSettingProperty.class.getMethods())
                        .map(java.lang.reflect.Method::getName)
                        .filter(name -> name.startsWith("get")))
                .containsExactlyInAnyOrder(
                        "getCacheDataEncrypted",
                        "getCacheTtlInSeconds",
                        "getCachingEnabled",
                        "getDataTraceEnabled",
                        "getHttpMethod",
                        "getLoggingLevel",
                        "getMetricsEnabled",
                        "getResourcePath",
                        "getThrottlingBurstLimit",
                        "getThrottlingRateLimit");
    }

    @Test
    void failsWhenMethodSettingsAreTokens() {
        var api = api(stack);
        var stage = (CfnStage) api.getDeploymentStage().getNode().getDefaultChild();
        stage.setMethodSettings(List.of(Token.asAny(Map.of("ResourcePath", "/*"))));
        var telemetry = telemetry(stack, api);

        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage must have method settings that are known now, got a token in"
                        + " One/Orders/DeploymentStage.api/Resource; pass them to the stage as a list of values");
        assertThat(stack.getNode().tryFindChild("Api")).isNull();
    }
}
