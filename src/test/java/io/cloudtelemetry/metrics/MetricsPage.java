package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes docs/metrics.md from the catalogue. */
final class MetricsPage {
    private static final String INTRODUCTION = """
            # Metrics

            Written by a test from the catalogue; change that, then run `./mvnw verify -Dsnapshots=update`.

            What an alarm or a graph can name: %,d metrics of %d namespaces, each with its unit, its statistics and the sets of
            dimensions that it is published under, as far as they are known. To look one up:

            ```sh
            ./mvnw -q compile exec:java@metrics -Dfind=queue
            ./mvnw -q compile exec:java@metrics -Dfind="lambda duration"
            ```

            This prints a line for each metric that has all of the words in its namespace, its name or its dimensions. A unit is
            `-` where AWS names none; `Percentiles` stands for all statistics beside the plain five.

            ## Levels

            CloudWatch keeps each set of dimensions as a series of its own, and an alarm on a set that is not published never gets
            a data point. How strict the library is depends on how much is known:

            | level | what is known | a set that the catalogue lacks | a name that it lacks |
            | --- | --- | --- | --- |
            | exact | each set, verified | is refused | is refused |
            | listed | the sets that AWS names in its own lists, which may lack one | is a warning with the nearest set | is a warning with the nearest name |
            | named | the name, and maybe a unit and statistics | is taken | is a warning with the nearest name |

            A namespace of your own is taken as it is. One that begins with `AWS/`, or differs from a known one in a single letter,
            is a warning.

            Exact is what this project has verified itself. The rest is from the metrics that AWS gives CDK for its console (npm
            `@aws-cdk/aws-service-spec`) and from AWS's own metadata of metrics (`metric_metadata.json` of GitHub `awslabs/mcp`),
            both under the Apache License 2.0; version and date stand in each file below
            `src/main/resources/io/cloudtelemetry/metrics/catalogue`. Neither is complete: what is missing here may exist. What AWS's
            pages have beyond them, such as the sets of a cluster beside those of its instances, is added with its source in
            `src/test/resources/io/cloudtelemetry/metrics/additions.yaml`.

            ## Namespaces

            | namespace | metrics | exact | listed | named | without a unit |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """;

    private static final String DOUBTS = """

            ## Where AWS's lists are doubtful

            Fixed values that are one of several are not checked, as `Role` of AWS/RDS; a place-holder such as
            `GlobalSecondaryIndexName=GlobalSecondaryIndexName` is any value. Of `CWAgent`, `AWS/SES`, `AWS/DAX` and
            `AWS/CodePipeline` any set is taken: theirs are chosen by whoever sends the metric, or the lists have only the sum of
            an account. Notes and names that nothing publishes:

            | metric | doubt |
            | --- | --- |
            """;

    private static final String REFUSED = """

            Sets that the lists have and the exact catalogue refuses:

            | metric | set |
            | --- | --- |
            """;

    /** Sets of AWS's lists that are not published, by all that is verified. */
    static final Map<String, List<String>> REFUSED_SETS = Map.of(
            "AWS/ApiGateway",
                    List.of(
                            "4XXError [ApiId, Stage]",
                            "5XXError [ApiId, Stage]",
                            "CacheHitCount [ApiId, Stage]",
                            "CacheMissCount [ApiId, Stage]"),
            "AWS/EC2", List.of("CPUUtilization []"),
            "ContainerInsights",
                    List.of(
                            "container_cpu_utilization [ClusterName, Namespace, PodName]",
                            "container_filesystem_utilization [ClusterName, Namespace, PodName]",
                            "container_memory_utilization [ClusterName, Namespace, PodName]",
                            "pod_cpu_reserved_capacity [ClusterName, Namespace]",
                            "pod_memory_reserved_capacity [ClusterName, Namespace]",
                            "pod_status_pending [ClusterName, Namespace]"));

    private MetricsPage() {}

    static String text() {
        var namespaces =
                MetricCatalogue.namespaces().stream().map(MetricCatalogue::of).toList();
        var metrics =
                namespaces.stream().mapToInt(each -> each.metrics().size()).sum();
        return INTRODUCTION.formatted(metrics, namespaces.size())
                + MetricCatalogue.namespaces().stream().map(MetricsPage::row).collect(joining())
                + DOUBTS
                + namespaces.stream().flatMap(MetricsPage::doubts).collect(joining())
                + REFUSED
                + MetricCatalogue.namespaces().stream()
                        .flatMap(namespace -> REFUSED_SETS.getOrDefault(namespace, List.of()).stream()
                                .map(set -> "| %s `%s` | %s |\n"
                                        .formatted(
                                                namespace,
                                                set.substring(0, set.indexOf(' ')),
                                                set.substring(set.indexOf(' ') + 1))))
                        .collect(joining());
    }

    private static String row(String namespace) {
        return "| %s | %d | %s | %s | %s | %s |\n"
                .formatted(
                        namespace,
                        MetricCatalogue.of(namespace).metrics().size(),
                        count(namespace, metric -> metric.level() == MetricLevel.EXACT),
                        count(namespace, metric -> metric.level() == MetricLevel.LISTED),
                        count(namespace, metric -> metric.level() == MetricLevel.NAMED),
                        count(namespace, metric -> metric.unit().isEmpty()));
    }

    private static String count(String namespace, Predicate<MetricDefinition> which) {
        var count =
                MetricCatalogue.of(namespace).metrics().stream().filter(which).count();
        return count == 0 ? "" : Long.toString(count);
    }

    private static Stream<String> doubts(MetricCatalogue catalogue) {
        var notes = catalogue.metrics().stream()
                .filter(metric -> metric.level() != MetricLevel.EXACT
                        && !metric.condition().isEmpty())
                .map(metric -> "| %s `%s` | %s |\n".formatted(metric.namespace(), metric.name(), metric.condition()));
        var unpublished = catalogue.unpublished().entrySet().stream()
                .map(each -> "| ContainerInsights `%s` | %s |\n".formatted(each.getKey(), each.getValue()));
        return Stream.concat(notes, unpublished);
    }
}
