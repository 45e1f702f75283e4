package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.apigateway.ApiKind;
import io.cloudtelemetry.apigateway.OnRemoval;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage of a REST API that exists. */
@UnsupportedKey(key = "routes", because = "a REST API has methods; use methods")
@Describes("""
        id: The API's id, such as a1b2c3d4e5.
        name: The API's name: the metrics of REST APIs are keyed by it.
        stage: The stage's name.
        executionLogs: What API Gateway writes about each request. Default: left as it is.
        accessLogs: One line for each request. Default: left as they are.
        detailedMetrics: Metrics per method, which AWS charges for. Default: left as they are.
        tracing: Traces in AWS X-Ray. Default: left as they are.
        throttling: The throttling that the stage has for all methods, -1 and -1 for none, to be sent along: where there are no settings yet, API Gateway writes 5,000 and 10,000 beside those that it is given. Default: none is sent, with a warning.
        onRemoval: keep: a setting stays as it was set when it or all of this goes; turnOff: it is turned off. Default: keep.
        alarms: Changes to the recommended alarms, by name; docs/alarms.md lists them.
        methods: Single methods: what is set otherwise for them, and alarms of their own.
        traffic: Alarms on the rate of errors and on unusual traffic.
        """)
public record RestApiConfig(
        @Required("the API's id such as a1b2c3d4e5") String id,

        @Required("the API's name, since the metrics of REST APIs are keyed by it")
        String name,

        @Required("the stage's name") String stage,
        @Nullable ExecutionLogsConfig executionLogs,
        @Nullable AccessLogsConfig accessLogs,
        @Nullable Boolean detailedMetrics,
        @Nullable Boolean tracing,
        @Nullable ThrottlingConfig throttling,
        @Nullable @CamelCase OnRemoval onRemoval,
        Map<String, AlarmConfig> alarms,
        List<PartConfig.MethodConfig> methods,
        @Nullable TrafficConfig traffic)
        implements ApiConfig {
    @Override
    public ApiKind kind() {
        return ApiKind.REST;
    }

    @Override
    public List<PartConfig.MethodConfig> parts() {
        return methods;
    }

    @Override
    public StageTarget target() {
        var target = with(StageTarget.existing(id, name, stage), onRemoval, StageTarget::onRemoval);
        return with(target, throttling, (stage, given) -> stage.throttling(given.burst(), given.rate()));
    }
}
