package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a row of a data file becomes, and which mistakes in one are refused. */
class WidgetDataTest {
    private static BoardSubject cluster(String name, String... switchedOn) {
        return new BoardSubject(
                new AlarmSubject(name, Map.of("ClusterName", name), 60, Set.of(switchedOn)),
                MetricCatalogue.of("ContainerInsights"),
                "eu-west-1",
                List.of(),
                Map.of("name", name),
                null);
    }

    private static WidgetData spread(@Nullable Integer top, List<String> by, String... row) {
        return new WidgetData(
                "CPU of {name}",
                "percent",
                null,
                false,
                null,
                by,
                top,
                null,
                null,
                null,
                List.of(List.of(row)),
                null,
                null,
                null);
    }

    private static WidgetData lines(List<List<String>> lines, List<List<String>> math) {
        return new WidgetData(
                "CPU of {name}", "percent", null, false, null, null, null, null, lines, math, null, null, null, null);
    }

    private static Object metrics(WidgetData data, BoardSubject subject) {
        return data.widgets(subject).findFirst().orElseThrow().properties().get("metrics");
    }

    @Test
    void aSpreadIsASearchForEachValue() {
        var data = spread(null, List.of("NodeName", "InstanceId"), "node_cpu_utilization", "Maximum", "highest");

        assertThat(metrics(data, cluster("shop")))
                .isEqualTo(List.of(List.of(Map.of(
                        "expression",
                        "SEARCH('{ContainerInsights,ClusterName,InstanceId,NodeName} MetricName=\"node_cpu_utilization\""
                                + " ClusterName=\"shop\"', 'Maximum', 60)",
                        "label",
                        "highest ${PROP('Dim.NodeName')}"))));
    }

    @Test
    void aSpreadOfTheHighestIsAQueryOfMetricsInsights() {
        var data = spread(5, List.of("PodName", "Namespace"), "pod_cpu_utilization", "Average");

        assertThat(metrics(data, cluster("shop")))
                .isEqualTo(List.of(List.of(Map.of(
                        "expression",
                        "SELECT AVG(\"pod_cpu_utilization\")"
                                + " FROM SCHEMA(\"ContainerInsights\", \"ClusterName\", \"Namespace\", \"PodName\")"
                                + " WHERE \"ClusterName\" = 'shop' GROUP BY \"PodName\", \"Namespace\""
                                + " ORDER BY AVG() DESC LIMIT 5",
                        "id",
                        "q1",
                        "period",
                        60))));
    }

    @Test
    void whatIsNotPublishedIsLeftOutWithItsWidget() {
        var pods = spread(5, List.of("FullPodName", "Namespace", "PodName"), "pod_cpu_utilization", "Average");

        assertThat(pods.widgets(cluster("shop"))).isEmpty();
        assertThat(pods.widgets(cluster("shop", "enhanced"))).hasSize(1);
        assertThat(pods.widgets(cluster("shop", "otel"))).isEmpty();
    }

    @Test
    void mathNeedsAllOfItsLines() {
        var used = List.of("node_cpu_usage_total", "Average", "used", "used");
        var shown = List.of("node_cpu_utilization", "Maximum", "highest");
        var data =
                lines(List.of(used, shown), List.of(List.of("used / 1000", "cores"), List.of("used / all", "share")));

        assertThat(metrics(data, cluster("shop")).toString())
                .contains("visible=false", "used / 1000")
                .doesNotContain("used / all");
    }

    @Test
    void wordsInBracesAreFilledIn() {
        var data = lines(List.of(List.of("node_cpu_utilization", "Maximum", "highest")), List.of());

        assertThat(data.widgets(cluster("shop")).findFirst().orElseThrow().properties())
                .containsEntry("title", "CPU of shop");
    }

    @Test
    void mistakesInTheFileAreRefused() {
        var subject = cluster("shop");
        var name = spread(null, List.of("NodeName", "InstanceId"), "node_cpu_utilisation", "Maximum");
        var set = spread(null, List.of("NodeName"), "node_cpu_utilization", "Maximum");
        var line = lines(List.of(List.of("pod_number_of_containers_restarted", "Sum", "restarts")), List.of());
        var percentile = spread(10, List.of("NodeName", "InstanceId"), "node_cpu_utilization", "p90");

        assertThatThrownBy(() -> name.widgets(subject))
                .hasMessageContaining("must be one that ContainerInsights has, such as [node_cpu_utilization, ");
        assertThatThrownBy(() -> set.widgets(subject))
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be [ClusterName]"
                        + " or [ClusterName, InstanceId, NodeName], got [ClusterName, NodeName]");
        assertThatThrownBy(() -> line.widgets(subject)).hasMessageContaining("pod_number_of_container_restarts");
        assertThatThrownBy(() -> percentile.widgets(subject))
                .hasMessageStartingWith(
                        "statistic must be one of [Average, Maximum, Minimum, SampleCount, Sum] in a query");
    }

    @Test
    void variablesThatNoWidgetUsesAreLeftOut() {
        var widget = spread(null, List.of("Namespace"), "pod_cpu_utilization", "Average");
        var variables = List.of(
                new DashboardVariable("cluster", "Cluster", "CHOSEN-CLUSTER", "{A,B}", "B"),
                new DashboardVariable("service", "Service", "CHOSEN-SERVICE", "{A,C}", "C"));
        var section = new BoardData.Section("Namespaces", null, null, null, null, List.of(widget));

        assertThat(new BoardData(variables, List.of(section))
                        .content(cluster("CHOSEN-CLUSTER"))
                        .variables())
                .extracting(DashboardVariable::id)
                .containsExactly("cluster");
    }
}
