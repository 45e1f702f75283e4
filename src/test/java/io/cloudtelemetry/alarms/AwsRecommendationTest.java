package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The defaults are those of "Recommended alarms" in the CloudWatch user guide, whose period is always 60 s. */
class AwsRecommendationTest {
    /** Metric, dimensions, statistic, threshold, datapoints of periods, comparison; ? is for the reader to choose. */
    private static final String AWS = """
            ContainerInsights node_cpu_utilization [ClusterName] Maximum 80 5/5 ABOVE
            ContainerInsights node_memory_utilization [ClusterName] Maximum 80 5/5 ABOVE
            ContainerInsights node_filesystem_utilization [ClusterName] Maximum ? 5/5 ABOVE
            ContainerInsights pod_cpu_utilization_over_pod_limit [ClusterName, Namespace, Service] Maximum 80 5/5 ABOVE
            ContainerInsights pod_memory_utilization_over_pod_limit [ClusterName, Namespace, Service] Maximum 80 5/5 ABOVE
            AWS/ApiGateway 4XXError [ApiName, Stage] Average 0.05 5/5 ABOVE
            AWS/ApiGateway 5XXError [ApiName, Stage] Average 0.05 3/3 ABOVE
            AWS/ApiGateway Latency [ApiName, Stage] p90 2500 5/5 AT_LEAST
            AWS/ApiGateway Count [ApiName, Stage] SampleCount ? 10/10 BELOW
            AWS/ApiGateway 4xx [ApiId, Stage] Average 0.05 5/5 ABOVE
            AWS/ApiGateway 5xx [ApiId, Stage] Average 0.05 3/3 ABOVE
            AWS/ApiGateway Latency [ApiId, Stage] p90 2500 5/5 AT_LEAST
            AWS/ApiGateway IntegrationLatency [ApiId, Stage] p90 2000 5/5 AT_LEAST
            AWS/ApiGateway Count [ApiId, Stage] SampleCount ? 10/10 BELOW
            AWS/ApiGateway IntegrationLatency [ApiId, Stage] p90 2000 5/5 AT_LEAST
            AWS/ApiGateway MessageCount [ApiId, Stage] SampleCount ? 10/10 BELOW
            AWS/ApiGateway ClientError [ApiId, Stage] Average 0.05 5/5 ABOVE
            AWS/ApiGateway ExecutionError [ApiId, Stage] Average 0.05 3/3 ABOVE
            """;

    @Test
    void everyRowOfAwsIsHereAsAwsHasItAndNoOtherClaimsToBe() {
        var ours = RecommendedFiles.ALL.stream()
                .flatMap(file -> file.rows().stream()
                        .filter(row -> row.source() == AlarmRow.Source.AWS)
                        .map(row -> line(file, row)))
                .toList();

        assertThat(ours).containsExactlyInAnyOrderElementsOf(AWS.lines().toList());
    }

    @Test
    void theOneThresholdChosenWhereAwsLeavesItOpenIsThatOfTheDisks() {
        assertThat(RecommendedFiles.ALL.get(0).rows())
                .filteredOn(row -> row.name().equals("node-filesystem"))
                .extracting(AlarmRow::threshold)
                .isEqualTo(List.of(80.0));
    }

    @Test
    void thePeriodIsAMinute() {
        assertThat(RecommendedFiles.ALL)
                .allSatisfy(file -> assertThat(RecommendedFiles.allOn(file).specs())
                        .allSatisfy(spec -> assertThat(spec.periodFor(60)).isEqualTo(60)));
    }

    private static String line(RecommendedAlarms file, AlarmRow row) {
        var dimensions =
                row.perService() ? "[ClusterName, Namespace, Service]" : new TreeSet<>(file.subject()).toString();
        var threshold = row.threshold();
        var open = threshold == null || row.name().equals("node-filesystem");
        return "%s %s %s %s %s %d/%d %s"
                .formatted(
                        row.namespace(),
                        row.metric(),
                        dimensions,
                        row.statistic(),
                        open ? "?" : new Threshold(row.comparison(), threshold).number(),
                        row.datapointsToAlarm(),
                        row.evaluationPeriods(),
                        row.comparison().name());
    }
}
