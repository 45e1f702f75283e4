package io.cloudtelemetry.lint;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole templates: of other tools, of this project, and one that breaks every rule once. */
class TemplatesTest {
    private static final Path FILES = Path.of("src/test/resources/io/cloudtelemetry/lint");
    private static final Path CORPUS = FILES.resolve("corpus");

    @Test
    void everyRuleBrokenOnceGivesEachFindingOnce() throws IOException {
        var file = FILES.resolve("every-rule-once.yaml");

        var findings = TelemetryLint.read(List.of(file)).findings().stream()
                .filter(each -> each.severity() != LintSeverity.INFO)
                .toList();

        assertThat(findings)
                .extracting(each -> each.rule().id())
                .containsExactlyInAnyOrderElementsOf(LintRule.all().keySet().stream()
                        .filter(each -> !each.equals(LintRule.INTERNAL))
                        .toList());
        assertThat(findings).allSatisfy(each -> {
            assertThat(each.logicalId()
                            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT))
                    .isEqualTo(each.rule().id());
            assertThat(Files.readAllLines(file).get(each.line() - 1)).isNotBlank();
        });
    }

    @Test
    void templatesOfOtherToolsGiveWhatIsWrongInThem() throws IOException {
        var inputs = Stream.of("cdk.out", "plain.json", "sam.yaml", "serverless.json")
                .map(CORPUS::resolve);

        var found = inputs.flatMap(each -> TelemetryLint.read(List.of(each)).findings().stream())
                .map(each -> "%s %s %s %s"
                        .formatted(
                                each.file().substring(CORPUS.toString().length() + 1),
                                each.severity().name().toLowerCase(Locale.ROOT),
                                each.rule().id(),
                                each.subject()))
                .collect(toCollection(TreeSet::new));

        assertThat(found)
                .containsExactlyElementsOf(Files.readAllLines(CORPUS.resolve("expected.txt")).stream()
                        .filter(each -> !each.startsWith("#"))
                        .toList());
    }

    @Test
    void templatesOfThisProjectGiveNothing() throws IOException {
        try (var files = Files.walk(Path.of("src/test/resources/snapshots"))) {
            var templates = files.filter(each -> each.toString().endsWith(".template.json"))
                    .toList();
            assertThat(templates).hasSizeGreaterThanOrEqualTo(5);
            assertThat(templates)
                    .allSatisfy(
                            each -> assertThat(TelemetryLint.read(List.of(each)).findings())
                                    .isEmpty());
            assertThat(TelemetryLint.read(templates).findings()).isEmpty();
        }
    }

    @Test
    void aTemplateOfAssertionsIsRead() {
        var alarm = Map.of(
                "Type",
                "AWS::CloudWatch::Alarm",
                "Properties",
                Map.of("Namespace", "Shop", "MetricName", "orders", "EvaluationPeriods", 0, "ActionsEnabled", false));

        assertThat(TelemetryLint.of(Map.of("Resources", Map.of("Orders", alarm)))
                        .findings())
                .extracting(each -> each.rule().id(), LintFinding::line, LintFinding::file)
                .containsExactly(tuple("impossible-evaluation", 1, "template"), tuple("nobody-is-told", 1, "template"));
    }

    @Test
    void linesAreThoseOfTheProperty() throws IOException {
        for (var name : List.of("plain.json", "sam.yaml")) {
            var lines = Files.readAllLines(CORPUS.resolve(name));
            for (var each : TelemetryLint.read(List.of(CORPUS.resolve(name))).findings()) {
                assertThat(lines.get(each.line() - 1)).contains(each.property());
            }
        }
    }

    @Test
    void theSameTemplateInYamlAndJsonGivesTheSame() throws IOException {
        var yaml = Files.readString(FILES.resolve("every-rule-once.yaml"));
        var json = new ObjectMapper()
                .writeValueAsString(ParsedFile.parse("a", yaml).root());

        assertThat(TelemetryLint.of("a", json).findings())
                .extracting(each -> each.rule().id(), LintFinding::logicalId, LintFinding::what)
                .containsExactlyInAnyOrderElementsOf(TelemetryLint.of("a", yaml).findings().stream()
                        .map(each -> tuple(each.rule().id(), each.logicalId(), each.what()))
                        .toList());
    }
}
