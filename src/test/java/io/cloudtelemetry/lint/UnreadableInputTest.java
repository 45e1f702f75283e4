package io.cloudtelemetry.lint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read is refused in one line that says where, what was got and what to do. */
class UnreadableInputTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("{\n  \"Resources\": {,}\n}", "t:2:17: is no JSON: "),
                Arguments.of("{\"Resources\": {}} {}", "t:1:19: the template ends here, and something follows"),
                Arguments.of("Resources:\n  a: [1, 2\n", "t:3:1: is no YAML: "),
                Arguments.of("a: 1\n---\nb: 2\n", "t:2:1: is no YAML: "),
                Arguments.of("\u0000", "t: is no YAML: "),
                Arguments.of("[]", "t must be a CloudFormation template with Resources, got none"),
                Arguments.of("", "t must be a CloudFormation template"),
                Arguments.of("Resources: hello", "t must be a CloudFormation template"),
                Arguments.of("Resources: {? [a] : b}", "t:1: must have texts as keys"),
                Arguments.of("{\"Resources\":" + "[".repeat(300), "t: is no JSON: Document nesting depth (201)"),
                Arguments.of("Resources: " + "[".repeat(300), "t: is no YAML: Nesting Depth exceeded max 200"),
                Arguments.of("Resources: &a [*a]", "t:1: its aliases make too much of it"),
                Arguments.of(laughs(), "t:"));
    }

    /** Each line doubles the one before it. */
    private static String laughs() {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void ofATemplate(String text, String message) {
        assertThatThrownBy(() -> TelemetryLint.of("t", text))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    private void refuses(Path given, String message) {
        assertThatThrownBy(() -> TelemetryLint.read(List.of(given)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage(message);
    }

    @Test
    void ofAFolder() throws IOException {
        var none = folder.resolve("none");
        refuses(none, none + " must be a folder such as cdk.out, or a template, got nothing of that name");
        refuses(
                folder,
                folder
                        + " must be the folder of a CDK assembly, got one without manifest.json; give cdk.out, or templates");

        var manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, "{}");
        var version = " must be of a version up to 54, got \"%s\"; take a newer lint, or give the templates there";
        refuses(folder, manifest + version.formatted(""));
        Files.writeString(manifest, "{\"version\": \"55.1.0\"}");
        refuses(folder, manifest + version.formatted("55.1.0"));
        Files.writeString(
                manifest,
                "{\"version\": \"54.0.0\", \"artifacts\": {\"a\": {\"type\": \"aws:cloudformation:stack\","
                        + " \"properties\": {\"templateFile\": \"../../etc/passwd\"}}}}");
        refuses(folder, manifest + " must name files of its folder, got \"../../etc/passwd\"");
    }

    @Test
    void ofAFileThatIsTooLargeOrNoText() throws IOException {
        var large = folder.resolve("large.json");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        refuses(large, large + " must have at most 16 MB, got 100 MB; give a template, not an asset");

        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> TelemetryLint.read(List.of(binary)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageStartingWith(binary + " must be a file in UTF-8 that can be read, got ");
    }
}
