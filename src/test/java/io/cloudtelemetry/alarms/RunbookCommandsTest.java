package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of a runbook, filled in and pasted into a shell whose programs print what they get. */
class RunbookCommandsTest {
    /** What is filled in and is not a single word to a shell. */
    private static final Map<String, String> FILLED =
            Map.of("API_NAME", "my orders", "STAGE", "$default", "ACCESS_LOG_GROUP", "$group", "PATH", "a?b=1&c=$d");

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return RecommendedFiles.ALL.stream()
                .flatMap(file -> file.data().alarms().stream())
                .flatMap(row -> row.commands().stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsFilledInArrivesAsItIs(String command) throws IOException, InterruptedException {
        for (var program : new String[] {"aws", "kubectl", "curl", "npx"}) {
            var stub = Files.writeString(
                    folder.resolve(program),
                    "#!/bin/sh\nprintf '%s' \"${0##*/}\" >> \"$SEEN\"\nprintf '|%s' \"$@\" >> \"$SEEN\"\n");
            assertThat(stub.toFile().setExecutable(true)).isTrue();
        }
        var plain = seen(command);
        assertThat(plain).matches("(?s)(aws|kubectl|curl|npx)\\|.*");
        assertThat(seen(filled(command))).isEqualTo(filled(plain));
    }

    private static String filled(String text) {
        var result = text;
        for (var word : FILLED.entrySet()) {
            result = result.replaceAll(
                    "(?<![A-Z_])" + word.getKey() + "(?![A-Z_])", Matcher.quoteReplacement(word.getValue()));
        }
        return result;
    }

    private String seen(String command) throws IOException, InterruptedException {
        var seen = folder.resolve("seen");
        Files.deleteIfExists(seen);
        var shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .directory(folder.toFile());
        shell.environment().put("PATH", folder + ":/usr/bin:/bin");
        shell.environment().put("SEEN", seen.toString());
        var process = shell.start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        return Files.exists(seen) ? Files.readString(seen, StandardCharsets.UTF_8) : "";
    }
}
