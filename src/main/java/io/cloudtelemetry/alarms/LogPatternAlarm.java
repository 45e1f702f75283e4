package io.cloudtelemetry.alarms;

import io.cloudtelemetry.logs.TelemetryLogGroup;
import io.cloudtelemetry.metrics.DimensionSet;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.metrics.MetricLevel;
import io.cloudtelemetry.metrics.MetricRange;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.SharedThing;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.logs.CfnMetricFilter;
import software.amazon.awscdk.services.logs.CfnMetricFilter.MetricTransformationProperty;
import software.constructs.Construct;

/**
 * An alarm that goes off when a line of a log group matches a pattern: a metric filter that counts them, and an alarm on
 * the count. The filter waits for a log group that the app defines or ensures; any other must exist before.
 *
 * @param subject the first part of the alarm's name, such as a cluster's; empty for none
 * @param pattern a filter pattern of CloudWatch Logs, such as {@code ?OutOfMemory ?OOMKilled}
 */
public record LogPatternAlarm(String subject, String logGroupName, String pattern, AlarmSpec spec) {
    private static final String NAMESPACE = "CloudTelemetry/LogPatterns";
    private static final int MINUTE = 60;

    /** Two filters of one metric would count lines twice, or those of each in the alarm of the other. */
    private static final SharedThing<List<String>, CfnMetricFilter> FILTERS =
            new SharedThing<>("metric filter", "use another name for the alarm");

    /** PutMetricFilter, {@code filterPattern}. */
    private static final int LONGEST_PATTERN = 1024;

    public LogPatternAlarm {
        Objects.requireNonNull(subject, "subject");
        TelemetryLogGroup.requireName("logGroupName", logGroupName);
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(spec, "spec");
        if (pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "pattern must be 1 to %d characters, got %d; an empty one would match every line"
                            .formatted(LONGEST_PATTERN, pattern.isBlank() ? 0 : pattern.length()));
        }
    }

    /** MetricTransformation, {@code metricName}, in the CloudWatch Logs API reference. */
    private static final Pattern METRIC_NAME = Pattern.compile("[^:*$]{1,255}");

    /**
     * {@return an alarm that goes off when one line in a minute matches}
     *
     * @param name what the alarm is about, such as {@code out-of-memory}
     * @throws IllegalArgumentException if a value is not what CloudWatch takes
     */
    public static LogPatternAlarm matching(
            String subject, String name, String logGroupName, String pattern, Severity severity) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(name, "name");
        var metric = subject.isEmpty() ? name : subject + "-" + name;
        if (!METRIC_NAME.matcher(metric).matches() && !Tokens.in(metric)) {
            throw new IllegalArgumentException(
                    "subject must make a metric name of 1 to 255 characters without : * and $, got \"%s\""
                            .formatted(metric));
        }
        // The filter gives a 0 for lines that do not match and nothing while no line comes: neither is trouble.
        var spec = AlarmSpec.builder(name)
                .series(Series.of(new MetricDefinition(
                        NAMESPACE,
                        metric,
                        "Count",
                        "Sum",
                        MetricRange.UNBOUNDED,
                        List.of(new DimensionSet(Set.of(), List.of())),
                        false,
                        "",
                        List.of(),
                        MetricLevel.EXACT,
                        Set.of(),
                        "")))
                .threshold(Threshold.atLeast(1))
                .evaluationPeriods(1)
                .missingData(TreatMissingData.NOT_BREACHING)
                .severity(severity)
                .meaning("Lines of %s match %s: read them first.".formatted(logGroupName, shortened(pattern)))
                .build();
        return new LogPatternAlarm(subject, logGroupName, pattern, spec);
    }

    /** {@return this with the alarm changed, such as its threshold or its actions} */
    public LogPatternAlarm change(UnaryOperator<AlarmSpec.Builder> change) {
        return new LogPatternAlarm(
                subject, logGroupName, pattern, change.apply(spec.toBuilder()).build());
    }

    /**
     * Defines filter and alarm; the alarm alone where the app has the filter.
     *
     * @throws IllegalArgumentException if the alarm cannot be defined, or the app counts another pattern or group by that
     *     metric; nothing is attached to the tree then
     */
    public DefinedAlarm define(Construct scope, AlarmRouting routing) {
        var metric = spec.series().metrics().iterator().next();
        var id = spec.name() + "-filter";
        var name = metric.namespace() + "/" + metric.name();
        var counted = List.of(logGroupName, pattern);
        FILTERS.requireAgreed(scope, id, name, counted);
        var alarm = AlarmSet.of(spec)
                .define(scope, new AlarmSubject(subject, Map.of(), MINUTE), routing)
                .get(0);
        if (!FILTERS.owners(Place.of(scope), name).isEmpty()) {
            return alarm;
        }
        // An alarm may have that name.
        var filter = CfnMetricFilter.Builder.create(scope, ConstructIds.free(scope, id))
                .logGroupName(logGroupName)
                .filterPattern(pattern)
                .metricTransformations(List.of(MetricTransformationProperty.builder()
                        .metricNamespace(metric.namespace())
                        .metricName(metric.name())
                        .metricValue("1")
                        .defaultValue(0)
                        .unit("Count")
                        .build()))
                .build();
        // PutMetricFilter fails with ResourceNotFoundException without the group; an alarm may be there before its
        // metric.
        TelemetryLogGroup.letWait(filter, logGroupName);
        FILTERS.take(Place.of(scope).with(filter), name, counted);
        return alarm;
    }

    private static String shortened(String pattern) {
        var longest = 100;
        return pattern.length() <= longest ? pattern : pattern.substring(0, longest) + "…";
    }
}
