package io.cloudtelemetry.alarms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/**
 * An alarm as CloudWatch runs it: every minute it looks at the periods that end with that minute ("For any period of one
 * minute or longer, an alarm is evaluated every minute", "Alarm evaluation" in the CloudWatch user guide).
 *
 * @param spec the alarm
 * @param interval seconds between two data points
 * @param fillsAlone whether FILL gives a value where no metric of the expression has data; AWS does not say, so what is
 *     expected must hold for both
 */
record SimulatedAlarm(AlarmSpec spec, int interval, boolean fillsAlone) {
    /** AWS does not say how long the evaluation range is; what is expected must hold for each of these. */
    static final List<Integer> RANGES = List.of(2, 3, 7);

    /** What a metric sends. */
    interface Feed {
        /** {@return the samples of a minute; none if it has no data point} */
        List<Double> samples(String metric, int minute);
    }

    /** {@return the states at the end of each minute from the first, in which the alarm is made, on} */
    List<AlarmState> states(Feed feed, int minutes, int more) {
        return states(breaches(feed, minutes), more);
    }

    /** {@return whether the period that ends with a minute breaches, for each minute; null without a data point} */
    List<@Nullable Boolean> breaches(Feed feed, int minutes) {
        var length = spec.periodFor(interval) / 60;
        var breaches = new ArrayList<@Nullable Boolean>();
        var sent = new Sent(feed, new HashMap<>());
        for (int minute = 0; minute < minutes; minute++) {
            breaches.add(breaches(sent, minute - length + 1, minute));
        }
        return breaches;
    }

    /**
     * {@return the states at the end of each minute}
     *
     * @param more by how many periods the evaluation range is longer than the periods that the alarm asks for
     */
    List<AlarmState> states(List<@Nullable Boolean> breaches, int more) {
        var length = spec.periodFor(interval) / 60;
        var periods = spec.evaluationPeriodsFor(interval);
        var datapoints = spec.breachingPeriodsFor(interval);
        var states = new ArrayList<AlarmState>();
        var state = AlarmState.INSUFFICIENT_DATA;
        var alike = 0;
        for (int minute = 0; minute < breaches.size(); minute++) {
            alike = minute > 0 && Objects.equals(breaches.get(minute), breaches.get(minute - 1)) ? alike + 1 : 0;
            // What an evaluation leaves as it was is left so by the next one of the same data.
            if (alike > (periods + more - 1) * length && state == states.get(minute - 2)) {
                states.add(state);
                continue;
            }
            var range = new ArrayList<@Nullable Boolean>(periods + more);
            for (int period = periods + more - 1; period >= 0; period--) {
                int end = minute - period * length;
                range.add(end < 0 ? null : breaches.get(end));
            }
            state = AlarmEvaluation.next(state, range, periods, datapoints, spec.missingData());
            states.add(state);
        }
        return states;
    }

    /** {@return whether a period breaches, null without a data point} */
    @Nullable
    Boolean breaches(Feed feed, int first, int last) {
        return breaches(new Sent(feed, new HashMap<>()), first, last);
    }

    private @Nullable Boolean breaches(Sent sent, int first, int last) {
        var value = value(spec.series(), sent, first, last);
        if (value == null) {
            return null;
        }
        var threshold = spec.threshold().value();
        return switch (spec.threshold().comparison()) {
            case ABOVE -> value > threshold;
            case AT_LEAST -> value >= threshold;
            case BELOW -> value < threshold;
            case AT_MOST -> value <= threshold;
            default -> throw new IllegalArgumentException("what CloudWatch learns is not simulated");
        };
    }

    private @Nullable Double value(Series series, Sent sent, int first, int last) {
        if (series instanceof MathSeries math) {
            var values = new HashMap<String, @Nullable Double>();
            math.operands().forEach((name, operand) -> values.put(name, value(operand, sent, first, last)));
            var quiet = values.values().stream().allMatch(Objects::isNull);
            return quiet && !fillsAlone ? null : MetricMath.of(math.expression(), values);
        }
        var metric = (MetricSeries) series;
        var samples = new double[0];
        for (int minute = Math.max(0, first); minute <= last; minute++) {
            var more = sent.samples(metric.metric().name(), minute);
            samples = Arrays.copyOf(samples, samples.length + more.length);
            System.arraycopy(more, 0, samples, samples.length - more.length, more.length);
        }
        return samples.length == 0 ? null : (Double) aggregate(metric.statistic(), samples);
    }

    /** What has been sent so far: each minute is part of as many periods as a period has minutes. */
    private record Sent(Feed feed, Map<String, Map<Integer, double[]>> known) {
        double[] samples(String metric, int minute) {
            return known.computeIfAbsent(metric, name -> new HashMap<>())
                    .computeIfAbsent(
                            minute,
                            missing -> feed.samples(metric, minute).stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray());
        }
    }

    private static double aggregate(String statistic, double[] samples) {
        return switch (statistic) {
            case "Average" -> Arrays.stream(samples).average().orElseThrow();
            case "Sum" -> Arrays.stream(samples).sum();
            case "SampleCount" -> samples.length;
            case "Minimum" -> Arrays.stream(samples).min().orElseThrow();
            case "Maximum" -> Arrays.stream(samples).max().orElseThrow();
            default -> {
                Arrays.sort(samples);
                var share = Double.parseDouble(statistic.substring(1)) / 100;
                yield samples[(int) Math.ceil(share * samples.length) - 1];
            }
        };
    }
}
