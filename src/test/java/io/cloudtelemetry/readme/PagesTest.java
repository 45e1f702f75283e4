package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every page against the others and against the code; what its blocks of code say is for SnippetsTest and PageConfigurationsTest. */
class PagesTest {
    private static final Pattern WARNING = Pattern.compile("@cloudtelemetry/[a-z]+:[a-zA-Z0-9]+");
    private static final Pattern NAMED_PAGE = Pattern.compile("docs/([a-z-]+\\.md)(?:#([a-z0-9-]+))?");

    private static List<Page> pages() {
        return Page.all();
    }

    private static List<Path> filesOfMain() throws IOException {
        try (var main = Files.walk(Path.of("src/main"))) {
            var files = new ArrayList<>(main.filter(Files::isRegularFile).toList());
            files.addAll(List.of(Path.of("telemetry.yaml"), Path.of("docs/telemetry.schema.json"), Path.of("pom.xml")));
            return files;
        }
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        var folder = page.path().toAbsolutePath().getParent();
        assertThat(page.links()).allSatisfy(link -> {
            var parts = link.split("#", 2);
            var target = parts[0].isEmpty()
                    ? page.path().toAbsolutePath()
                    : folder.resolve(parts[0]).normalize();
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(new Page(target, Files.readString(target)).anchors()).contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksAreInALanguageThatATestReadsOrThatPeopleType(Page page) {
        assertThat(page.languages()).isSubsetOf("java", "yaml", "xml", "sh", "mermaid");
        assertThat(page.text().lines().filter(line -> line.strip().startsWith("```")))
                .as("a block with no language is read by no test")
                .hasSize(2
                        * page.languages().stream()
                                .mapToInt(language -> page.blocks(language).size())
                                .sum());
    }

    @Test
    void indexListsEveryPage() {
        var index = Page.of("README.md");
        assertThat(index.links().stream().filter(link -> link.endsWith(".md")))
                .containsAll(pages().stream()
                        .map(page -> page.path())
                        .filter(path -> path.startsWith("docs") && !path.equals(index.path()))
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    /** People read of these pages in messages, in the schema and in what is deployed. */
    @Test
    void pagesThatTheCodeNamesExist() throws IOException {
        var named = new ArrayList<MatchResult>();
        for (var file : filesOfMain()) {
            NAMED_PAGE.matcher(Files.readString(file)).results().forEach(named::add);
        }

        assertThat(named).isNotEmpty().allSatisfy(match -> {
            assertThat(Path.of("docs", match.group(1))).exists();
            if (match.group(2) != null) {
                assertThat(Page.of(match.group(1)).anchors()).contains(match.group(2));
            }
        });
    }

    @Test
    void everyWarningIsListed() throws IOException {
        var given = new ArrayList<String>();
        for (var file : filesOfMain()) {
            given.addAll(matches(WARNING, Files.readString(file)));
        }
        var listed = Page.of("warnings.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| `@"))
                .flatMap(line -> matches(WARNING, line.split("\\|")[1]).stream())
                .toList();

        assertThat(listed).isNotEmpty().doesNotHaveDuplicates().hasSameElementsAs(given);
    }

    @Test
    void commandsAreThoseOfTheContinuousIntegration() throws IOException {
        var script = Files.readString(Path.of(".ci/run"));

        for (var command : Set.of("npx -y aws-cdk@2.1148.1 synth", "./mvnw verify")) {
            assertThat(Page.readme().text()).contains(command);
            assertThat(script).contains(command);
        }
    }

    /** Whoever copies an old one gets another CLI than the one that is tested. */
    @ParameterizedTest
    @MethodSource("pages")
    void versionOfTheCliIsOne(Page page) {
        assertThat(matches(Pattern.compile("aws-cdk@[0-9.]+"), page.text())).isSubsetOf("aws-cdk@2.1148.1");
    }
}
