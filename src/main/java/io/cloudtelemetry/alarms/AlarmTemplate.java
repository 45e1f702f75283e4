package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import io.cloudtelemetry.ownership.ConstructIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Writes the alarms of one subject; what they share is looked up once. */
final class AlarmTemplate {
    private final Construct scope;
    private final AlarmSubject subject;
    private final RoutedActions routed;
    private final String arnPrefix;
    private final Set<String> names = new LinkedHashSet<>();

    AlarmTemplate(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        this.scope = scope;
        this.subject = subject;
        this.routed = new RoutedActions(scope, routing);
        this.arnPrefix = RoutedActions.arnPrefix(scope);
    }

    /** Checks what can only be known with the scope and the routing. */
    void requireDefinable(AlarmSpec spec) {
        if (spec.delivery() == Delivery.ROUTED) {
            routed.requireRoomFor(spec.severity(), spec.actions().size());
        } else {
            RoutedActions.requireRoom(spec.actions().size(), 0, ALARM);
        }
        OwnActions.requireRecoverable(scope, spec);
        names.add(spec.name());
    }

    DefinedAlarm define(AlarmSpec spec, @Nullable String runbook) {
        var name = subject.alarmName(spec);
        var arn = arnPrefix + name;
        if (spec.delivery() == Delivery.ROUTED) {
            routed.warnIfNobodyIsTold(spec.severity());
        }
        var alarm = CfnAlarm.Builder.create(scope, ConstructIds.in(scope, spec.name()))
                .alarmName(name)
                .alarmDescription(AlarmDescription.of(spec, subject, runbook))
                .comparisonOperator(spec.threshold().comparison().operator())
                .evaluationPeriods(spec.evaluationPeriodsFor(subject.interval()))
                .datapointsToAlarm(spec.breachingPeriodsFor(subject.interval()))
                .treatMissingData(missingData(spec.missingData()))
                .alarmActions(alarmActions(spec, arn))
                .okActions(orNull(routedActions(spec, OK)))
                .insufficientDataActions(orNull(routedActions(spec, INSUFFICIENT_DATA)))
                .tags(RoutedActions.tags(spec.severity()));
        AlarmMetrics.write(alarm, spec, subject);
        return new DefinedAlarm(spec, name, arn, alarm.build());
    }

    private @Nullable List<String> alarmActions(AlarmSpec spec, String arn) {
        var all = new ArrayList<>(routedActions(spec, ALARM));
        // Another alarm of the set, defined before or after, may have that name.
        var actions = spec.name() + "-actions";
        all.addAll(OwnActions.bind(scope, spec, ConstructIds.free(actions, names.contains(actions)), arn));
        return orNull(all);
    }

    private List<String> routedActions(AlarmSpec spec, AlarmState state) {
        return spec.delivery() == Delivery.SILENT ? List.of() : routed.of(spec.severity(), state);
    }

    private static @Nullable List<String> orNull(List<String> arns) {
        return arns.isEmpty() ? null : arns;
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
