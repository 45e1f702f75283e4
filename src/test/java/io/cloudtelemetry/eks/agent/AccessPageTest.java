package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.eks.kubernetes.RbacRule;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccessPageTest {
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(_[a-z]+)+(_\\*)?(?![a-z_])|\\b[a-z_]+_\\*");

    @Test
    void docsListEveryRight() throws IOException {
        Snapshots.matchesPart(Path.of("docs", "permissions.md"), "rights", AccessPage.text());
    }

    @Test
    void rightsFeedMetricsThatThereAre() {
        var names = MetricCatalogue.of("ContainerInsights").metrics().stream()
                .map(MetricDefinition::name)
                .toList();
        var fed = Stream.of(KubernetesMetrics.standard(), KubernetesMetrics.enhanced())
                .map(metrics ->
                        AgentConfiguration.builder("shop").metrics(metrics).build())
                .flatMap(configuration -> AgentRbac.inCluster(configuration, NodeSystems.LINUX_AND_WINDOWS).stream())
                .flatMap(rule -> METRIC.matcher(rule.feeds()).results().map(each -> each.group()))
                .distinct()
                .toList();

        assertThat(fed)
                .contains("apiserver_*", "replicas_*", "namespace_ingress_count")
                .allSatisfy(name -> assertThat(names)
                        .as(name)
                        .anyMatch(metric -> name.endsWith("*")
                                ? metric.startsWith(name.substring(0, name.length() - 1))
                                : metric.equals(name)));
    }

    @Test
    void enhancedMetricsOfEachKindHaveTheirRight() {
        var feeds = AgentRbac.inCluster(
                        AgentConfiguration.builder("shop")
                                .metrics(KubernetesMetrics.enhanced())
                                .build(),
                        NodeSystems.LINUX)
                .stream()
                .map(RbacRule::feeds)
                .toList();

        assertThat(List.of("apiserver_", "persistent_volume_", "namespace_ingress_count", "replicas_"))
                .allSatisfy(kind -> assertThat(feeds).anyMatch(each -> each.contains(kind)));
    }
}
