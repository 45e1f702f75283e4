package io.cloudtelemetry.bench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.constructs.Construct;

/** One alarm as its resource, with the values that differ from alarm to alarm. */
record HandWrittenAlarm(
        String name,
        String severity,
        String metric,
        String statistic,
        String comparison,
        double threshold,
        int period,
        int evaluationPeriods,
        int datapointsToAlarm,
        String missingData,
        String description) {
    CfnAlarm define(
            Construct scope, String subject, String namespace, Map<String, String> dimensions, String topicArn) {
        return CfnAlarm.Builder.create(scope, name)
                .alarmName("%s-%s-%s".formatted(subject, name, severity))
                .alarmDescription(description)
                .namespace(namespace)
                .metricName(metric)
                .dimensions(dimensions.entrySet().stream()
                        .map(each -> DimensionProperty.builder()
                                .name(each.getKey())
                                .value(each.getValue())
                                .build())
                        .toList())
                .statistic(percentile() == null ? statistic : null)
                .extendedStatistic(percentile())
                .period(period)
                .comparisonOperator(comparison)
                .threshold(threshold)
                .evaluationPeriods(evaluationPeriods)
                .datapointsToAlarm(datapointsToAlarm)
                .treatMissingData(missingData)
                .alarmActions(List.of(topicArn))
                .okActions(List.of(topicArn))
                .tags(List.of(CfnTag.builder()
                        .key("telemetry:severity")
                        .value(severity)
                        .build()))
                .build();
    }

    private @Nullable String percentile() {
        return statistic.startsWith("p") ? statistic : null;
    }
}
