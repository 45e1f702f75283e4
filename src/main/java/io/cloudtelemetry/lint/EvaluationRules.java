package io.cloudtelemetry.lint;

import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What CloudWatch refuses at deployment, or takes and can never fulfil; and missing data that decides by itself. */
final class EvaluationRules {
    private static final String IMPOSSIBLE = "impossible-evaluation";
    private static final String MISSING = "missing-data";
    private static final List<Double> HIGH_RESOLUTION = List.of(10.0, 20.0, 30.0);
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;

    /** Those whose values lie where the data points lie, or add them up. A rank, as PR(:300), does neither. */
    private static final Pattern OF_VALUES =
            Pattern.compile("Average|Minimum|Maximum|Sum|SampleCount|p\\d+(\\.\\d+)?|p100|[Tt][Mm]\\d+|IQM");

    private EvaluationRules() {}

    static void look(Findings findings) {
        findings.assembly.resources(Alarms.METRIC).forEach(alarm -> {
            evaluation(findings, alarm);
            for (var metric : Alarms.watched(alarm)) {
                var known = metric.isAlone() ? PublishedMetricRule.verified(metric) : null;
                if (known != null
                        && OF_VALUES.matcher(metric.statistic().text()).matches()) {
                    threshold(findings, alarm, metric, known);
                    missingData(findings, alarm, metric, known);
                }
            }
        });
    }

    /** {@code Period} and {@code EvaluationPeriods} of PutMetricAlarm in the CloudWatch API reference. */
    private static void evaluation(Findings findings, Resource alarm) {
        var periods = alarm.value("EvaluationPeriods").number();
        var datapoints = alarm.value("DatapointsToAlarm").number();
        periods.ifPresent(number -> {
            if (number < 1) {
                findings.report(IMPOSSIBLE, alarm, "EvaluationPeriods", "evaluates %s periods", shown(number));
            } else if (datapoints.isPresent() && (datapoints.getAsDouble() > number || datapoints.getAsDouble() < 1)) {
                var what = "needs %s breaching data points of %s, which is never so";
                var needed = shown(datapoints.getAsDouble());
                findings.report(IMPOSSIBLE, alarm, "DatapointsToAlarm", what, needed, shown(number));
            }
        });
        for (var metric : Alarms.watched(alarm)) {
            var period = metric.period().number();
            if (period.isEmpty()) {
                continue;
            }
            var seconds = period.getAsDouble();
            var property = metric.property().isEmpty() ? "Period" : metric.property();
            if (!HIGH_RESOLUTION.contains(seconds) && (seconds < MINUTE || seconds % MINUTE != 0)) {
                var what = "has a period of %s s; CloudWatch takes 10, 20, 30 and multiples of 60";
                findings.report(IMPOSSIBLE, alarm, property, what, shown(seconds));
            } else if (seconds * periods.orElse(0) > (seconds < HOUR ? DAY : WEEK)) {
                var what =
                        "looks back %s periods of %s s; CloudWatch takes a day in all, a week from periods of an hour on";
                findings.report(IMPOSSIBLE, alarm, property, what, shown(periods.orElse(0)), shown(seconds));
            }
        }
    }

    private static void threshold(Findings findings, Resource alarm, Alarms.Watched metric, MetricDefinition known) {
        var threshold = alarm.value("Threshold").number();
        if (threshold.isEmpty()) {
            return;
        }
        var value = threshold.getAsDouble();
        var statistic = metric.statistic().text();
        var lowest = known.range().minimum();
        var highest = known.range().maximum(statistic);
        var verdict = switch (alarm.value("ComparisonOperator").text()) {
            case "GreaterThanThreshold" -> value >= highest ? "never" : value < lowest ? "always" : "";
            case "GreaterThanOrEqualToThreshold" -> value > highest ? "never" : value <= lowest ? "always" : "";
            case "LessThanThreshold" -> value <= lowest ? "never" : value > highest ? "always" : "";
            case "LessThanOrEqualToThreshold" -> value < lowest ? "never" : value >= highest ? "always" : "";
            default -> "";
        };
        // With a sparse metric, "always" means "whenever there is something to count".
        if (!verdict.isEmpty() && !("always".equals(verdict) && known.sparse())) {
            var what = "is %s in alarm: the %s of %s lies from %s to %s, and it asks for %s %s";
            var operator = alarm.value("ComparisonOperator").text();
            findings.report(
                    IMPOSSIBLE,
                    alarm,
                    "Threshold",
                    what,
                    verdict,
                    statistic,
                    metric.shown(),
                    shown(lowest),
                    Double.isFinite(highest) ? shown(highest) : "any number",
                    operator,
                    shown(value));
        }
    }

    /** A sparse metric has no data point where there is nothing to count, so nothing is what the alarm must make of it. */
    private static void missingData(Findings findings, Resource alarm, Alarms.Watched metric, MetricDefinition known) {
        var given = alarm.get("TreatMissingData");
        var treatment = given.isAbsent() ? "missing" : given.value().text();
        var operator = alarm.value("ComparisonOperator").text();
        var threshold = alarm.value("Threshold").number();
        if (!known.sparse() || treatment.contains(Value.HOLE) || threshold.isEmpty()) {
            return;
        }
        var name = metric.shown();
        if ("breaching".equals(treatment) && operator.matches("GreaterThan(OrEqualTo)?Threshold")) {
            var what =
                    "goes off when there is nothing to count: %s has no data point then, and missing data is breaching";
            findings.report(MISSING, alarm, "TreatMissingData", what, name);
        } else if (!"breaching".equals(treatment) && asksForNone(operator, threshold, metric)) {
            var what = "never goes off: %s has no data point when there is nothing to count, and missing data is %s";
            findings.report(MISSING, alarm, "TreatMissingData", what, name, treatment);
        } else if ("missing".equals(treatment)) {
            var what = "is INSUFFICIENT_DATA whenever there is nothing to count, as %s has no data point then";
            findings.report(LintSeverity.INFO, MISSING, alarm, "TreatMissingData", what, name);
        }
    }

    /** {@return whether only a period with nothing in it breaches} A published one counts at least 1 sample. */
    private static boolean asksForNone(String operator, OptionalDouble threshold, Alarms.Watched metric) {
        return metric.statistic().is("SampleCount")
                && ("LessThanThreshold".equals(operator) && threshold.getAsDouble() <= 1
                        || "LessThanOrEqualToThreshold".equals(operator) && threshold.getAsDouble() < 1);
    }

    static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
