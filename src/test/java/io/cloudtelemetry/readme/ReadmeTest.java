package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Page;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the numbers and names of the README and of the page on costs against the project. */
class ReadmeTest {
    private static final int LONGEST = 120;

    private final String readme = Page.readme().text();

    private String row(String service) {
        return readme.lines()
                .filter(line -> line.startsWith("| " + service))
                .findFirst()
                .orElseThrow();
    }

    private static String on(AlarmSet alarms) {
        return "| %d on".formatted(alarms.specs().size());
    }

    @Test
    void isShort() {
        assertThat(readme.lines().count()).isLessThanOrEqualTo(LONGEST);
    }

    @Test
    void numbersOfAlarmsAreThoseThatAreDefined() {
        assertThat(row("EKS cluster"))
                .contains(on(EksAlarms.recommended()))
                .contains("%d with enhanced"
                        .formatted(EksAlarms.recommended(KubernetesMetrics.enhanced())
                                .specs()
                                .size()));
        assertThat(row("REST API")).contains(on(RestApiAlarms.recommended()));
        assertThat(row("HTTP API")).contains(on(HttpApiAlarms.recommended()));
        assertThat(row("WebSocket API")).contains(on(WebSocketApiAlarms.recommended()));
    }

    @Test
    void coordinatesAreThoseOfThePom() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        var coordinates = Page.all().stream()
                .flatMap(page -> page.blocks("xml").stream())
                .flatMap(block -> Pattern.compile("<(groupId|artifactId|version)>[^<]+</\\1>")
                        .matcher(block)
                        .results())
                .map(part -> part.group())
                .toList();

        assertThat(coordinates)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(part -> assertThat(pom).contains(part));
    }

    @Test
    void versionsAreThoseOfThePom() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));

        for (var artifact : List.of("aws-cdk-lib", "cdk8s")) {
            var version = Pattern.compile("<artifactId>%s</artifactId>\\s*<version>(\\d+\\.\\d+)".formatted(artifact))
                    .matcher(pom);
            assertThat(version.find()).isTrue();
            assertThat(readme).contains(artifact + " " + version.group(1));
        }
    }

    @Test
    void numberOfSeriesIsThatOfTheCatalogue() {
        assertThat(Page.of("operations.md").text())
                .contains("%d + %d x nodes + %d x namespaces + %d x services + %d x workloads"
                        .formatted(
                                series("ClusterName"),
                                series("ClusterName", "InstanceId", "NodeName"),
                                series("ClusterName", "Namespace"),
                                series("ClusterName", "Namespace", "Service"),
                                series("ClusterName", "Namespace", "PodName")));
    }

    private static long series(String... dimensions) {
        return MetricCatalogue.of("ContainerInsights").metrics().stream()
                .filter(metric -> metric.isPublishedBy(Set.of(dimensions), Set.of()))
                .count();
    }
}
