package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;

/** Methods of a stage of this app that are set apart from the rest. */
class OverridesTest {
    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    private RestApi api(Map<String, MethodDeploymentOptions> methods) {
        var api = OwnApis.api(
                stack,
                "Orders",
                StageOptions.builder()
                        .stageName("api")
                        .throttlingRateLimit(100)
                        .cachingEnabled(true)
                        .methodOptions(methods)
                        .build());
        api.getRoot().addResource("login").addMethod("POST");
        return api;
    }

    private RestApiTelemetry.Builder telemetry(RestApi api) {
        return OwnApis.telemetry(stack, api).alarms(AlarmSet.of());
    }

    private List<Map<?, ?>> settings() {
        var stage = Template.fromStack(stack)
                .findResources("AWS::ApiGateway::Stage")
                .values()
                .iterator()
                .next();
        var entries = new ArrayList<Map<?, ?>>();
        for (var entry : (List<?>) ((Map<?, ?>) stage.get("Properties")).get("MethodSettings")) {
            entries.add((Map<?, ?>) entry);
        }
        return entries;
    }

    @Test
    void aMethodWithoutAnEntryGetsOneWithThrottlingAndCacheOfTheStage() {
        telemetry(api(Map.of()))
                .detailedMetrics(Switch.ON)
                .overrides(List.of(SettingsOverride.method("POST", "/login").off()))
                .build();

        assertThat(settings())
                .hasSize(2)
                .last()
                .asString()
                .contains(
                        "ResourcePath=/~1login",
                        "HttpMethod=POST",
                        "LoggingLevel=OFF",
                        "DataTraceEnabled=false",
                        "MetricsEnabled=true",
                        "ThrottlingRateLimit=100",
                        "CachingEnabled=true");
    }

    @Test
    void aMethodWithAnEntryKeepsItsOwnThrottling() {
        telemetry(api(Map.of(
                        "/login/POST",
                        MethodDeploymentOptions.builder()
                                .throttlingRateLimit(3)
                                .loggingLevel(MethodLoggingLevel.OFF)
                                .build())))
                .overrides(List.of(SettingsOverride.method("POST", "/login").errors()))
                .build();

        assertThat(settings()).hasSize(2).last().asString().contains("LoggingLevel=ERROR", "ThrottlingRateLimit=3");
    }

    @Test
    void rootIsOneSlash() {
        telemetry(api(Map.of()))
                .overrides(List.of(SettingsOverride.method("GET", "/").off()))
                .build();

        assertThat(settings()).last().asString().contains("ResourcePath=/,", "HttpMethod=GET");
        app.synth();
    }

    @Test
    void accessLogGoesToFirehoseWithoutAGroupAndWithoutTheAccount() {
        var stream = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-orders";
        RestApiTelemetry.Builder.create(stack, "Api")
                .stage(StageTarget.of(api(Map.of())))
                .accessLogs(AccessLogs.json().toFirehose(stream))
                .alarms(AlarmSet.of())
                .build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Logs::LogGroup", 0);
        template.resourceCountIs("AWS::Logs::QueryDefinition", 0);
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Map.of(
                        "AccessLogSetting",
                        Map.of(
                                "DestinationArn",
                                stream,
                                "Format",
                                AccessLogs.json().formatFor(ApiKind.REST))));
    }

    @Test
    void refusesAtSynthAMethodThatTheApiLacks() {
        telemetry(api(Map.of()))
                .overrides(List.of(SettingsOverride.method("GET", "/login").off()))
                .build();

        assertThatThrownBy(app::synth)
                .hasMessageContaining("overrides must name methods or routes that the API has, got GET /login;"
                        + " allowed: [GET /, POST /login]");
    }

    @Test
    void pointsToTheMethodThatAnswersForAll() {
        var api = api(Map.of());
        api.getRoot().addResource("proxy").addMethod("ANY");
        telemetry(api)
                .overrides(List.of(SettingsOverride.method("GET", "/proxy").off()))
                .build();

        assertThatThrownBy(app::synth).hasMessageContaining("got GET /proxy, which ANY /proxy answers; name that one");
    }

    @Test
    void refusesTheSameMethodTwiceAndALevelWithoutLogs() {
        var api = api(Map.of());
        var off = SettingsOverride.method("POST", "/login").off();

        assertThatThrownBy(() -> telemetry(api).overrides(List.of(off, off)).build())
                .hasMessage("overrides must name each method or route once, got POST /login twice");
        assertThatThrownBy(() -> telemetry(api)
                        .executionLogs(null)
                        .overrides(List.of(off))
                        .build())
                .hasMessageStartingWith("executionLogs must be stated where an override of POST /login has a level");
    }

    /** What an override does not state is as for the stage, and bodies are written by nobody who did not ask for them. */
    @Property
    void overridesAreTheStageButForWhatTheyState(
            @ForAll("levels") @Nullable String stageLevel,
            @ForAll("levels") @Nullable String level,
            @ForAll("switches") @Nullable Switch stageMetrics,
            @ForAll("switches") @Nullable Switch metrics,
            @ForAll boolean stageBodies) {
        var stage = new PartSettings(
                stageLevel,
                stageLevel == null ? null : (Boolean) (stageBodies && !stageLevel.equals("OFF")),
                stageMetrics == null ? null : (Boolean) stageMetrics.isOn());
        var override = SettingsOverride.method("GET", "/a");
        override = "INFO".equals(level) ? override.info() : override;
        override = "ERROR".equals(level) ? override.errors() : override;
        override = "OFF".equals(level) ? override.off() : override;
        override = metrics == null ? override : override.detailedMetrics(metrics);

        var merged = override.over(stage);

        assertThat(merged.level()).isEqualTo(level == null ? stageLevel : level);
        assertThat(merged.metrics()).isEqualTo(metrics == null ? stage.metrics() : (Boolean) metrics.isOn());
        assertThat(merged.dataTrace()).isEqualTo(level == null ? stage.dataTrace() : Boolean.FALSE);
        var off = StageRequests.FIELDS.fields(merged.off(), null);
        assertThat(off.keySet())
                .isEqualTo(StageRequests.FIELDS.fields(merged, null).keySet());
        assertThat(off.values()).allSatisfy(value -> assertThat(value).isIn("OFF", false));
    }

    @Provide
    Arbitrary<@Nullable String> levels() {
        return Arbitraries.of("INFO", "ERROR", "OFF").injectNull(0.25);
    }

    @Provide
    Arbitrary<@Nullable Switch> switches() {
        return Arbitraries.of(Switch.class).injectNull(0.25);
    }
}
