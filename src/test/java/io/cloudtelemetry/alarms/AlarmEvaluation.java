package io.cloudtelemetry.alarms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * How CloudWatch decides on an alarm's state. Sources: "Alarm evaluation" and "Configuring how CloudWatch alarms treat
 * missing data" in the CloudWatch user guide, with its section "Avoiding premature transitions to alarm state".
 *
 * <p>CloudWatch looks at more periods than {@code EvaluationPeriods}, the evaluation range, and AWS does not say at how
 * many. Of those it evaluates the latest that have a data point; only if there are too few of them does it matter what
 * missing data counts as.
 */
final class AlarmEvaluation {
    private AlarmEvaluation() {}

    /**
     * {@return the state after an evaluation}
     *
     * @param before the state before it
     * @param range whether each period of the evaluation range breaches, oldest first; null for one without a data point
     */
    static AlarmState next(
            AlarmState before, List<@Nullable Boolean> range, int periods, int datapoints, TreatMissingData missing) {
        // Loops: all alarms in all scenarios come here some millions of times.
        var existing = new ArrayList<Boolean>(range.size());
        for (var breaches : range) {
            if (breaches != null) {
                existing.add(breaches);
            }
        }
        if (existing.size() >= periods) {
            return state(breaching(existing.subList(existing.size() - periods, existing.size())) >= datapoints);
        }
        var breaching = breaching(existing);
        return switch (missing) {
            case BREACHING -> state(breaching + periods - existing.size() >= datapoints);
            case NOT_BREACHING -> state(breaching >= datapoints);
            case MISSING, IGNORE -> {
                var undecided = missing == TreatMissingData.IGNORE ? before : AlarmState.INSUFFICIENT_DATA;
                if (breaching >= datapoints) {
                    yield AlarmState.ALARM;
                }
                if (breaching < existing.size()) {
                    yield AlarmState.OK;
                }
                yield !existing.isEmpty() && ageOfOldest(range) >= datapoints && missing == TreatMissingData.MISSING
                        ? AlarmState.ALARM
                        : undecided;
            }
        };
    }

    private static int ageOfOldest(List<@Nullable Boolean> range) {
        int oldest = 0;
        while (range.get(oldest) == null) {
            oldest++;
        }
        return range.size() - oldest;
    }

    private static int breaching(List<Boolean> points) {
        var breaching = 0;
        for (var breaches : points) {
            breaching += breaches ? 1 : 0;
        }
        return breaching;
    }

    private static AlarmState state(boolean alarm) {
        return alarm ? AlarmState.ALARM : AlarmState.OK;
    }
}
