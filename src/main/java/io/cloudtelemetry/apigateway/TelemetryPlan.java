package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CheckedAlarms;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.apigateway.ApiStage.StageChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The telemetry of one stage, checked as a whole before anything is attached. */
record TelemetryPlan(
        RequestedSettings settings,
        StageLogs logs,
        StageChange change,
        AlarmSubject subject,
        CheckedAlarms<DefinedAlarm> alarms) {
    static TelemetryPlan of(RequestedSettings settings) {
        var stage = settings.stage();
        var place = settings.place();
        requireOverrides(settings);
        if (settings.accessLogs() != null) {
            settings.accessLogs().requireFor(stage.kind());
            settings.accessLogs().requireIn(place);
        }
        if (settings.account() != null) {
            settings.account().requireFor(place, stage.ownApi());
        }
        if (settings.needAccount() && settings.account() == null) {
            throw new IllegalArgumentException(
                    "account must be stated for a stage that logs, got none; use ApiGatewayAccount.managed or leaveAlone");
        }
        if (stage.statesThrottling() && settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "throttling must be left out where nothing is set on the stage, got it alone: it is sent along with other settings, to keep what the stage has");
        }
        if (!settings.isEmpty()) {
            stage.requireNotSet(settings.scope(), settings.id());
        }
        var logs = new StageLogs(settings);
        logs.requireAgreed();
        var change = stage.change(place, settings);
        var subject = stage.alarmSubject(settings.metricsOfParts());
        var alarms = settings.alarms().checked(settings.scope(), subject, settings.routing());
        return new TelemetryPlan(settings, logs, change, subject, alarms);
    }

    private static void requireOverrides(RequestedSettings settings) {
        var seen = new TreeSet<String>();
        for (var override : settings.overrides()) {
            Objects.requireNonNull(override, "overrides")
                    .requireFor(settings.stage().kind());
            if (!seen.add(override.part().toString())) {
                throw new IllegalArgumentException(
                        "overrides must name each method or route once, got %s twice".formatted(override.part()));
            }
            if (override.level() != null && settings.executionLogs() == null) {
                throw new IllegalArgumentException(
                        "executionLogs must be stated where an override of %s has a level, got none; use ExecutionLogs.off() for the others"
                                .formatted(override.part()));
            }
        }
    }

    /** Attaches everything to the construct of the front door. */
    List<DefinedAlarm> attachTo(Construct telemetry) {
        var stage = settings.stage();
        var prerequisites = new ArrayList<IDependable>(logs.defineGroups(telemetry));
        if (settings.needAccount() && settings.account() != null) {
            prerequisites.addAll(settings.account().before(stage.ownApi()));
        }
        change.attachTo(telemetry, List.copyOf(prerequisites));
        if (!settings.isEmpty()) {
            stage.takeFor(telemetry);
        }
        logs.warn(telemetry);
        stage.warnOfSharedSeries(telemetry);
        logs.saveQueries(telemetry);
        requirePartsAtSynth(telemetry);
        return alarms.define(settings.place().with(new Construct(telemetry, "Alarms")));
    }

    /** At synth, because methods and routes may be added after the telemetry. */
    private void requirePartsAtSynth(Construct telemetry) {
        var overrides = settings.overrides();
        if (overrides.isEmpty() || settings.stage().ownApi() == null) {
            return;
        }
        telemetry
                .getNode()
                .addValidation(() -> settings.stage()
                        .parts()
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
        return settings.stage().comesAfter(part)
                ? "overrides must name routes that can be deployed before the stage, got %s of another stack, which needs the API and with it the stage; define the route in the stack of the stage"
                        .formatted(part)
                : "overrides must name methods or routes that the API has, got %s; allowed: %s"
                        .formatted(part, new TreeSet<>(parts));
    }
}
