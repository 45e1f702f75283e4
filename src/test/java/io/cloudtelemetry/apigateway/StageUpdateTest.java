package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.StageUpdates.Call;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** What an existing stage is set to after one deployment follows another. */
class StageUpdateTest {
    private static final SettingsOverride NO_LOGS =
            SettingsOverride.route("$connect").off();

    private OnRemoval onRemoval = OnRemoval.TURN_OFF;

    private Map<String, Call> webSocket(UnaryOperator<WebSocketApiTelemetry.Builder> settings) {
        var stack = new Stack(new App(), "One");
        settings.apply(WebSocketApiTelemetry.Builder.create(stack, "Telemetry")
                        .stage(WebSocketStageTarget.existing("a1b2c3d4e5", "prod")
                                .throttling(500, 100)
                                .onRemoval(onRemoval))
                        .account(ApiGatewayAccount.leaveAlone())
                        .alarms(AlarmSet.of()))
                .build();
        return StageUpdates.calls(Template.fromStack(stack));
    }

    private Map<String, Call> logsAndMetrics() {
        return webSocket(chat -> chat.executionLogs(ExecutionLogs.info()).detailedMetrics(Switch.ON));
    }

    private Map<String, Call> logs(ExecutionLogs logs) {
        return webSocket(chat -> chat.executionLogs(logs));
    }

    private Map<String, Call> metrics() {
        return webSocket(chat -> chat.detailedMetrics(Switch.ON));
    }

    @Test
    void whatAnEarlierVersionSetStays() {
        assertThat(new StageUpdates()
                        .deploy(StageUpdates.earlier("logsAndMetrics"))
                        .deploy(webSocket(chat -> chat.executionLogs(ExecutionLogs.info())
                                .detailedMetrics(Switch.ON)
                                .overrides(List.of(NO_LOGS))))
                        .settings())
                .containsEntry("default LoggingLevel", "INFO")
                .containsEntry("default DetailedMetricsEnabled", "true")
                .containsEntry("$connect LoggingLevel", "OFF")
                .containsEntry("$connect DetailedMetricsEnabled", "true");
        assertThat(new StageUpdates()
                        .deploy(StageUpdates.earlier("metrics"))
                        .deploy(metrics())
                        .settings())
                .containsEntry("default DetailedMetricsEnabled", "true");
    }

    @Test
    void whatAnEarlierVersionSetIsTurnedOffWhenItGoesLater() {
        assertThat(new StageUpdates()
                        .deploy(StageUpdates.earlier("logsAndMetrics"))
                        .deploy(logsAndMetrics())
                        .deploy(logs(ExecutionLogs.info()))
                        .settings())
                .containsEntry("default LoggingLevel", "INFO")
                .containsEntry("default DetailedMetricsEnabled", "false");
    }

    @Test
    void metricsThatGoAreTurnedOffAndALevelThatChangesWithThemIsNotUndone() {
        assertThat(new StageUpdates()
                        .deploy(logsAndMetrics())
                        .deploy(logs(ExecutionLogs.errors()))
                        .settings())
                .containsEntry("default LoggingLevel", "ERROR")
                .containsEntry("default DetailedMetricsEnabled", "false")
                .containsEntry("default ThrottlingBurstLimit", "500");
    }

    @Test
    void logsThatGoAreTurnedOffAndMetricsStay() {
        assertThat(new StageUpdates().deploy(logsAndMetrics()).deploy(metrics()).settings())
                .containsEntry("default LoggingLevel", "OFF")
                .containsEntry("default DataTraceEnabled", "false")
                .containsEntry("default DetailedMetricsEnabled", "true");
    }

    @Test
    void oneThatComesWithTheOtherGoingIsNotTurnedOff() {
        assertThat(new StageUpdates()
                        .deploy(logs(ExecutionLogs.info()))
                        .deploy(metrics())
                        .settings())
                .containsEntry("default LoggingLevel", "OFF")
                .containsEntry("default DetailedMetricsEnabled", "true");
    }

    @Test
    void allIsTurnedOffWhenAllGoes() {
        assertThat(new StageUpdates().deploy(logsAndMetrics()).deploy(Map.of()).settings())
                .containsEntry("default LoggingLevel", "OFF")
                .containsEntry("default DetailedMetricsEnabled", "false");
    }

    @Test
    void metricsOfARouteThatGoAreTurnedOffWhileItsLevelStays() {
        var both = webSocket(chat ->
                chat.executionLogs(ExecutionLogs.info()).overrides(List.of(NO_LOGS.detailedMetrics(Switch.ON))));
        var level = webSocket(chat -> chat.executionLogs(ExecutionLogs.info()).overrides(List.of(NO_LOGS)));

        assertThat(new StageUpdates().deploy(both).deploy(level).settings())
                .containsEntry("$connect LoggingLevel", "OFF")
                .containsEntry("$connect DetailedMetricsEnabled", "false")
                .containsEntry("default LoggingLevel", "INFO");
    }

    /** Also where the metrics stay, with which they were one call before. */
    @Test
    void bodiesAreTurnedOffWhenTheLogsGoAndAllElseIsKept() {
        onRemoval = OnRemoval.KEEP;
        var bodies = webSocket(chat ->
                chat.executionLogs(ExecutionLogs.info().dataTrace("agreed")).detailedMetrics(Switch.ON));

        assertThat(new StageUpdates().deploy(bodies).deploy(metrics()).settings())
                .containsEntry("default LoggingLevel", "INFO")
                .containsEntry("default DataTraceEnabled", "false")
                .containsEntry("default DetailedMetricsEnabled", "true");
    }

    @Test
    void nothingChangesWhenOnlyTheChoiceDoes() {
        var turnOff = logsAndMetrics();
        onRemoval = OnRemoval.KEEP;
        var keep = logsAndMetrics();

        assertThat(keep.keySet()).isEqualTo(turnOff.keySet());
        assertThat(new StageUpdates().deploy(turnOff).deploy(keep).settings())
                .containsEntry("default LoggingLevel", "INFO")
                .containsEntry("default DetailedMetricsEnabled", "true");
    }

    @Test
    void aRestStageKeepsWhatStaysAndLosesWhatGoes() {
        var both = rest(api -> api.executionLogs(ExecutionLogs.errors()).detailedMetrics(Switch.ON), 500);
        var logs = rest(api -> api.executionLogs(ExecutionLogs.info()), 600);

        assertThat(new StageUpdates().deploy(both).deploy(logs).settings())
                .containsEntry("/*/*/logging/loglevel", "INFO")
                .containsEntry("/*/*/metrics/enabled", "false")
                .containsEntry("/*/*/throttling/burstLimit", "600");
    }

    private static Map<String, Call> rest(UnaryOperator<RestApiTelemetry.Builder> settings, int burst) {
        var stack = new Stack(new App(), "One");
        settings.apply(RestApiTelemetry.Builder.create(stack, "Telemetry")
                        .stage(StageTarget.existing("a1b2c3d4e5", "orders", "prod")
                                .throttling(burst, 100)
                                .onRemoval(OnRemoval.TURN_OFF))
                        .account(ApiGatewayAccount.leaveAlone())
                        .alarms(AlarmSet.of()))
                .build();
        return StageUpdates.calls(Template.fromStack(stack));
    }
}
