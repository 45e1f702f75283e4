package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.BoardOf;
import io.cloudtelemetry.dashboards.DrawnSeries;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Stack;

/** Boards about clusters, widget by widget. */
class ClusterBoardsTest {
    private static final List<BoardKind> KINDS = List.of(BoardKind.PERFORMANCE, BoardKind.RESOURCE_MAP);

    /**
     * The fields of the events of type Node and Pod in the performance log: the samples in "Container Insights performance log
     * events for Amazon EKS and Kubernetes", CloudWatch user guide.
     */
    private static final Set<String> FIELDS_OF_NODES = Set.of(
            "Type",
            "InstanceId",
            "NodeName",
            "node_cpu_reserved_capacity",
            "node_cpu_utilization",
            "node_memory_reserved_capacity",
            "node_memory_utilization",
            "node_number_of_running_pods");

    private static final Set<String> FIELDS_OF_PODS = Set.of(
            "Type",
            "Namespace",
            "NodeName",
            "PodName",
            "Service",
            "pod_cpu_utilization",
            "pod_cpu_utilization_over_pod_limit",
            "pod_memory_utilization",
            "pod_memory_utilization_over_pod_limit",
            "pod_number_of_container_restarts");

    private static final Set<String> COMMANDS = Set.of(
            "filter", "stats", "sort", "limit", "by", "as", "and", "desc", "max", "sum", "count_distinct", "ispresent");

    static List<KubernetesMetrics> collections() {
        return List.of(KubernetesMetrics.standard(), KubernetesMetrics.enhanced(), KubernetesMetrics.otel());
    }

