package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** Each kind of API, own and existing, against each row of the table in docs/api-gateway.md. */
class ApiMatrixTest {
    private static final String ID = "a1b2c3d4e5";

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    /** Everything that a kind can have, on a stage that exists. */
    private Template existing(ApiKind kind) {
        switch (kind) {
            case REST -> rest(StageTarget.existing(ID, "orders", "prod")).build();
            case HTTP ->
                http(HttpStageTarget.existing(ID, "prod").throttling(5, 5)).build();
            case WEBSOCKET ->
                webSocket(WebSocketStageTarget.existing(ID, "prod").throttling(5, 5))
                        .build();
        }
        return Template.fromStack(stack);
    }

    /** The same on a stage of this app. */
    private Template own(ApiKind kind) {
        switch (kind) {
            case REST -> rest(StageTarget.of((IRestApi) OwnApis.api(stack))).build();
            case HTTP ->
                http(HttpStageTarget.of(HttpApi.Builder.create(stack, "Orders").build()))
                        .build();
            case WEBSOCKET ->
                webSocket(WebSocketStageTarget.of(WebSocketStage.Builder.create(stack, "Stage")
                                .webSocketApi(WebSocketApi.Builder.create(stack, "Orders")
                                        .build())
                                .stageName("prod")
                                .build()))
                        .build();
        }
        return Template.fromStack(stack);
    }

    private RestApiTelemetry.Builder rest(StageTarget stage) {
        return RestApiTelemetry.Builder.create(stack, "Api")
                .stage(stage)
                .account(ApiGatewayAccount.managed(stack, "Account"))
                .executionLogs(ExecutionLogs.info())
                .accessLogs(AccessLogs.json())
                .detailedMetrics(Switch.ON)
                .tracing(Switch.ON);
    }

    private HttpApiTelemetry.Builder http(HttpStageTarget stage) {
        return HttpApiTelemetry.Builder.create(stack, "Api")
                .stage(stage)
                .accessLogs(AccessLogs.json())
                .detailedMetrics(Switch.ON);
    }

    private WebSocketApiTelemetry.Builder webSocket(WebSocketStageTarget stage) {
        return WebSocketApiTelemetry.Builder.create(stack, "Api")
                .stage(stage)
                .account(ApiGatewayAccount.managed(stack, "Account"))
                .executionLogs(ExecutionLogs.info())
                .accessLogs(AccessLogs.json())
                .detailedMetrics(Switch.ON);
    }

    @ParameterizedTest
    @EnumSource
    void tableSaysWhatTheTemplateOfAnExistingStageHas(ApiKind kind) throws IOException {
        assertThat(measured(existing(kind), kind)).isEqualTo(column(kind));
    }

    /** {@return the cells of a kind, by row, as the template has them} */
    private static Map<String, String> measured(Template template, ApiKind kind) {
        var groups = TemplateText.requests(template, "Create").stream()
                .filter(request -> request.contains("createLogGroup"))
                .map(request -> request.replaceFirst(".*\"logGroupName\":\"([^\"]+)\".*", "$1"))
                .map(name -> name.replace(ID, "{id}").replace("prod", "{stage}"))
                .toList();
        var updates = String.join(
                "\n",
                TemplateText.requests(template, "Create").stream()
                        .filter(request -> request.contains("updateStage"))
                        .toList());
        var cells = new LinkedHashMap<String, String>();
        cells.put(
                "execution logs",
                groups.stream()
                        .filter(name -> !name.contains("vendedlogs"))
                        .map(name -> "`" + name + "`")
                        .findFirst()
                        .orElse("no"));
        cells.put(
                "access logs",
                groups.stream()
                        .filter(name -> name.contains("vendedlogs"))
                        .map(name -> "`" + name + "`")
                        .findFirst()
                        .orElse("no"));
        cells.put("access logs to Firehose", takesFirehose(kind) ? "yes" : "no");
        cells.put(
                "detailed metrics",
                updates.contains("/*/*/metrics/enabled")
                        ? "per method"
                        : updates.contains("\"DetailedMetricsEnabled\":true") ? "per route" : "no");
        cells.put("X-Ray", updates.contains("/tracingEnabled") ? "yes" : "no");
        cells.put("metrics keyed by", alarmDimensions(template));
        cells.put(
                "existing stage changed by",
                updates.contains("patchOperations")
                        ? "UpdateStage, patch operations"
                        : "UpdateStage of v2, DefaultRouteSettings and RouteSettings");
        cells.put(
                "permission",
                TemplateText.statements(template).stream()
                        .filter(statement -> statement.startsWith("apigateway:PATCH on "))
                        .map(statement -> "`"
                                + statement
                                        .replaceFirst(".*::", "")
                                        .replace(ID, "{id}")
                                        .replace("prod", "{stage}") + "`")
                        .distinct()
                        .collect(Collectors.joining()));
        cells.put(
                "account's log role",
                template.findResources("AWS::ApiGateway::Account").isEmpty() ? "not needed" : "needed");
        return cells;
    }

