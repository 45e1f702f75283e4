package io.cloudtelemetry.alarms;

import static software.amazon.awscdk.services.cloudwatch.AlarmState.ALARM;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.INSUFFICIENT_DATA;
import static software.amazon.awscdk.services.cloudwatch.AlarmState.OK;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Place;
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
     * {@return alarms, which can be defined in a scope, or in one below it}
     *
     * @param subject the name of the cluster, which the alarms' names begin with
     * @throws IllegalArgumentException if a name is taken, or the routing has too many actions
     * @hidden
     */
    public static CheckedAlarms<DefinedPromQlAlarm> checked(
            Construct scope, String subject, AlarmRouting routing, List<PromQlAlarm> alarms) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(routing, "routing");
        var names = alarms.stream().map(alarm -> alarm.alarmName(subject)).toList();
        PhysicalName.ALARM.requireFree(scope, names);
        var routed = new RoutedActions(scope, routing);
        alarms.forEach(alarm -> routed.requireRoomFor(alarm.severity, 0));
        return at -> {
            var arnPrefix = RoutedActions.arnPrefix(Place.of(at));
            return alarms.stream()
                    .map(alarm -> alarm.define(at, subject, routed, arnPrefix))
                    .toList();
        };
    }

    /**
     * Defines the alarm in a scope.
     *
     * @param subject the name of the cluster, which the alarm's name begins with
     * @throws IllegalArgumentException if its name is taken, or the routing has too many actions
     */
    public DefinedPromQlAlarm define(Construct scope, String subject, AlarmRouting routing) {
        return checked(scope, subject, routing, List.of(this)).define(scope).get(0);
    }

    private DefinedPromQlAlarm define(Construct scope, String subject, RoutedActions routed, String arnPrefix) {
        var alarmName = alarmName(subject);
        // Alarms of one list may have one name, too.
        PhysicalName.ALARM.requireFree(scope, List.of(alarmName));
        routed.warnIfNobodyIsTold(scope, severity);
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
        PhysicalName.ALARM.take(scope, List.of(alarmName));
        return new DefinedPromQlAlarm(this, alarmName, arnPrefix + alarmName, resource);
    }
}
