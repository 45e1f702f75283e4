package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CheckedAlarms;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.apigateway.ApiStage.StageChange;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IDependable;

/** What the front doors have in common: the telemetry of one stage, checked as a whole before anything is attached. */
record TelemetryPlan(
        ApiStage stage,
        StageSettings settings,
        StageLogs logs,
        StageChange change,
        @Nullable ApiGatewayAccount account,
        AlarmSubject subject,
        CheckedAlarms<DefinedAlarm> alarms) {

    /** What a front door was given; null for what its kind of API lacks or what is left out. */
    record Wishes(
            @Nullable ApiGatewayAccount account,
            @Nullable ExecutionLogs executionLogs,
            @Nullable AccessLogs accessLogs,
            @Nullable Switch detailedMetrics,
            @Nullable Switch tracing,
            List<SettingsOverride> overrides,
            AlarmSet alarms,
            AlarmRouting routing) {}

    static TelemetryPlan of(Construct scope, String id, ApiStage stage, Wishes wishes) {
        requireOverrides(stage.kind(), wishes);
        if (wishes.accessLogs() != null) {
            wishes.accessLogs().requireFor(stage.kind());
            wishes.accessLogs().requireIn(Place.of(scope));
        }
        var stack = Stack.of(scope);
        var logs = new StageLogs(stage, wishes.executionLogs(), wishes.accessLogs());
        if (wishes.account() instanceof ManagedAccount managed) {
            managed.refuseElsewhere(Place.of(scope));
            managed.refuseBeside(stage.ownApi());
        }
        var settings = new StageSettings(
                wishes.executionLogs(),
                wishes.detailedMetrics(),
                wishes.tracing(),
                logs.delivery(stack),
                wishes.overrides());
        if (logs.needAccount(settings) && wishes.account() == null) {
            throw new IllegalArgumentException(
                    "account must be stated for a stage that logs, got none; use ApiGatewayAccount.managed or leaveAlone");
        }
        if (stage.statesThrottling() && settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "throttling must be left out where nothing is set on the stage, got it alone: it is sent along with other settings, to keep what the stage has");
        }
        if (!settings.isEmpty()) {
            StageOwners.requireFree(stage, scope, id);
        }
        logs.requireAgreed(scope, id, settings);
        var change = stage.change(stack, settings);
        var subject = stage.alarmSubject(metricsOfParts(wishes));
        var alarms = wishes.alarms().checked(scope, subject, wishes.routing());
        return new TelemetryPlan(stage, settings, logs, change, wishes.account(), subject, alarms);
    }

    /** Metrics of one method count, too: an alarm on another, which has none, is the owner's to avoid. */
    private static @Nullable Switch metricsOfParts(Wishes wishes) {
        var some = wishes.overrides().stream()
                .anyMatch(override -> Boolean.TRUE.equals(
                        override.over(new PartSettings(null, null, null)).metrics()));
        return some ? Switch.ON : wishes.detailedMetrics();
    }

    private static void requireOverrides(ApiKind kind, Wishes wishes) {
        var seen = new TreeSet<String>();
        for (var override : wishes.overrides()) {
            Objects.requireNonNull(override, "overrides").requireFor(kind);
            if (!seen.add(override.part().toString())) {
                throw new IllegalArgumentException(
                        "overrides must name each method or route once, got %s twice".formatted(override.part()));
            }
            if (override.concernsLogs() && wishes.executionLogs() == null) {
                throw new IllegalArgumentException(
                        "executionLogs must be stated where an override of %s has a level, got none; use ExecutionLogs.off() for the others"
                                .formatted(override.part()));
            }
        }
    }

    /** Attaches everything to the construct of the front door. */
    List<DefinedAlarm> attachTo(Construct telemetry) {
        if (stage.statesThrottling() && settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "throttling must be left out where nothing is set on the stage, got it alone: it is sent along with other settings, to keep what the stage has");
        }
        if (!settings.isEmpty()) {
            StageOwners.take(stage, telemetry);
        }
        var prerequisites = new ArrayList<IDependable>(logs.defineGroups(telemetry, settings));
        if (logs.needAccount(settings) && account instanceof ManagedAccount managed) {
            prerequisites.add(managed);
            var api = stage.ownApi();
            if (api != null) {
                managed.comesAfter(api);
            }
        }
        change.attachTo(telemetry, List.copyOf(prerequisites));
        logs.speakOfBodies(telemetry, settings);
        logs.speakOfPolicy(telemetry);
        StageOwners.speakOfSharedSeries(stage, telemetry);
        logs.saveQueries(telemetry);
        requirePartsAtSynth(telemetry);
        return alarms.define(new Construct(telemetry, "Alarms"));
    }

    /** At synth, because methods and routes may be added after the telemetry. */
    private void requirePartsAtSynth(Construct telemetry) {
        var overrides = settings.overrides();
        if (overrides.isEmpty() || stage.ownApi() == null) {
            return;
        }
        telemetry
                .getNode()
                .addValidation(() -> stage.parts()
                        .map(parts -> overrides.stream()
                                .map(override -> override.part().toString())
                                .filter(part -> !parts.contains(part))
                                .map(part -> refusal(part, parts))
                                .toList())
                        .orElse(List.of()));
    }

    private String refusal(String part, Set<String> parts) {
        var any = part.replaceFirst("^[A-Z]+ ", "ANY ");
        if (parts.contains(any)) {
            return "overrides must name methods or routes that the API has, got %s, which %s answers; name that one"
                    .formatted(part, any);
        }
        return stage.comesAfter(part)
                ? "overrides must name routes that can be deployed before the stage, got %s of another stack, which needs the API and with it the stage; define the route in the stack of the stage"
                        .formatted(part)
                : "overrides must name methods or routes that the API has, got %s; allowed: %s"
                        .formatted(part, new TreeSet<>(parts));
    }
}
