package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.PhysicalName;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.AlarmPromQLCriteriaProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.EvaluationCriteriaProperty;
import software.constructs.Construct;

/**
 * An alarm on metrics that come over OpenTelemetry: it goes off while its query returns a series for long enough ("PromQL
 * alarms", CloudWatch user guide).
 *
 * @param name what the alarm is about, in lower-case words joined by hyphens
 * @param query the query in PromQL, whose condition leaves only what is wrong; {@link #SUBJECT} stands for the cluster
 * @param severity how urgent it is
 * @param meaning what is wrong, for the person who is told
 * @param pendingPeriod seconds that a series must be returned for, from 0 to 86400
 */
public record PromQlAlarm(String name, String query, Severity severity, String meaning, int pendingPeriod) {
    /** What stands for the name of the cluster in a query. */
    public static final String SUBJECT = "$SUBJECT";

    /** AWS's recommended PromQL alarms: a look a minute, five minutes to recover. */
    private static final int EVALUATION_INTERVAL = 60;

    private static final int RECOVERY_PERIOD = 300;
    private static final int LONGEST_PERIOD = 86_400;
    private static final int LONGEST_QUERY = 10_000;

    /**
     * Checks the values (API_AlarmPromQLCriteria, CloudWatch API reference).
     *
     * @throws IllegalArgumentException if CloudWatch would refuse one
     */
    public PromQlAlarm {
        AlarmSpec.requireName(name);
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(meaning, "meaning");
        if (query.isBlank() || query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException("query must be 1 to %d characters of PromQL, got %d"
                    .formatted(LONGEST_QUERY, query.isBlank() ? 0 : query.length()));
        }
        if (pendingPeriod < 0 || pendingPeriod > LONGEST_PERIOD) {
            throw new IllegalArgumentException(
                    "pendingPeriod must be from 0 to %d seconds, got %d".formatted(LONGEST_PERIOD, pendingPeriod));
        }
    }

    /** {@return its name in CloudWatch} */
    public String alarmName(String subject) {
        return "%s-%s-%s".formatted(subject, name, severity);
    }

    /**
     * Checks that alarms can be defined in a scope.
     *
     * @throws IllegalArgumentException if a name is taken, or the routing has too many actions
     */
    public static void requireDefinable(
            Construct scope, String subject, AlarmRouting routing, List<PromQlAlarm> alarms) {
        PhysicalName.ALARM.requireFree(
                scope, alarms.stream().map(alarm -> alarm.alarmName(subject)).toList());
        var routed = new RoutedActions(scope, routing);
        alarms.forEach(alarm -> routed.requireRoomFor(alarm.severity, 0));
    }

    /**
     * Defines the alarm in a scope.
     *
     * @param subject the name of the cluster, which the alarm's name begins with
     * @throws IllegalArgumentException if its name is taken, or the routing has too many actions
     */
    public DefinedPromQlAlarm define(Construct scope, String subject, AlarmRouting routing) {
        var routed = new RoutedActions(scope, routing);
        routed.requireRoomFor(severity, 0);
        var alarmName = alarmName(subject);
        PhysicalName.ALARM.take(scope, List.of(alarmName));
        routed.warnIfNobodyIsTold(severity);
        var resource = CfnAlarm.Builder.create(scope, ConstructIds.in(scope, name))
                .alarmName(alarmName)
                .alarmDescription(meaning)
                .evaluationInterval(EVALUATION_INTERVAL)
                .evaluationCriteria(EvaluationCriteriaProperty.builder()
                        .promQlCriteria(AlarmPromQLCriteriaProperty.builder()
                                .query(query.replace(SUBJECT, subject))
                                .pendingPeriod(pendingPeriod)
                                .recoveryPeriod(RECOVERY_PERIOD)
                                .build())
                        .build())
                .alarmActions(routed.orNull(severity, ALARM))
                .okActions(routed.orNull(severity, OK))
                .insufficientDataActions(routed.orNull(severity, INSUFFICIENT_DATA))
                .tags(RoutedActions.tags(severity))
                .build();
        return new DefinedPromQlAlarm(this, alarmName, RoutedActions.arnPrefix(scope) + alarmName, resource);
    }
}
