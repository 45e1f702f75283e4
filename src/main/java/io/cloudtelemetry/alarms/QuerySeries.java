package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A series for each of several things, whichever there are at the time: a query of CloudWatch Metrics Insights, whose
 * alarm goes off when any of them breaches ("Create an alarm based on a Multi Time Series Metrics Insights query",
 * CloudWatch user guide).
 *
 * @param eachOf the names of the dimensions, besides those of the subject, that tell the things apart
 */
public record QuerySeries(MetricDefinition metric, Set<String> eachOf, String statistic) implements OfOneMetric {
    /** "Limits that apply to alarms based on Metrics Insights queries", CloudWatch user guide: three hours. */
    static final int LONGEST_RANGE = 10_800;

    static final Map<String, String> FUNCTIONS = Ordered.entries(
            Map.entry("Average", "AVG"),
            Map.entry("Minimum", "MIN"),
            Map.entry("Maximum", "MAX"),
            Map.entry("Sum", "SUM"),
            Map.entry("SampleCount", "COUNT"));

    public QuerySeries {
        eachOf = Collections.unmodifiableSet(new TreeSet<>(eachOf));
        if (eachOf.isEmpty()) {
            throw new IllegalArgumentException(
                    "dimensions must name at least one that tells the series apart, got none");
        }
        metric.requireDimensions(eachOf);
        function(statistic);
    }

    private static String function(String statistic) {
        var function = FUNCTIONS.get(statistic);
        if (function == null) {
            throw new IllegalArgumentException("statistic must be one of %s in a query, got \"%s\""
                    .formatted(new TreeSet<>(FUNCTIONS.keySet()), statistic));
        }
        return function;
    }

    @Override
    public QuerySeries withStatistic(String other) {
        return new QuerySeries(metric, eachOf, other);
    }

    @Override
    public String describe() {
        return "%s %s of any %s".formatted(statistic, metric.name(), String.join(", ", eachOf));
    }

    @Override
    public int longestRange(int period) {
        return LONGEST_RANGE;
    }

    /** Of what a query groups by it has every value, as of one that is not known at synth. */
    @Override
    public List<Finding> findings(AlarmSubject subject) {
        var dimensions = new TreeMap<String, String>();
        eachOf.forEach(name -> dimensions.put(name, "${" + name + "}"));
        return metric.findings(metric.dimensionsOn(dimensions, subject.dimensions()), statistic);
    }

    @Override
    public void requirePublishedFor(AlarmSubject subject) {
        var schema = schema(subject);
        subject.requirePublished(metric, schema);
        subject.dimensions().forEach((name, value) -> {
            if (!schema.contains(name)) {
                throw new IllegalArgumentException(
                        "dimensions must leave the query %s of what the alarm is named after, got %s"
                                .formatted(name, eachOf));
            }
            // The syntax of queries has no way to write one.
            if (value.contains("'")) {
                throw new IllegalArgumentException(
                        "series must not be a query where %s holds an apostrophe, got %s; name the series one by one"
                                .formatted(name, value));
            }
        });
    }

    /** An alarm looks at the first 500 series alone: those that breach first. */
    String sql(AlarmSubject subject, boolean lowestFirst) {
        return sql(metric, statistic, eachOf, subject.dimensions(), lowestFirst);
    }

    /**
     * {@return a query with a series for each of several things, those of the highest or lowest values first} Any name may be
     * quoted, keywords must be.
     *
     * @param by the dimensions that tell the things apart
     * @param where the values of the others
     */
    public static String sql(
            MetricDefinition metric,
            String statistic,
            Collection<String> by,
            Map<String, String> where,
            boolean lowestFirst) {
        var schema = new TreeSet<>(where.keySet());
        schema.addAll(by);
        var values = new TreeMap<>(where)
                .entrySet().stream()
                        .map(each -> "\"%s\" = '%s'".formatted(each.getKey(), each.getValue()))
                        .collect(joining(" AND "));
        return "SELECT %1$s(\"%2$s\") FROM SCHEMA(\"%3$s\", %4$s)%5$s GROUP BY %6$s ORDER BY %1$s() %7$s"
                .formatted(
                        function(statistic),
                        metric.name(),
                        metric.namespace(),
                        quoted(schema),
                        values.isEmpty() ? "" : " WHERE " + values,
                        quoted(by),
                        lowestFirst ? "ASC" : "DESC");
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(joining(", "));
    }

    private Set<String> schema(AlarmSubject subject) {
        var dimensions = new LinkedHashMap<String, String>();
        eachOf.forEach(name -> dimensions.put(name, ""));
        return new TreeSet<>(
                metric.dimensionsOn(dimensions, subject.dimensions()).keySet());
    }
}
