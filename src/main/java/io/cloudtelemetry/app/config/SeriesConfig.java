package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.InsightsSeries;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One series of a metric of any namespace. */
@Describes("""
        metric: The metric, by its name in CloudWatch.
        namespace: The namespace that has it, such as AWS/SQS, or one of your own. Default: that of what is watched; none at the top of the file.
        dimensions: The dimensions of its series beside those of what is watched. Default: no others.
        statistic: Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90. Default: what says most about the metric.
        """)
record SeriesConfig(
        @Required("a metric such as NumberOfMessagesSent") String metric,
        @Nullable String namespace,
        @Nullable Map<String, String> dimensions,
        @Nullable String statistic) {
    /**
     * {@return the series}
     *
     * @param usual the namespace if none is stated; null for none
     */
    MetricSeries series(@Nullable String usual) {
        var found = find(namespace == null ? usual : namespace, metric);
        var series = Series.of(found, dimensions == null ? Map.of() : dimensions);
        return statistic == null ? series : series.withStatistic(statistic);
    }

    /** {@return what a query finds} The query names the metric and its dimensions. */
    static InsightsSeries query(String query) {
        return ConfigChecks.renamed("(name|namespace|metric|dimensions)", "query: $1", () -> Series.query(query));
    }

    /** {@return a metric, which is any that the catalogue of its namespace does not know for certain to be wrong} */
    static MetricDefinition find(@Nullable String namespace, String metric) {
        ConfigChecks.require("namespace", namespace, "that of the metric, such as AWS/SQS");
        return ConfigChecks.renamed("name", "metric", () -> MetricCatalogue.find(String.valueOf(namespace), metric));
    }
}