    private static ContainerInsights insights(Stack stack, String cluster, KubernetesMetrics metrics) {
        return ContainerInsights.Builder.create(stack, cluster)
                .cluster(ClusterTarget.existing(cluster, KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("NODES"))
                .metrics(metrics)
                .alarms(EksAlarms.recommended(metrics, AgentRelease.CURRENT))
                .build();
    }

    private static JsonNode body(BoardKind kind, KubernetesMetrics metrics, String... clusters)
            throws JsonProcessingException {
        var stack = BoardOf.stack();
        return BoardOf.kind(
                kind,
                stack,
                Arrays.stream(clusters)
                        .map(each -> insights(stack, each, metrics))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("collections")
    void boardsReadAsBefore(KubernetesMetrics metrics) throws IOException {
        for (var kind : KINDS) {
            var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            BoardOf.matches(name + "-" + metrics.word(), body(kind, metrics, "NRSON-EKS-CLUSTER"));
        }
    }

    @ParameterizedTest
    @MethodSource("collections")
    void everySeriesIsPublishedByTheCollection(KubernetesMetrics metrics) throws IOException {
        var drawn = DrawnSeries.in(body(BoardKind.PERFORMANCE, metrics, "shop"));

        assertThat(drawn.isEmpty()).isEqualTo(metrics.word().equals("otel"));
        assertThat(drawn).allSatisfy(one -> {
            assertThat(one.namespace()).isEqualTo("ContainerInsights");
            assertThat(one.definition().isPublishedBy(one.dimensions(), metrics.switchedOn()))
                    .as("%s in %s metrics", one, metrics.word())
                    .isTrue();
        });
    }

    @Test
    void enhancedMetricsShowWhatStandardOnesShowAndThePodsThemselves() throws IOException {
        var standard = DrawnSeries.in(body(BoardKind.PERFORMANCE, KubernetesMetrics.standard(), "shop"));
        var enhanced = DrawnSeries.in(body(BoardKind.PERFORMANCE, KubernetesMetrics.enhanced(), "shop"));

        assertThat(enhanced).containsAll(standard);
        assertThat(standard).noneMatch(one -> one.dimensions().contains("FullPodName"));
        assertThat(enhanced)
                .filteredOn(one -> one.dimensions().contains("FullPodName"))
                .extracting(DrawnSeries::metric)
                .contains("pod_cpu_utilization", "pod_memory_utilization", "pod_number_of_container_restarts");
    }

    @Test
    void stepTenOfTheWalkThroughIsThereForEachKindOfResource() throws IOException {
        var drawn = DrawnSeries.in(body(BoardKind.PERFORMANCE, KubernetesMetrics.standard(), "shop")).stream()
                .map(one -> one.metric() + " " + one.dimensions())
                .collect(Collectors.toSet());

        assertThat(drawn)
                .contains(
                        "node_cpu_usage_total [ClusterName]",
                        "node_memory_working_set [ClusterName]",
                        "node_network_total_bytes [ClusterName]",
                        "node_filesystem_utilization [ClusterName]",
                        "cluster_node_count [ClusterName]",
                        "cluster_failed_node_count [ClusterName]",
                        "node_cpu_utilization [ClusterName, InstanceId, NodeName]",
                        "node_memory_utilization [ClusterName, InstanceId, NodeName]",
                        "node_filesystem_utilization [ClusterName, InstanceId, NodeName]",
                        "node_network_total_bytes [ClusterName, InstanceId, NodeName]",
                        "pod_cpu_utilization [ClusterName, Namespace]",
                        "pod_memory_utilization [ClusterName, Namespace]",
                        "pod_cpu_utilization [ClusterName, Namespace, Service]",
                        "pod_memory_utilization [ClusterName, Namespace, Service]",
                        "pod_cpu_utilization [ClusterName, Namespace, PodName]",
                        "pod_memory_utilization [ClusterName, Namespace, PodName]",
                        "pod_network_rx_bytes [ClusterName, Namespace, PodName]",
                        "pod_cpu_reserved_capacity [ClusterName, Namespace, PodName]",
                        "pod_memory_utilization_over_pod_limit [ClusterName, Namespace, PodName]",
                        "pod_number_of_container_restarts [ClusterName, Namespace, PodName]");
    }

    @Test
    void podsAndWorkloadsAreAskedForByOneQueryInAWidget() throws IOException {
        var widgets = body(BoardKind.PERFORMANCE, KubernetesMetrics.enhanced(), "shop")
                .get("widgets");
        var ofPods = StreamSupport.stream(widgets.spliterator(), false)
                .map(each -> each.at("/properties/metrics").toString())
                .filter(metrics -> metrics.contains("PodName"))
                .toList();

        assertThat(ofPods)
                .hasSizeGreaterThan(10)
                .allSatisfy(metrics -> assertThat(metrics)
                        .containsOnlyOnce("SELECT ")
                        .containsOnlyOnce(" LIMIT 10")
                        .doesNotContain("SEARCH("));
    }

    @Test
    void whatIsFoundWhenTheBoardIsOpenedDoesNotMakeItLonger() throws IOException {
        var one = body(BoardKind.PERFORMANCE, KubernetesMetrics.enhanced(), "shop");
        var drawn = DrawnSeries.in(one).size();

        // No namespace, node or pod is named in a body, so their number is not in it: 500 widgets and 2,500 metrics
        // hold for any.
        assertThat(drawn).isLessThan(100);
        assertThat(one.get("widgets").size()).isLessThan(100);
        assertThat(DrawnSeries.in(body(BoardKind.PERFORMANCE, KubernetesMetrics.enhanced(), "shop", "bank")))
                .hasSize(2 * drawn);
    }

    @Test
    void clustersOfABoardShareItsVariables() throws IOException {
        var body = body(BoardKind.PERFORMANCE, KubernetesMetrics.standard(), "shop", "bank");

        assertThat(body.get("variables"))
                .extracting(each -> each.get("id").asText())
                .containsExactly("namespace", "service");
    }

    @Test
    void placeholdersStandWhereADimensionOrATitleHasTheChoiceAndNowhereElse() throws IOException {
        var body = body(BoardKind.PERFORMANCE, KubernetesMetrics.enhanced(), "shop");
        for (var variable : body.get("variables")) {
            var placeholder = variable.get("pattern").asText();
            var dimension = variable.get("populateFrom").asText();
            for (var widget : body.get("widgets")) {
                var properties = widget.get("properties");
                var rest = properties
                        .toString()
                        .replace("\"%s\",\"%s\"".formatted(dimension, placeholder), "")
                        .replace("\\\"%s\\\" = '%s'".formatted(dimension, placeholder), "");
                var heading = properties.path("markdown").asText();
                assertThat(rest.contains(placeholder)).as(rest).isEqualTo(heading.contains(placeholder));
            }
        }
    }

    @Test
    void thresholdsOfAlarmsLieAcrossGraphsOfTheSameMetricAndStatistic() throws IOException {
        var body = body(BoardKind.PERFORMANCE, KubernetesMetrics.standard(), "shop");

        assertThat(thresholds(body, "Memory by node, %")).containsExactly("80.0");
        assertThat(thresholds(body, "Failed nodes, number")).containsExactly("0.0");
        assertThat(thresholds(body, "Network by node, bytes a second")).isEmpty();
        assertThat(body.toString()).doesNotContain("\"alarms\"");
    }

    private static List<String> thresholds(JsonNode body, String title) {
        var found = body.findParents("title").stream()
                .filter(each -> each.get("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
        return found.at("/annotations/horizontal").findValuesAsText("value");
    }

    @ParameterizedTest
    @MethodSource("collections")
    void titlesSayTheUnitOfTheirAxis(KubernetesMetrics metrics) throws IOException {
        for (var widget : body(BoardKind.PERFORMANCE, metrics, "shop").get("widgets")) {
            if (widget.get("type").asText().equals("metric")) {
                var title = widget.at("/properties/title").asText();
                var label = widget.at("/properties/yAxis/left/label").asText();
                var unit = switch (label) {
                    case "percent" -> "%";
                    case "nodes", "pods", "restarts" -> "number";
                    case "0 or 1" -> " if ";
                    default -> label;
                };
                assertThat(title)
                        .contains(unit)
                        // What has more is cut.
                        .hasSizeLessThan(widget.get("width").asInt() == 8 ? 38 : 56);
            }
        }
    }

    @Test
    void tablesNameFieldsThatTheAgentWritesOnly() throws IOException {
        var tables = body(BoardKind.RESOURCE_MAP, KubernetesMetrics.standard(), "shop")
                .findValuesAsText("query");

        assertThat(tables).hasSizeGreaterThan(5);
        assertThat(tables).allSatisfy(query -> {
            var commands = query.substring(query.indexOf("| ") + 2);
            var aliases = words(Pattern.compile(" as (\\w+)"), commands);
            var fields = words(Pattern.compile("\\b([A-Za-z_]+)\\b"), commands.replaceAll("\"[^\"]*\"", ""));
            fields.removeAll(COMMANDS);
            fields.removeAll(aliases);
            assertThat(query).startsWith("SOURCE '/aws/containerinsights/shop/performance' | filter Type = ");
            assertThat(query.contains("Type = \"Node\"") ? FIELDS_OF_NODES : FIELDS_OF_PODS)
                    .containsAll(fields);
        });
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theMapHasTheAlarmsBesideThePagesOfTheConsole() throws IOException {
        var stack = BoardOf.stack();
        var insights = insights(stack, "shop", KubernetesMetrics.standard());
        var body = BoardOf.kind(BoardKind.RESOURCE_MAP, stack, List.of(insights));

        assertThat(body.at("/widgets/1/properties/markdown").asText())
                .contains(
                        "https://console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2"
                                + "#container-insights:performance/EKS:Node?~(query~(controls~(CW*3a*3aEKS.cluster~(~'shop)))~context~())");
        assertThat(body.at("/widgets/2/properties/alarms")).hasSameSizeAs(insights.alarms());
    }

    @Test
    void theMapHasTheContainersWithMostErrorsWhereTheirLogsAreRead() throws IOException {
        var stack = BoardOf.stack();
        var logs = ContainerLogs.Builder.create(stack, "Logs")
                .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("NODES"))
                .build();

        assertThat(BoardOf.kind(BoardKind.RESOURCE_MAP, stack, List.of(logs)).findValuesAsText("title"))
                .containsExactly("Containers by errors", "Containers by size of their logs");
        assertThat(logs.board(BoardKind.PERFORMANCE)).isEqualTo(BoardContent.NONE);
    }

    @Test
    void nothingIsShownOfClustersOnBoardsAboutOtherThings() {
        var insights = insights(BoardOf.stack(), "shop", KubernetesMetrics.standard());

        assertThat(insights.board(BoardKind.API)).isEqualTo(BoardContent.NONE);
    }
}
