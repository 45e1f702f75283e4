package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Writes the alarms of one subject; what they share is looked up once. */
final class AlarmTemplate {
    private final Construct scope;
    private final AlarmSubject subject;
    private final AlarmRouting routing;
    private final String arnPrefix;
    private final Map<Severity, Map<AlarmState, List<String>>> actions = new EnumMap<>(Severity.class);

    AlarmTemplate(Construct scope, AlarmSubject subject, AlarmRouting routing) {
        this.scope = scope;
        this.subject = subject;
        this.routing = routing;
        var stack = Stack.of(scope);
        this.arnPrefix =
                "arn:%s:cloudwatch:%s:%s:alarm:".formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
    }

    DefinedAlarm define(AlarmSpec spec, @Nullable String runbook) {
        var name = subject.alarmName(spec);
        var actions = actionsOf(spec.severity());
        var alarm = CfnAlarm.Builder.create(scope, spec.name())
                .alarmName(name)
                .alarmDescription(AlarmDescription.of(spec, subject, runbook))
                .comparisonOperator(spec.threshold().comparison().operator())
                .evaluationPeriods(spec.evaluationPeriods())
                .datapointsToAlarm(spec.datapointsToAlarm())
                .treatMissingData(missingData(spec.missingData()))
                .alarmActions(orNull(actions.get(ALARM)))
                .okActions(orNull(actions.get(OK)))
                .insufficientDataActions(orNull(actions.get(INSUFFICIENT_DATA)))
                .tags(List.of(CfnTag.builder()
                        .key("telemetry:severity")
                        .value(spec.severity().toString())
                        .build()));
        AlarmMetrics.write(alarm, spec, subject);
        return new DefinedAlarm(spec, name, arnPrefix + name, alarm.build());
    }

    private Map<AlarmState, List<String>> actionsOf(Severity severity) {
        return actions.computeIfAbsent(severity, key -> {
            var byState = new EnumMap<AlarmState, List<String>>(AlarmState.class);
            for (var state : AlarmState.values()) {
                byState.put(state, routing.actionArns(scope, key, state));
            }
            if (byState.get(ALARM).isEmpty()) {
                Annotations.of(scope)
                        .addWarningV2(
                                "@cloudtelemetry/alarms:nobodyIsTold",
                                "alarms of severity %s have no action, so nobody is told; give a routing with a topic for %s"
                                        .formatted(key, key));
            }
            return byState;
        });
    }

    private static String missingData(TreatMissingData treatment) {
        return switch (treatment) {
            case BREACHING -> "breaching";
            case NOT_BREACHING -> "notBreaching";
            case IGNORE -> "ignore";
            case MISSING -> "missing";
        };
    }

    private static @Nullable List<String> orNull(@Nullable List<String> arns) {
        return arns == null || arns.isEmpty() ? null : arns;
    }
}