    private static boolean takesFirehose(ApiKind kind) {
        try {
            AccessLogs.json()
                    .toFirehose("arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a")
                    .requireFor(kind);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** {@return the properties of the one metric that an alarm looks at, or the metrics that it computes with} */
    private static Stream<Map<?, ?>> metrics(Map<?, ?> alarm) {
        return alarm.containsKey("Dimensions")
                ? Stream.of(alarm)
                : ((List<?>) alarm.get("Metrics"))
                        .stream()
                                .map(query -> (Map<?, ?>) ((Map<?, ?>) query).get("MetricStat"))
                                .filter(Objects::nonNull)
                                .map(stat -> (Map<?, ?>) stat.get("Metric"));
    }

    private static String alarmDimensions(Template template) {
        return template.findResources("AWS::CloudWatch::Alarm").values().stream()
                .flatMap(alarm -> metrics((Map<?, ?>) alarm.get("Properties")))
                .map(metric -> (List<?>) metric.get("Dimensions"))
                .map(dimensions -> dimensions.stream()
                        .map(dimension -> "`" + ((Map<?, ?>) dimension).get("Name") + "`")
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static Map<String, String> column(ApiKind kind) throws IOException {
        var rows = Files.readAllLines(Path.of("docs/api-gateway.md")).stream()
                .dropWhile(line -> !line.startsWith("| | REST API |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        var index = rows.get(0).indexOf(kind.toString());
        var cells = new LinkedHashMap<String, String>();
        rows.stream().skip(2).forEach(row -> cells.put(row.get(1), row.get(index)));
        return cells;
    }

    @ParameterizedTest
    @EnumSource
    void stageOfThisAppHasTheSameInItsTemplate(ApiKind kind) {
        var template = own(kind);

        var type = kind == ApiKind.REST ? "AWS::ApiGateway::Stage" : "AWS::ApiGatewayV2::Stage";
        var stage = template.findResources(type)
                .values()
                .iterator()
                .next()
                .get("Properties")
                .toString();
        assertThat(stage.contains("LoggingLevel=INFO")).isEqualTo(kind.hasExecutionLogs());
        assertThat(stage).contains(kind == ApiKind.REST ? "MetricsEnabled=true" : "DetailedMetricsEnabled=true");
        assertThat(stage.contains("TracingEnabled=true")).isEqualTo(kind == ApiKind.REST);
        assertThat(stage).contains("$context.requestId");
        var calls = TemplateText.requests(template, "Create");
        assertThat(calls.stream().filter(request -> request.contains("createLogGroup")))
                .hasSize(kind.hasExecutionLogs() ? 2 : 1);
        assertThat(calls).noneSatisfy(request -> assertThat(request).contains("updateStage"));
        assertThat(template.findResources("AWS::ApiGateway::Account")).hasSize(kind.logsWithAccountRole() ? 1 : 0);
        assertThat(template.findResources("AWS::CloudWatch::Alarm")).hasSize(3 + (kind == ApiKind.HTTP ? 1 : 0));
    }

    @ParameterizedTest
    @EnumSource
    void theSameQueriesAreSavedAndShown(ApiKind kind) {
        own(kind);
        var telemetry = stack.getNode().findChild("Api");
        var sections = Stream.of(
                        telemetry instanceof RestApiTelemetry rest
                                ? List.of(rest.executionLogSection(), rest.accessLogSection())
                                : telemetry instanceof WebSocketApiTelemetry chat
                                        ? List.of(chat.executionLogSection(), chat.accessLogSection())
                                        : List.of(((HttpApiTelemetry) telemetry).accessLogSection()))
                .flatMap(List::stream)
                .toList();

        var saved = Template.fromStack(stack).findResources("AWS::Logs::QueryDefinition").values().stream()
                .map(query -> (Map<?, ?>) query.get("Properties"))
                .map(query -> Objects.toString(query.get("QueryString")))
                .toList();
        var shown = sections.stream()
                .flatMap(section -> section.widgets().stream())
                .map(widget -> Objects.toString(widget.properties().get("query")))
                .map(query -> query.replaceFirst("SOURCE '[^']*' \\| ", ""))
                .toList();
        assertThat(shown).isNotEmpty().allSatisfy(query -> assertThat(saved).contains(query));
        assertThat(saved)
                .hasSize(shown.size() + sections.size())
                .anySatisfy(query -> assertThat(query).contains("REQUEST_ID"));
    }

    @Test
    void nameThatIsNotAsciiKeysTheMetricsAsApiGatewayWritesIt() {
        assertThat(StageTarget.existing(ID, "bücher", "prod").stage().metricDimensions())
                .isEqualTo(Map.of("ApiName", "bcher", "Stage", "prod"));
        assertThat(StageTarget.existing(ID, "주문", "prod").stage().metricDimensions())
                .isEqualTo(Map.of("ApiName", ID, "Stage", "prod"));
        assertThat(rest(StageTarget.existing(ID, "bücher", "prod"))
                        .alarms(AlarmSet.of())
                        .build()
                        .getApiName())
                .isEqualTo("bücher");
    }

    @Test
    void nameThatIsNotAsciiIsLeftOutBesideATokenToo() {
        var token = new CfnParameter(stack, "Suffix").getValueAsString();

        assertThat(StageTarget.existing(ID, "주문" + token, "prod").stage().metricDimensions())
                .isEqualTo(Map.of("ApiName", token, "Stage", "prod"));
        rest(StageTarget.existing(ID, token, "prod")).alarms(AlarmSet.of()).build();
        RestApiTelemetry.Builder.create(stack, "Other")
                .stage(StageTarget.existing("z9y8x7w6v5", "주문" + token, "prod"))
                .alarms(AlarmSet.of())
                .build();
        Annotations.fromStack(stack).hasWarning("/One/Other", Match.stringLikeRegexp("two REST APIs are named .*"));
        Annotations.fromStack(stack).hasNoWarning("/One/Api", Match.stringLikeRegexp("two REST APIs are named .*"));
    }
}
