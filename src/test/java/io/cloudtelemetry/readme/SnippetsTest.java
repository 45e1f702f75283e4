package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

/**
 * Every Java block of every page stands in a file of this folder, between the comments {@code snippet} and {@code end},
 * where it is compiled; the stacks there are synthesized, the tests there run.
 */
class SnippetsTest {
    private static final Path FOLDER = Path.of("src/test/java/io/cloudtelemetry/readme");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^ *// snippet\\n(.*?)^ *// end$");

    private static final Pattern STACK = Pattern.compile("(?m)^final class \\w+ extends Stack ");

    private static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> snippetsOf(Path file) {
        return SNIPPET.matcher(text(file))
                .results()
                .map(snippet -> snippet.group(1).stripTrailing().stripIndent() + "\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> stacks() {
        return files().stream()
                .filter(file -> STACK.matcher(text(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
    }

    @Test
    void everyJavaBlockIsCompiledAndNoneIsForgotten() {
        var compiled = files().stream().flatMap(SnippetsTest::snippetsOf).toList();
        var shown = Page.all().stream()
                .flatMap(page -> page.blocks("java").stream())
                .toList();

        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(compiled);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void stackSynthesizes(String name) throws ReflectiveOperationException {
        var stack = (Stack) Class.forName("io.cloudtelemetry.readme." + name)
                .getDeclaredConstructor(Construct.class, String.class)
                .newInstance(new App(), "Example");

        Template.fromStack(stack);
    }

    @Test
    void existingClusterAndApiHaveTheirAlarmsAndABoard() {
        var template = Template.fromStack(new ExistingClusterStack(new App(), "Example"));

        template.resourceCountIs("AWS::CloudWatch::Alarm", 7 + 3);
        template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    }

    @Test
    void apisOfTheAppShareOneLogRole() {
        var template = Template.fromStack(new ApiStack(new App(), "Apis"));

        template.resourceCountIs("AWS::CloudWatch::Alarm", 4 + 4 + 3);
        template.resourceCountIs("AWS::ApiGateway::Account", 1);
    }

    @Test
    void clusterOfTheAppHasTheAddon() {
        var template = Template.fromStack(new OwnClusterStack(new App(), "Example"));

        template.resourceCountIs("AWS::EKS::Addon", 1);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 16);
    }
}
