package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** A stack of the configuration, with what everything in it is defined by. */
final class ConfiguredStack {
    private final Stack stack;
    private final TelemetryConfig config;
    private final ConfiguredRouting told;
    private final Map<String, Construct> scopes = new LinkedHashMap<>();
    private final Set<String> outputs = new LinkedHashSet<>();
    private final Set<AlarmTopic> tested = new LinkedHashSet<>();

    ConfiguredStack(Stack stack, TelemetryConfig config, ConfiguredRouting told) {
        this.stack = stack;
        this.config = config;
        this.told = told;
    }

    Stack stack() {
        return stack;
    }

    TelemetryConfig config() {
        return config;
    }

    String region() {
        return config.region();
    }

    AlarmRouting routing() {
        return told.routing();
    }

    AlarmSet withRunbooks(AlarmSet alarms) {
        return config.runbooks() == null ? alarms : alarms.withRunbooks(config.runbooks());
    }

    /** {@return the scope of a service, so that no name of what is watched meets that of an output} */
    Construct scope(WatchedService<?> service) {
        return scopes.computeIfAbsent(service.keys().scope(), id -> new Construct(stack, id));
    }

    /**
     * A command for the operator, as an output of the stack. Its id is made from what it is about, not from the place of that in
     * the file, so that nothing moves when something is added.
     */
    void output(String what, String about, String description, String command) {
        // CDK leaves the same characters out: an id at the top of a stack is the logical id.
        var id = what + about.replaceAll("[^A-Za-z0-9]", "");
        CfnOutput.Builder.create(stack, outputs.add(id) ? id : ConstructIds.hashed(id, about))
                .description(description)
                .value(command)
                .build();
    }

    /** For each topic the command that fires the first alarm of the stack that tells it: any other would test nothing. */
    void testAlarms(Telemetry telemetry) {
        for (var alarm : telemetry.alarms()) {
            if (alarm instanceof DefinedAlarm) {
                told.told(alarm).stream()
                        .filter(tested::add)
                        .forEach(topic -> output(
                                "TestAlarm",
                                topic.name(),
                                "Fires an alarm for one period, to see who is told by " + topic.name(),
                                ShellCommand.of(
                                        "aws cloudwatch set-alarm-state --region %s --alarm-name %s --state-value ALARM --state-reason \"test of the notification\"",
                                        region(), alarm.name())));
            }
        }
    }
}
