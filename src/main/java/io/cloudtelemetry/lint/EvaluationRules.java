package io.cloudtelemetry.lint;

import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.regex.Pattern;

/** What CloudWatch refuses at deployment, or takes and can never fulfil; and missing data that decides by itself. */
final class EvaluationRules {
    private static final String IMPOSSIBLE = "impossible-evaluation";
    private static final String MISSING = "missing-data";
    private static final String TREATMENT = "TreatMissingData";
    private static final List<Double> HIGH_RESOLUTION = List.of(10.0, 20.0, 30.0);
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;

    /** Those whose values lie where the data points lie, or add them up. A rank, as PR(:300), does neither. */
    private static final Pattern OF_VALUES =
            Pattern.compile("Average|Minimum|Maximum|Sum|SampleCount|p\\d+(\\.\\d+)?|tm\\d+|IQM");

    private EvaluationRules() {}

    static void look(Findings findings) {
        findings.assembly.resources(Alarms.METRIC).forEach(alarm -> {
            evaluation(findings, alarm);
            for (var metric : Alarms.watched(alarm)) {
                var known = metric.isAlone() ? PublishedMetricRule.verified(metric) : null;
                var threshold = alarm.value("Threshold").number();
                if (known != null
                        && threshold.isPresent()
                        && OF_VALUES.matcher(metric.statistic().text()).matches()) {
                    threshold(findings, alarm, metric, known, threshold.getAsDouble());
                    missingData(findings, alarm, metric, known, threshold.getAsDouble());
                }
            }
        });
    }

    /** {@code Period} and {@code EvaluationPeriods} of PutMetricAlarm in the CloudWatch API reference. */
    private static void evaluation(Findings findings, Resource alarm) {
        var periods = alarm.value("EvaluationPeriods").number().orElse(Double.NaN);
        var datapoints = alarm.value("DatapointsToAlarm").number().orElse(Double.NaN);
        if (periods < 1) {
            findings.report(IMPOSSIBLE, alarm, "EvaluationPeriods", "evaluates %s periods", shown(periods));
        } else if (datapoints > periods || datapoints < 1) {
            var what = "needs %s breaching data points of %s, which is never so";
            findings.report(IMPOSSIBLE, alarm, "DatapointsToAlarm", what, shown(datapoints), shown(periods));
        }
        for (var metric : Alarms.watched(alarm)) {
            var period = metric.period().number().orElse(Double.NaN);
            if (!HIGH_RESOLUTION.contains(period) && (period < MINUTE || period % MINUTE > 0)) {
                var what = "has a period of %s s; CloudWatch takes 10, 20, 30 and multiples of 60";
                findings.report(IMPOSSIBLE, alarm, metric.property("Period"), what, shown(period));
            } else if (period * periods > (period < HOUR ? DAY : WEEK)) {
                var what =
                        "looks back %s periods of %s s; CloudWatch takes a day in all, a week from periods of an hour on";
                findings.report(IMPOSSIBLE, alarm, metric.property("Period"), what, shown(periods), shown(period));
            }
        }
    }

    private static void threshold(
            Findings findings, Resource alarm, Alarms.Watched metric, MetricDefinition known, double value) {
        var statistic = metric.statistic().text();
        var operator = alarm.value("ComparisonOperator").text();
        var lowest = known.range().minimum();
        var highest = known.range().maximum(statistic);
        var verdict = switch (operator) {
            case "GreaterThanThreshold" -> value >= highest ? "never" : value < lowest ? "always" : "";
            case "GreaterThanOrEqualToThreshold" -> value > highest ? "never" : value <= lowest ? "always" : "";
            case "LessThanThreshold" -> value <= lowest ? "never" : value > highest ? "always" : "";
            case "LessThanOrEqualToThreshold" -> value < lowest ? "never" : value >= highest ? "always" : "";
            default -> "";
        };
        // With a sparse metric, "always" means "whenever there is something to count".
        if (verdict.equals("never") || verdict.equals("always") && !known.sparse()) {
            var range = shown(lowest) + " to " + (Double.isFinite(highest) ? shown(highest) : "any number");
            var asks = operator + " " + shown(value);
            var what = "is %s in alarm: the %s of %s lies from %s, and it asks for %s";
            findings.report(IMPOSSIBLE, alarm, "Threshold", what, verdict, statistic, metric.shown(), range, asks);
        }
    }

    /** A sparse metric has no data point where there is nothing to count, so nothing is what the alarm must make of it. */
    private static void missingData(
            Findings findings, Resource alarm, Alarms.Watched metric, MetricDefinition known, double value) {
        var treatment = alarm.get(TREATMENT).isAbsent()
                ? "missing"
                : alarm.value(TREATMENT).text();
        var operator = alarm.value("ComparisonOperator").text();
        if (!known.sparse() || treatment.contains(Value.HOLE)) {
            return;
        }
        var name = metric.shown();
        // A period that is published counts at least 1 sample.
        var asksForNone = metric.statistic().is("SampleCount")
                && (operator.equals("LessThanThreshold") && value <= 1
                        || operator.equals("LessThanOrEqualToThreshold") && value < 1);
        if (treatment.equals("breaching") && operator.matches("GreaterThan(OrEqualTo)?Threshold")) {
            var what =
                    "goes off when there is nothing to count: %s has no data point then, and missing data is breaching";
            findings.report(MISSING, alarm, TREATMENT, what, name);
        } else if (!treatment.equals("breaching") && asksForNone) {
            var what = "never goes off: %s has no data point when there is nothing to count, and missing data is %s";
            findings.report(MISSING, alarm, TREATMENT, what, name, treatment);
        } else if (treatment.equals("missing")) {
            var what = "is INSUFFICIENT_DATA whenever there is nothing to count, as %s has no data point then";
            findings.report(LintSeverity.INFO, MISSING, alarm, TREATMENT, what, name);
        }
    }

    static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
