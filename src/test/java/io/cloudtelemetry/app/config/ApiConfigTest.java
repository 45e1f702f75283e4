package io.cloudtelemetry.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** What the file may and may not say of APIs. */
class ApiConfigTest {
    private static final String HEAD = "name: shop\nregion: eu-west-1\napiGateway:\n";

    @TempDir
    private Path folder;

    private Path file(String apis) throws IOException {
        return Files.writeString(folder.resolve("apis.yaml"), HEAD + apis + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "restApis: [{id: r1, stage: prod}] # apiGateway.restApis[0].name is missing; it must be the API's name, since the metrics of REST APIs are keyed by it",
                "httpApis: [{id: h1, stage: prod, tracing: true}] # apiGateway.httpApis[0].tracing must be left out: X-Ray does not trace HTTP APIs; let the backend trace itself",
                "httpApis: [{id: h1, stage: prod, executionLogs: {}}] # apiGateway.httpApis[0].executionLogs must be left out: an HTTP API has no execution logs; use accessLogs",
                "httpApis: [{id: h1, stage: prod, routes: [{route: GET /a, level: INFO}]}] # apiGateway.httpApis[0].routes[0].level must be left out: an HTTP API has no execution logs; use accessLogs",
                "webSocketApis: [{id: w1, stage: prod, tracing: true}] # apiGateway.webSocketApis[0].tracing must be left out: X-Ray does not trace WebSocket APIs; let the backend trace itself",
                "restApis: [{id: r1, name: a, stage: prod, routes: []}] # apiGateway.restApis[0].routes must be left out: a REST API has methods; use methods",
                "httpApis: [{id: h1, stage: prod, methods: []}] # apiGateway.httpApis[0].methods must be left out: an HTTP API has routes; use routes",
                "restApis: [{id: r1, name: a, stage: prod, accessLogs: {retentionDays: 2}}] # apiGateway.restApis[0].accessLogs.retentionDays must be one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], got 2",
                "restApis: [{id: r1, name: a, stage: prod, accessLogs: {firehose: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/a'}}] # apiGateway.restApis[0].accessLogs.firehose must be the ARN of a delivery stream whose name begins with amazon-apigateway-, got \"arn:aws:firehose:eu-west-1:123456789012:deliverystream/a\"; API Gateway writes to no other",
                "httpApis: [{id: h1, stage: prod, accessLogs: {firehose: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a'}}] # apiGateway.httpApis[0].accessLogs.firehose must be left out for an HTTP API, got \"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a\"; API Gateway writes to Firehose for REST APIs only, so use a log group",
                "restApis: [{id: r1, name: a, stage: prod, executionLogs: {dataTrace: {until: tomorrow}}}] # apiGateway.restApis[0].executionLogs.dataTrace.until must be a time in UTC such as 2027-01-31T18:00:00Z, got \"tomorrow\"",
                "restApis: [{id: r1, name: a, stage: prod, executionLogs: {masking: {identifiers: []}}}] # apiGateway.restApis[0].executionLogs.masking.identifiers or patterns must be given, got neither; leave masking out to mask nothing",
                "restApis: [{id: r1, name: a, stage: prod, accessLogs: {infrequentAccess: true, masking: {identifiers: [EmailAddress]}}}] # apiGateway.restApis[0].accessLogs.infrequentAccess must be left out with masking, got true; AWS does not say surely that the class INFREQUENT_ACCESS masks",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: orders}]}] # apiGateway.restApis[0].methods[0].path must be a path such as /orders/{id}, got \"orders\"; give it as the API has it",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: FETCH, path: /orders}]}] # apiGateway.restApis[0].methods[0].method must be one of [ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT], got \"FETCH\"",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: /a, level: INFO}]}] # apiGateway.restApis[0].executionLogs must be given where methods have a level, got none; use level: OFF for the others",
                "restApis: [{id: r1, name: a, stage: prod, traffic: {errorRate: {percent: 0}}}] # apiGateway.restApis[0].traffic.errorRate.percent must be above 0 and below 100, got 0.0",
                "restApis: [{id: r1, name: a, stage: prod, traffic: {unusualTraffic: 0}}] # apiGateway.restApis[0].traffic.unusualTraffic must be more than 0 standard deviations, got 0",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: /orders/id, alarms: true}, {method: GET, path: '/orders/{id}', alarms: true}]}] # apiGateway.restApis[0].methods[1].alarms must be left out beside methods[0].alarms, got true: alarms of both would be named server-errors-get-orders-id, as names have letters, digits and hyphens only; keep those of one",
                "webSocketApis: [{id: w1, stage: prod, routes: [{route: $default, alarms: true}, {route: default, alarms: true}]}] # apiGateway.webSocketApis[0].routes[1].alarms must be left out beside routes[0].alarms, got true: alarms of both would be named execution-errors-default, as names have letters, digits and hyphens only; keep those of one",
                "{httpApis: [{id: h1, stage: prod}], webSocketApis: [{id: h1, stage: beta}]} # apiGateway.webSocketApis[0].id must be that of a WebSocket API, got \"h1\" as in httpApis[0]; keep it where it belongs",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: get, path: /a, detailedMetrics: true}, {method: GET, path: /a, detailedMetrics: true}]}] # apiGateway.restApis[0].methods[1].path must be used once, got \"GET /a\" as in methods[0]",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: /a/b, detailedMetrics: true}, {method: GET, path: /a|b, detailedMetrics: true}]}] # apiGateway.restApis[0].methods[1].path must be a path such as /orders/{id}, got \"/a|b\"; give it as the API has it",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: /a/, detailedMetrics: true}]}] # apiGateway.restApis[0].methods[0].path must be a path such as /orders/{id}, got \"/a/\"; give it as the API has it",
                "restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: /a, alarms: false}]}] # apiGateway.restApis[0].methods[0].level, detailedMetrics or alarms: true must be given, got none; take the entry out",
                "httpApis: [{id: h1, stage: prod, routes: [{route: GET /a}]}] # apiGateway.httpApis[0].routes[0].detailedMetrics or alarms: true must be given, got none; take the entry out",
                "webSocketApis: [{id: w1, stage: prod, routes: [{route: $connect}]}] # apiGateway.webSocketApis[0].routes[0].level, detailedMetrics or alarms: true must be given, got none; take the entry out",
                "webSocketApis: [{id: w1, stage: $default, executionLogs: {}}] # apiGateway.webSocketApis[0].executionLogs must be left out for the stage $default, got them; API Gateway writes none there, as no log group can have the $ in its name",
                "httpApis: [{id: h1, stage: prod, traffic: {}}] # apiGateway.httpApis[0].traffic.errorRate or unusualTraffic must be given, got neither; leave traffic out to have no such alarm",
                "{} # apiGateway.restApis, httpApis or webSocketApis must name an API, got none; take apiGateway out, or set the account's log role with account",
                "{account: {leaveAlone: true}, restApis: []} # apiGateway.restApis, httpApis or webSocketApis must name an API, got none; take apiGateway out, or set the account's log role with account",
                "restApis: [{id: r1, name: a, stage: prod, throttling: {burst: -1, rate: 5}}] # apiGateway.restApis[0].throttling must be a burst of at least 1 and a rate above 0, or -1 and -1 for none, got -1 and 5.0; with 0 the API would answer nothing but 429",
                "httpApis: [{id: h1, stage: prod}, {id: h1, stage: prod}] # apiGateway.httpApis[1].id must be used once, got \"h1/prod\" as in httpApis[0]",
            })
    void refusesInOneLine(String apis, String message) throws IOException {
        var file = file("  " + apis);

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + message);
        PlainWords.assertIn(message);
    }

    @Test
    void theAlarmsThatAreCheckedAreThoseThatAreDefined() throws IOException {
        var apis = file("  restApis: [{id: r1, name: a, stage: prod}, {id: r2, name: b, stage: prod}]");
        var config = TelemetryConfig.read(apis).apiGateway();

        assertThat(config).isNotNull();
        var first = config.restApis().get(0);
        assertThat(first.alarmSet()).isSameAs(first.alarmSet());
        assertThat(config.restApis().get(1).alarmSet()).isNotSameAs(first.alarmSet());
    }

    @Test
    void refusesAGroupThatApiGatewayDoesNotWriteTo() throws IOException {
        var file = file("  restApis: [{id: r1, name: a, stage: prod, accessLogs: {logGroup: '/aws/vendedlogs/x#y'}}]");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessage(file + ": apiGateway.restApis[0].accessLogs.logGroup must be without #, got"
                        + " \"/aws/vendedlogs/x#y\"; CloudWatch Logs has such groups, but API Gateway does not write to"
                        + " them");
    }

    /** To YAML these are numbers, the first one without end. */
    @ParameterizedTest
    @ValueSource(strings = {"12345e6789", "1234567890", "0123456789", "0777", "1e3", "0x1f"})
    void idsAreReadAsTheyAreWritten(String id) throws IOException {
        var config = TelemetryConfig.read(file("  httpApis: [{id: " + id + ", stage: 1_0.50}]"));

        var api = config.apiGateway().httpApis().get(0);
        assertThat(api.id()).isEqualTo(id);
        assertThat(api.stage()).isEqualTo("1_0.50");
    }

    @Test
    void restStageHasAThrottling() throws IOException {
        var config = TelemetryConfig.read(
                file("  restApis: [{id: r1, name: a, stage: prod, throttling: {burst: -1, rate: -1}}]"));

        assertThat(config.apiGateway().restApis().get(0).throttling())
                .isEqualTo(new ApiConfig.ThrottlingConfig(-1, -1.0));
    }

    /** YAML reads OFF without quotes as false, and that is how people write it. */
    @ParameterizedTest
    @ValueSource(strings = {"OFF", "'OFF'"})
    void levelOffIsWrittenWithAndWithoutQuotes(String off) throws IOException {
        var config = TelemetryConfig.read(file("  restApis: [{id: r1, name: a, stage: prod, executionLogs: {level: "
                + off + "}, methods: [{method: GET, path: /a, level: " + off + "}]}]"));

        var api = config.apiGateway().restApis().get(0);
        assertThat(api.executionLogs().level()).isEqualTo(MethodLoggingLevel.OFF);
        assertThat(api.methods().get(0).level()).isEqualTo(MethodLoggingLevel.OFF);
    }

    @Test
    void refusesALevelThatIsTrue() throws IOException {
        var file = file("  restApis: [{id: r1, name: a, stage: prod, executionLogs: {level: on}}]");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessage(file
                        + ": apiGateway.restApis[0].executionLogs.level must be one of OFF, ERROR, INFO, got true");
    }

    @Test
    void refusesAVariableOfAnotherKind() throws IOException {
        var file = file(
                "  httpApis: [{id: h1, stage: prod, accessLogs: {format: $context.requestId $context.resourcePath}}]");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessageStartingWith(file
                        + ": apiGateway.httpApis[0].accessLogs.format must hold variables that the access log of an HTTP"
                        + " API knows, got \"$context.resourcePath\", which is one of REST APIs; allowed: accountId,");
    }

    @Test
    void alarmsOfAMethodNeedItsMetrics() throws IOException {
        var file =
                file("  restApis: [{id: r1, name: a, stage: prod, methods: [{method: GET, path: /a, alarms: true}]}]");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessageContaining("alarms.server-errors-get-a.metric AWS/ApiGateway 5XXError")
                .hasMessageContaining("switch them on with detailedMetrics: true");
    }

    @Test
    void needsTheAccountOnlyForWhatIsWrittenWithItsRole() throws IOException {
        var firehose = "{firehose: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a'}";

        assertThat(logs("  httpApis: [{id: h1, stage: prod, accessLogs: {}}]")).isFalse();
        assertThat(logs("  restApis: [{id: r1, name: a, stage: prod, accessLogs: " + firehose + "}]"))
                .isFalse();
        assertThat(logs("  restApis: [{id: r1, name: a, stage: prod, accessLogs: {}}]"))
                .isTrue();
        assertThat(logs("  webSocketApis: [{id: w1, stage: prod, accessLogs: {}}]"))
                .isTrue();
        assertThat(logs("  account: {leaveAlone: true}\n  webSocketApis: [{id: w1, stage: prod, accessLogs: {}}]"))
                .isFalse();
    }

    private boolean logs(String apis) throws IOException {
        return TelemetryConfig.read(file(apis)).apiGateway().setsLogRole();
    }
}
