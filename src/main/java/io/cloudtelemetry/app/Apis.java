package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.WebSocketApiTelemetry;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.ApiGatewayConfig;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.dashboards.DashboardSection;
import java.util.List;
import java.util.stream.Stream;

/** The stages of APIs of a configuration, once they are defined. */
record Apis(List<RestApiTelemetry> rest, List<HttpApiTelemetry> http, List<WebSocketApiTelemetry> webSocket) {
    static Apis none() {
        return new Apis(List.of(), List.of(), List.of());
    }

    static Apis define(ConfiguredStack in, ApiGatewayConfig apiGateway) {
        ConfigurationAdvice.onApis(apiGateway, in.stack());
        var account = apiGateway.logs()
                ? Keys.defined("apiGateway.account", () -> apiGateway.account().account(in.stack()))
                : ApiGatewayAccount.leaveAlone();
        var rest = RestApis.define(in, apiGateway, account);
        var http = HttpApis.define(in, apiGateway, rest.size());
        return new Apis(rest, http, WebSocketApis.define(in, apiGateway, account, rest.size() + http.size()));
    }

    List<DefinedAlarm> restAlarms() {
        return rest.stream().flatMap(api -> api.getAlarms().stream()).toList();
    }

    List<DefinedAlarm> httpAlarms() {
        return http.stream().flatMap(api -> api.getAlarms().stream()).toList();
    }

    List<DefinedAlarm> webSocketAlarms() {
        return webSocket.stream().flatMap(api -> api.getAlarms().stream()).toList();
    }

    /** {@return every alarm on a metric of theirs} */
    Stream<DefinedAlarm> alarms() {
        return Stream.of(restAlarms(), httpAlarms(), webSocketAlarms()).flatMap(List::stream);
    }

    Stream<DashboardSection> executionLogSections() {
        return Stream.concat(
                rest.stream().map(RestApiTelemetry::executionLogSection),
                webSocket.stream().map(WebSocketApiTelemetry::executionLogSection));
    }

    Stream<DashboardSection> accessLogSections() {
        return Stream.of(
                        rest.stream().map(RestApiTelemetry::accessLogSection),
                        http.stream().map(HttpApiTelemetry::accessLogSection),
                        webSocket.stream().map(WebSocketApiTelemetry::accessLogSection))
                .flatMap(sections -> sections);
    }
}
