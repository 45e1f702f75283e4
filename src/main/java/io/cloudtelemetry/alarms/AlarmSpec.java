package io.cloudtelemetry.alarms;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ownership.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/**
 * An alarm as data: what is measured, when it breaches, how urgent it is.
 *
 * @param name what the alarm is about, such as {@code node-memory}
 * @param period the length of a period in seconds; null for the shortest that has a data point in each period
 * @param evaluationPeriods how many of the latest periods are looked at
 * @param datapointsToAlarm how many of them must breach; null for all
 * @param meaning one sentence for the person who is told: what is wrong and what to look at first
 * @param actions its own actions, beside those of the routing
 * @param runbookAnchor the anchor of its runbook on the page of all alarms; null for none
 * @param fits whether a long interval reduces the number of periods to what CloudWatch allows
 */
public record AlarmSpec(
        String name,
        Series series,
        @Nullable Integer period,
        Threshold threshold,
        int evaluationPeriods,
        @Nullable Integer datapointsToAlarm,
        TreatMissingData missingData,
        Severity severity,
        String meaning,
        Notification notification,
        List<IAlarmAction> actions,
        @Nullable String runbookAnchor,
        boolean fits) {
    /** Leaves room for the condition in the 1024 characters of an alarm's description. */
    private static final int LONGEST_MEANING = 600;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public AlarmSpec {
        requireName(name);
        threshold.requireWithin(series);
        if (meaning.length() > LONGEST_MEANING) {
            throw new IllegalArgumentException(
                    "meaning must be at most %d characters, got %d".formatted(LONGEST_MEANING, meaning.length()));
        }
        actions = List.copyOf(actions);
        EvaluationLimits.requireEvaluation(
                evaluationPeriods, datapointsToAlarm == null ? evaluationPeriods : datapointsToAlarm);
        if (period != null) {
            EvaluationLimits.requirePeriod(period);
            EvaluationLimits.requireRange(period, evaluationPeriods, series.longestRange(period));
        }
    }

    /** {@return a builder of an alarm with that name, such as {@code checkout-cpu}} */
    public static Builder builder(String name) {
        return new AutoBuilder_AlarmSpec_Builder()
                .name(name)
                .evaluationPeriods(5)
                .notification(Notification.ROUTED)
                .meaning("")
                .fits(false)
                .actions();
    }

    /** {@return a builder that starts from the values of this alarm} */
    public Builder toBuilder() {
        return new AutoBuilder_AlarmSpec_Builder(this).recommended(fits ? evaluationPeriods : null, datapointsToAlarm);
    }

    /**
     * {@return the period in seconds, given how often the metric has a data point}
     *
     * @param interval seconds between two data points
     * @throws IllegalArgumentException if the alarm's own period is shorter than the interval
     */
    public int periodFor(int interval) {
        var shortest = EvaluationLimits.shortestPeriod(interval);
        if (period != null && period < interval) {
            throw new IllegalArgumentException(
                    "period must be at least the collection interval of %d seconds, or periods have no data; use %d or more, got %d"
                            .formatted(interval, shortest, period));
        }
        var chosen = period == null ? shortest : period;
        EvaluationLimits.requireRange(chosen, periodsOf(chosen), series.longestRange(chosen));
        return chosen;
    }

    /** {@return how many of the latest periods must breach} */
    public int breachingPeriods() {
        return datapointsToAlarm == null ? evaluationPeriods : datapointsToAlarm;
    }

    /** {@return how many of the latest periods are looked at, given how often the metric has a data point} */
    public int evaluationPeriodsFor(int interval) {
        return periodsOf(periodFor(interval));
    }

    /** {@return how many of them must breach, given how often the metric has a data point} */
    public int breachingPeriodsFor(int interval) {
        return Math.min(breachingPeriods(), evaluationPeriodsFor(interval));
    }

    private int periodsOf(int chosen) {
        return fits ? Math.min(evaluationPeriods, series.longestRange(chosen) / chosen) : evaluationPeriods;
    }

    static void requireName(String name) {
        Require.literal(NAME, "name", name, "lower-case words joined by hyphens, such as node-memory");
    }

    /** Builds an {@link AlarmSpec}. */
    @AutoBuilder(ofClass = AlarmSpec.class)
    public abstract static class Builder {
        private @Nullable String chosenStatistic;
        private Threshold.@Nullable Comparison openComparison;
        private @Nullable Integer recommendedPeriods;
        private @Nullable Integer recommendedDatapoints;

        Builder() {}

        abstract Builder name(String name);

        /** What is measured. */
        public abstract Builder series(Series series);

        abstract Series series();

        /** How the data points of a period are aggregated. Default: as the series says. */
        public Builder statistic(String statistic) {
            chosenStatistic = Objects.requireNonNull(statistic, "statistic");
            return this;
        }

        /** The length of a period in seconds. Default: the shortest in which every period has a data point. */
        public abstract Builder period(@Nullable Integer seconds);

        /** When a period breaches, in the unit of the metric. */
        public abstract Builder threshold(Threshold threshold);

        abstract Optional<Threshold> threshold();

        /** States the comparison only; {@link #thresholdValue} gives the value. */
        Builder comparison(Threshold.Comparison comparison) {
            openComparison = comparison;
            return this;
        }

        /** Changes the value of the threshold. */
        public Builder thresholdValue(double value) {
            return threshold(
                    openComparison == null
                            ? threshold()
                                    .orElseThrow(() -> new IllegalStateException(
                                            "threshold must be given before its value is changed"))
                                    .withValue(value)
                            : new Threshold(openComparison, value));
        }

        /** How many of the latest periods are looked at. Default: 5. */
        public abstract Builder evaluationPeriods(int periods);

        abstract int evaluationPeriods();

        /**
         * Looks at this many periods, fewer where a long interval leaves no room. A number given later is kept; if it is below
         * the data points that had to breach, all must.
         */
        Builder recommended(@Nullable Integer periods, @Nullable Integer datapoints) {
            recommendedPeriods = periods;
            recommendedDatapoints = datapoints;
            return periods == null ? this : evaluationPeriods(periods).datapointsToAlarm(datapoints);
        }

        abstract Builder fits(boolean fits);

        /** How many of them must breach. Default: all. */
        public abstract Builder datapointsToAlarm(@Nullable Integer datapoints);

        abstract Optional<Integer> datapointsToAlarm();

        /**
         * What a period without a data point counts as. Default: missing, which is insufficient data; for a metric that is
         * published only while there is something to count: not breaching, or breaching if too little breaches.
         */
        public abstract Builder missingData(TreatMissingData treatment);

        abstract Optional<TreatMissingData> missingData();

        /** How urgent the alarm is. */
        public abstract Builder severity(Severity severity);

        /** One sentence for the person who is told. Default: none. */
        public abstract Builder meaning(String sentence);

        /** Whether the alarm tells somebody by itself. Default: {@link Notification#ROUTED}. */
        public abstract Builder notification(Notification notification);

        abstract Builder actions(List<IAlarmAction> actions);

        abstract Builder runbookAnchor(@Nullable String anchor);

        /**
         * Its own actions when it goes off: Auto Scaling, EC2, Lambda, OpsItem, incident by an existing response plan. EC2
         * actions need a series whose only dimension is InstanceId. Default: none.
         */
        public Builder actions(IAlarmAction... actions) {
            Arrays.asList(actions).forEach(action -> Objects.requireNonNull(action, "actions"));
            return actions(List.of(actions));
        }

        abstract AlarmSpec autoBuild();

        /**
         * {@return the alarm}
         *
         * @throws IllegalArgumentException if a value is out of what CloudWatch or the metric allows
         */
        public AlarmSpec build() {
            if (openComparison != null && threshold().isEmpty()) {
                throw new IllegalArgumentException(
                        "threshold must be given, got none; this alarm is off until it has one, as only you know what is usual");
            }
            fits(recommendedPeriods != null && recommendedPeriods == evaluationPeriods());
            if (recommendedDatapoints != null
                    && recommendedDatapoints > evaluationPeriods()
                    && datapointsToAlarm().equals(Optional.of(recommendedDatapoints))) {
                datapointsToAlarm(null);
            }
            if (chosenStatistic != null) {
                series(series().withStatistic(chosenStatistic));
            }
            if (missingData().isEmpty()) {
                missingData(missingDataOf(series()));
            }
            return autoBuild();
        }

        /** A sparse metric without a data point is zero, which breaches if too little does. */
        private TreatMissingData missingDataOf(Series measured) {
            if (measured.metrics().stream().noneMatch(MetricDefinition::sparse)) {
                return TreatMissingData.MISSING;
            }
            return threshold().filter(Threshold::isOfTooLittle).isPresent()
                    ? TreatMissingData.BREACHING
                    : TreatMissingData.NOT_BREACHING;
        }
    }
}
