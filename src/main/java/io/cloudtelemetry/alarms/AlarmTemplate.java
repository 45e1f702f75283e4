package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Writes the alarms of one subject; what they share is looked up once. */
record AlarmTemplate(Construct scope, AlarmSubject subject, RoutedActions routed, String arnPrefix, Set<String> names) {
    /** The alarms of these names, in the stack of a scope. */
    AlarmTemplate(Construct scope, AlarmSubject subject, AlarmRouting routing, Set<String> names) {
        this(scope, subject, new RoutedActions(scope, routing), RoutedActions.arnPrefix(Place.of(scope)), names);
    }

    /** Checks what can only be known with the scope and the routing. */
    void requireDefinable(AlarmSpec spec) {
        if (spec.notification() == Notification.ROUTED) {
            routed.requireRoomFor(spec.severity(), spec.actions().size());
        } else {
            RoutedActions.requireRoom(spec.actions().size(), 0, ALARM);
        }
        AlarmActions.requireReachable(scope, spec);
        AlarmActions.requireRecoverable(scope, spec);
    }

    DefinedAlarm define(Construct at, AlarmSpec spec, @Nullable String runbook) {
        var name = subject.alarmName(spec);
        var arn = arnPrefix + name;
        if (spec.notification() == Notification.ROUTED) {
            routed.warnIfNobodyIsTold(at, spec.severity());
        }
        var alarm = CfnAlarm.Builder.create(at, ConstructIds.in(at, spec.name()))
                .alarmName(name)
                .alarmDescription(AlarmDescription.of(spec, subject, runbook))
                .comparisonOperator(spec.threshold().comparison().operator())
                .evaluationPeriods(spec.evaluationPeriodsFor(subject.interval()))
                .datapointsToAlarm(spec.breachingPeriodsFor(subject.interval()))
                .treatMissingData(missingData(spec.missingData()))
                .alarmActions(alarmActions(at, spec, arn))
                .okActions(RoutedActions.orNull(routedActions(spec, OK)))
                .insufficientDataActions(RoutedActions.orNull(routedActions(spec, INSUFFICIENT_DATA)))
                .tags(RoutedActions.tags(spec.severity()));
        AlarmMetrics.write(alarm, spec, subject);
        var defined = new DefinedAlarm(spec, name, arn, alarm.build());
        for (var finding : spec.series().findings(subject)) {
            Annotations.of(defined.resource())
                    .addWarningV2("@cloudtelemetry/alarms:unlistedMetric", spec.name() + ": " + finding.text());
        }
        return defined;
    }

    private @Nullable List<String> alarmActions(Construct at, AlarmSpec spec, String arn) {
        var all = new ArrayList<>(routedActions(spec, ALARM));
        // Another alarm of the set, defined before or after, may have that name.
        var id = spec.name() + "-actions";
        all.addAll(AlarmActions.bind(at, spec, ConstructIds.freeAmong(names, id), arn));
        return RoutedActions.orNull(all);
    }

    private List<String> routedActions(AlarmSpec spec, AlarmState state) {
        return spec.notification() == Notification.SILENT ? List.of() : routed.of(spec.severity(), state);
    }

    private static String missingData(TreatMissingData treatment) {
        return switch (treatment) {
            case BREACHING -> "breaching";
            case NOT_BREACHING -> "notBreaching";
            case IGNORE -> "ignore";
            case MISSING -> "missing";
        };
    }
}
