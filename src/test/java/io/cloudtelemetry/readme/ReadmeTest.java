package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;

/** Holds what the README says against the project. */
class ReadmeTest {
    private static final Path EXAMPLE = Path.of("src/test/java/io/cloudtelemetry/readme/ExistingClusterStack.java");

    private static final String BEGIN = "// README begin\n";

    private final String readme = read(Path.of("README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void exampleIsThatOfTheClassThatCompiles() {
        var source = read(EXAMPLE);
        var shown = source.substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf("// README end"))
                .stripTrailing()
                .stripIndent();

        assertThat(readme).contains("```java\n" + shown + "\n```");
    }

    @Test
    void exampleOfTheApisIsThatOfTheClassThatCompilesAndSynthesizes() {
        var source = read(Path.of("src/test/java/io/cloudtelemetry/readme/ApiStack.java"));
        var shown = source.substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf("// README end"))
                .stripTrailing()
                .stripIndent();
        var app = new App();
        var template = Template.fromStack(new ApiStack(app, "Apis", new Stack(app, "Other")));

        assertThat(read(Path.of("docs/api-gateway.md"))).contains("```java\n" + shown + "\n```");
        template.resourceCountIs("AWS::CloudWatch::Alarm", 4 + 4 + 3);
        template.resourceCountIs("AWS::ApiGateway::Account", 1);
    }

    @Test
    void exampleOfTheClusterIsThatOfTheClassThatCompilesAndSynthesizes() {
        var source = read(Path.of("src/test/java/io/cloudtelemetry/readme/OwnClusterStack.java"));
        var shown = source.substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf("// README end"))
                .stripTrailing()
                .stripIndent();
        var app = new App();
        var cluster = Cluster.Builder.create(new Stack(app, "Cluster"), "Cluster")
                .version(KubernetesVersion.V1_32)
                .build();
        var template = Template.fromStack(new OwnClusterStack(app, "Telemetry", cluster, AlarmRouting.nobody()));

        assertThat(read(Path.of("docs/eks.md"))).contains("```java\n" + shown + "\n```");
        template.resourceCountIs("AWS::EKS::Addon", 1);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 16);
    }

    @Test
    void exampleSynthesizes() {
        var template = Template.fromStack(new ExistingClusterStack(new App(), "Example"));

        template.resourceCountIs("AWS::CloudWatch::Alarm", 7 + 3);
        template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    }

    @Test
    void configurationShownIsTheWalkThrough() {
        var shown = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(shown.find()).isTrue();

        assertThat(withoutComments(read(Path.of("telemetry.yaml")))).contains(withoutComments(shown.group(1)));
    }

    private static String withoutComments(String yaml) {
        return yaml.replaceAll("(?m)[ ]*#.*$", "").replaceAll("\n{2,}", "\n").strip();
    }

    @Test
    void commandsAreThoseOfTheContinuousIntegration() {
        var script = read(Path.of(".ci/run"));

        for (var command : Set.of("npx -y aws-cdk@2.1148.1 synth", "./mvnw verify")) {
            assertThat(readme).contains(command);
            assertThat(script).contains(command);
        }
    }

    @Test
    void numberOfSeriesIsThatOfTheCatalogue() {
        assertThat(readme)
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

    @Test
    void filesThatItNamesExist() {
        var links = Pattern.compile("]\\((?!http)([^)#]+)").matcher(readme);
        assertThat(links.results().map(link -> Path.of(link.group(1))))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void everyWarningIsListed() throws IOException {
        var id = Pattern.compile("@cloudtelemetry/[a-z]+:[a-zA-Z0-9]+");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var given = files.filter(Files::isRegularFile)
                    .flatMap(file -> id.matcher(read(file)).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            var listed = id.matcher(readme).results().map(MatchResult::group).collect(Collectors.toSet());

            assertThat(listed).isEqualTo(given).isNotEmpty();
        }
    }
}
