package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.app.config.OwnAlarmsConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/** The alarms at the top of a file, and a section with a graph of what each looks at. */
final class OwnAlarms extends Construct implements Telemetry {
    /** Its stack holds composites and maintenance windows, too. */
    static final Concern CONCERN = Concern.of("alarms");

    private final List<DefinedAlarm> alarms = new ArrayList<>();
    private final List<String> logGroupNames;

    private OwnAlarms(Construct scope, String id, List<String> logGroupNames) {
        super(scope, id);
        this.logGroupNames = logGroupNames;
    }

    static Telemetry define(ConfiguredStack in, Construct scope, OwnAlarmsConfig config) {
        var own = new OwnAlarms(scope, "Alarms", config.logGroupNames());
        // The message about a name is that of two alarms with one.
        return ConfigChecks.renamed("name", "each name", () -> {
            own.alarms.addAll(config.alarmSet().define(own, OwnAlarmsConfig.SUBJECT, in.routing()));
            var patterns = new Construct(scope, "LogPatterns");
            config.logPatternAlarms().forEach(each -> own.alarms.add(each.define(patterns, in.routing())));
            return own;
        });
    }

    @Override
    public String name() {
        return "alarms";
    }

    @Override
    public List<DefinedAlarm> alarms() {
        return alarms;
    }

    @Override
    public List<DashboardSection> sections() {
        var graphs = alarms.stream().map(AlarmStates::graph).toList();
        return List.of(new DashboardSection("Own alarms", graphs).fullRows());
    }

    @Override
    public List<String> logGroupNames() {
        return logGroupNames;
    }
}
