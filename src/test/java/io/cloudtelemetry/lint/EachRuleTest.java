package io.cloudtelemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with three templates: one that breaks it, one that keeps it, one of which only a deployment can tell. */
class EachRuleTest {
    private static final Path FILES = Path.of("src/test/resources/io/cloudtelemetry/lint/rules");

    static Stream<String> rules() {
        return LintRule.all().keySet().stream().filter(each -> !each.equals(LintRule.INTERNAL));
    }

    private static List<LintFinding> findings(String rule, int document) throws IOException {
        var documents = Files.readString(FILES.resolve(rule + ".yaml")).split("(?m)^---$");
        assertThat(documents).hasSize(3);
        return TelemetryLint.of(rule, documents[document]).findings().stream()
                .filter(each -> each.rule().id().equals(rule))
                .filter(each -> each.severity() != LintSeverity.INFO)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void brokenIsFoundAndNothingElse(String rule) throws IOException {
        var documents = Files.readString(FILES.resolve(rule + ".yaml")).split("(?m)^---$");
        var broken = new Assembly();
        var template =
                new Template(broken, ParsedFile.parse(rule, documents[0]), "", Template.Environment.UNKNOWN, null);

        assertThat(findings(rule, 0))
                .extracting(LintFinding::logicalId)
                .containsExactlyInAnyOrderElementsOf(template.resources.keySet().stream()
                        .filter(each -> each.startsWith("Broken"))
                        .toList())
                .isNotEmpty();
        assertThat(findings(rule, 0))
                .allSatisfy(each ->
                        assertThat(each.severity()).isEqualTo(each.rule().severity()))
                .allSatisfy(each -> assertThat(each.line()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rightIsNotFound(String rule) throws IOException {
        assertThat(findings(rule, 1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatOnlyADeploymentTellsIsNotFound(String rule) throws IOException {
        assertThat(findings(rule, 2)).isEmpty();
    }

    @Test
    void everyRuleSaysWhatWhyAndHow() {
        assertThat(LintRule.all()).hasSizeGreaterThan(10).allSatisfy((id, rule) -> {
            assertThat(rule.id()).isEqualTo(id).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(Stream.of(rule.title(), rule.why(), rule.mend()))
                    .allMatch(text -> text.length() > 15 && !text.endsWith("."));
        });
    }
}
