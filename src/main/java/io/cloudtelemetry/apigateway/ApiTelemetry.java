package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.BoardSubject;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** The telemetry of one stage of an API. */
public abstract sealed class ApiTelemetry extends Construct implements Telemetry
        permits RestApiTelemetry, HttpApiTelemetry, WebSocketApiTelemetry {
    private final TelemetryPlan plan;
    private final List<DefinedAlarm> alarms;

    ApiTelemetry(TelemetryPlan plan) {
        super(plan.settings().scope(), plan.settings().id());
        this.plan = plan;
        this.alarms = plan.attachTo(plan.settings().place().with(this));
    }

    ApiStage stage() {
        return plan.settings().stage();
    }

    /** {@return the API's name; of an HTTP or WebSocket API that exists already its id, unless a name is given} */
    public String getApiName() {
        return stage().apiName();
    }

    /** {@return the stage's name} */
    public String getStageName() {
        return stage().stageName();
    }

    @Override
    public String name() {
        return plan.subject().name();
    }

    @Override
    public List<DefinedAlarm> alarms() {
        return alarms;
    }

    @Override
    public List<DashboardSection> sections() {
        return stage().kind().hasExecutionLogs()
                ? List.of(section(), executionLog(), accessLogSection())
                : List.of(section(), accessLogSection());
    }

    @Override
    public List<String> logGroupNames() {
        return plan.logs().groups().names();
    }

    /** {@return a section of a board: traffic, share of errors and latency, with the alarms' thresholds} */
    public DashboardSection section() {
        var widgets = new ArrayList<DashboardWidget>();
        for (var data : stage().kind().facts().graphs()) {
            data.widgets(shown(false)).forEach(widgets::add);
        }
        if (plan.settings().tracing() == Switch.ON) {
            widgets.add(DashboardWidget.text(
                    1,
                    "[Trace map of the region](https://%s/cloudwatch/home?region=%s#xray:service-map/map)"
                            .formatted(plan.settings().place().consoleHost(), region())));
        }
        return section(stage().kind() + " " + getApiName(), widgets);
    }

    /** {@return a section of a board with the answers to queries over the access log; empty if none is defined here} */
    public DashboardSection accessLogSection() {
        return log("Access log of ", plan.logs().accessQueries());
    }

    DashboardSection executionLog() {
        return log("Execution log of ", plan.logs().executionQueries());
    }

    private DashboardSection log(String which, List<LogQuery> queries) {
        return section(
                which + getApiName(),
                queries.stream()
                        .filter(ApiQueries::isForBoards)
                        .map(DashboardWidget::table)
                        .toList());
    }

    private DashboardSection section(String title, List<DashboardWidget> widgets) {
        return new DashboardSection(title + ", stage " + getStageName(), region(), widgets).fullRows();
    }

    /**
     * {@inheritDoc} API: traffic, share of errors, latency, the backend's part of it, with detailed metrics the same by method
     * or route, then what calls most, is throttled, fails and is slow, by the logs that are defined here.
     */
    @Override
    public BoardContent board(BoardKind kind) {
        if (kind != BoardKind.API) {
            return BoardContent.NONE;
        }
        var content = stage().kind().board().content(shown(stage().mayHaveCache()));
        var logs = Stream.of(accessLogSection(), executionLog())
                .filter(each -> !each.widgets().isEmpty());
        return new BoardContent(Stream.concat(content.sections().stream(), logs).toList(), content.variables());
    }

    private BoardSubject shown(boolean withCache) {
        var queries = plan.logs().accessQueries();
        var words = new TreeMap<>(Ordered.map("name", getApiName(), "stage", getStageName()));
        if (withCache) {
            words.put("cache", "");
        }
        return new BoardSubject(
                plan.subject(),
                ApiKind.metrics(),
                region(),
                alarms,
                words,
                queries.isEmpty() ? null : queries.get(0).logGroupNames().get(0));
    }

    private String region() {
        return plan.settings().place().regionOrToken();
    }

    /**
     * Builds the telemetry of a stage.
     *
     * @param <T> the telemetry
     * @param <B> the builder
     */
    public abstract static class Builder<T extends ApiTelemetry, B extends Builder<T, B>>
            implements software.amazon.jsii.Builder<T> {
        Builder() {}

        B start(Construct scope, String id, AlarmSet recommended) {
            return scope(scope).id(id).overrides(List.of()).alarms(recommended).routing(AlarmRouting.nobody());
        }

        abstract B scope(Construct scope);

        abstract B id(String id);

        abstract B stage(ApiStage stage);

        abstract B account(@Nullable ApiGatewayAccount account);

        abstract B executionLogs(@Nullable ExecutionLogs executionLogs);

        abstract B tracing(@Nullable Switch tracing);

        /** One line for each request. Default: left as they are. */
        public abstract B accessLogs(@Nullable AccessLogs accessLogs);

        /** Metrics per method or route, which AWS charges for. Default: left as they are. */
        public abstract B detailedMetrics(@Nullable Switch detailedMetrics);

        /** What is set otherwise for single methods or routes. Default: nothing. */
        public abstract B overrides(List<SettingsOverride> overrides);

        /** What should wake somebody. Default: the recommended alarms of the kind of API. */
        public abstract B alarms(AlarmSet alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract B routing(AlarmRouting routing);

        abstract RequestedSettings settings();

        abstract T define(TelemetryPlan plan);

        /**
         * Defines the telemetry.
         *
         * @throws IllegalArgumentException if the stage logs and no account is stated, if the account's setting is of
         *     another environment, if the stage is of another stack of this app or has another owner, if its settings of
         *     methods or routes are tokens, or if an alarm cannot be defined; nothing is attached to the tree then
         */
        @Override
        public T build() {
            return define(TelemetryPlan.of(settings()));
        }
    }
}
