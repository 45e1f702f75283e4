package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Set;

/**
 * What CloudWatch accepts as period and evaluation range. Source: {@code Period} and {@code EvaluationPeriods} of
 * PutMetricAlarm in the CloudWatch API reference.
 */
final class EvaluationLimits {
    private static final Set<Integer> HIGH_RESOLUTION_PERIODS = Ordered.set(10, 20, 30);
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;

    private EvaluationLimits() {}

    static void requirePeriod(int period) {
        if (HIGH_RESOLUTION_PERIODS.contains(period)) {
            throw new IllegalArgumentException(
                    "period must be a multiple of 60 seconds: 10, 20 and 30 are for high-resolution metrics, and this"
                            + " one is kept by the minute, got " + period);
        }
        if (period < MINUTE || period % MINUTE != 0) {
            throw new IllegalArgumentException("period must be a multiple of 60 seconds, got " + period);
        }
    }

    static void requireEvaluation(int evaluationPeriods, int datapointsToAlarm) {
        if (evaluationPeriods < 1) {
            throw new IllegalArgumentException("evaluationPeriods must be at least 1, got " + evaluationPeriods);
        }
        if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
            throw new IllegalArgumentException("datapointsToAlarm must be from 1 to evaluationPeriods (%d), got %d"
                    .formatted(evaluationPeriods, datapointsToAlarm));
        }
    }

    static void requireRange(int period, int evaluationPeriods, int longest) {
        if ((long) period * evaluationPeriods > longest) {
            throw new IllegalArgumentException(
                    "evaluationPeriods must be at most %d with a period of %d seconds (%d seconds in all), got %d"
                            .formatted(longest / period, period, longest, evaluationPeriods));
        }
    }

    /** {@return the seconds that an alarm may look back at most} */
    static int longestRange(int period) {
        return period < HOUR ? DAY : WEEK;
    }

    /** {@return the shortest period, in seconds, in which every period has a data point} */
    static int shortestPeriod(int interval) {
        return Math.max(1, (interval + MINUTE - 1) / MINUTE) * MINUTE;
    }
}
