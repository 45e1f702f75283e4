package io.cloudtelemetry.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricStatProperty;

/** Writes the metrics of an alarm: one plain metric as properties of the alarm, all else as a list of queries. */
final class AlarmMetrics {
    /** The id of the value that is compared. */
    static final String RESULT = "result";

    private static final String BAND = "band";

    private AlarmMetrics() {}

    static void write(CfnAlarm.Builder alarm, AlarmSpec spec, AlarmSubject subject) {
        var period = spec.periodFor(subject.interval());
        if (spec.series() instanceof MetricSeries metric && !spec.threshold().isBand()) {
            var plain = metric.hasPlainStatistic();
            alarm.namespace(metric.metric().namespace())
                    .metricName(metric.metric().name())
                    .dimensions(dimensions(metric.dimensionsFor(subject)))
                    .statistic(plain ? metric.statistic() : null)
                    .extendedStatistic(plain ? null : metric.statistic())
                    .period(period);
        } else {
            alarm.metrics(queries(spec, subject, period));
        }
        if (spec.threshold().isBand()) {
            alarm.thresholdMetricId(BAND);
        } else {
            alarm.threshold(spec.threshold().value());
        }
    }

    private static List<MetricDataQueryProperty> queries(AlarmSpec spec, AlarmSubject subject, int period) {
        var queries = new ArrayList<MetricDataQueryProperty>();
        if (spec.series() instanceof MetricSeries metric) {
            queries.add(metric(RESULT, metric, subject, period, true));
        } else if (spec.series() instanceof QuerySeries query) {
            queries.add(
                    expression(RESULT, query.sql(subject, spec.threshold().isOfTooLittle()), query.describe(), period));
        } else if (spec.series() instanceof InsightsSeries query) {
            queries.add(expression(RESULT, query.query(), query.describe(), period));
        } else if (spec.series() instanceof MathSeries math) {
            queries.add(expression(RESULT, math.expression(), spec.name(), null));
            math.operands().forEach((name, operand) -> queries.add(metric(name, operand, subject, period, false)));
        }
        if (spec.threshold().isBand()) {
            var band = "ANOMALY_DETECTION_BAND(%s, %s)"
                    .formatted(RESULT, spec.threshold().number());
            queries.add(expression(BAND, band, "expected", null));
        }
        return queries;
    }

    private static MetricDataQueryProperty metric(
            String id, MetricSeries series, AlarmSubject subject, int period, boolean returned) {
        return MetricDataQueryProperty.builder()
                .id(id)
                .metricStat(MetricStatProperty.builder()
                        .metric(MetricProperty.builder()
                                .namespace(series.metric().namespace())
                                .metricName(series.metric().name())
                                .dimensions(dimensions(series.dimensionsFor(subject)))
                                .build())
                        .period(period)
                        .stat(series.statistic())
                        .build())
                .returnData(returned)
                .build();
    }

    private static MetricDataQueryProperty expression(
            String id, String expression, String label, @Nullable Integer period) {
        return MetricDataQueryProperty.builder()
                .id(id)
                .expression(expression)
                .label(label)
                .period(period)
                .returnData(true)
                .build();
    }

    private static List<DimensionProperty> dimensions(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(each -> DimensionProperty.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
    }
}
