package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the parsers against lines as programs print them. In the files of the folder stack-traces a line that begins an
 * event has a bar before it, one that goes on with it a colon; Fluent Bit 5.0.9 and 5.1.1 made the same events of them.
 */
class StackTraceTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "cloudtelemetry", "eks", "fluentbit", "stack-traces");

    private static FluentBitPipeline pipeline(Set<StackTrace> languages) {
        return FluentBitPipeline.of(FluentBitConfiguration.builder("shop", "eu-west-1")
                .stackTraces(languages)
                .build());
    }

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    private static void holds(Set<StackTrace> languages, List<String> marked) {
        var events = new ArrayList<String>();
        for (var line : marked) {
            var text = line.substring(1);
            if (line.startsWith("|")) {
                events.add(text);
            } else {
                events.set(events.size() - 1, events.get(events.size() - 1) + "\n" + text);
            }
        }

        assertThat(new MultilineFilter(pipeline(languages))
                        .join(marked.stream().map(line -> line.substring(1)).toList()))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aTraceIsOneEventAndNoLineComesTwice(Path file) throws IOException {
        var marked = Files.readAllLines(file);
        var name = file.getFileName().toString();
        var language = StackTrace.valueOf(name.substring(0, name.indexOf('-')).toUpperCase());

        holds(EnumSet.of(language), marked);
        holds(EnumSet.allOf(StackTrace.class), marked);
    }

    @Test
    void tracesOfAllLanguagesAfterEachOtherStayApart() throws IOException {
        var marked = new ArrayList<String>();
        for (var file : files().toList()) {
            marked.addAll(Files.readAllLines(file));
            marked.add("|a line of another kind");
        }

        holds(EnumSet.allOf(StackTrace.class), marked);
    }

    @ParameterizedTest
    @EnumSource
    void noRuleLeadsToTheStartNorToNowhere(StackTrace language) {
        var rules = MultilineFilter.rules(pipeline(Set.of(language)), language.parser());

        assertThat(rules.stream().filter(MultilineFilter.Rule::starts)).isNotEmpty();
        assertThat(rules)
                .allSatisfy(rule -> assertThat(
                                rules.stream().filter(next -> next.from().contains(rule.to())))
                        .as("what follows %s; Fluent Bit refuses a state that no rule knows", rule)
                        .isNotEmpty()
                        .noneMatch(MultilineFilter.Rule::starts));
    }

    @Test
    void fluentBitTakesItsOwnParserWhereANameIsItsOwn() {
        assertThat(EnumSet.allOf(StackTrace.class))
                .allMatch(each -> !each.parser().equalsIgnoreCase(each.name()));
        assertThat(FluentBitFiles.of(
                        FluentBitConfiguration.builder("shop", "eu-west-1").build()))
                .as("nobody needs parsers")
                .doesNotContainKey("parsers.conf");
    }
}
