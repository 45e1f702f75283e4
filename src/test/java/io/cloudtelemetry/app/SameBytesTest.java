package io.cloudtelemetry.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same file gives the same assembly: a template that changes by itself is a deployment that nobody asked for. */
class SameBytesTest {
    private static final Path RESOURCES = Path.of("src/test/resources/io/cloudtelemetry/app");

    @TempDir
    private Path folder;

    /** Java's unmodifiable maps and sets have an order of their own in each process. */
    @Test
    void twoProcessesAndFoldersGiveTheSameBytes() throws IOException, InterruptedException {
        var one = folder.resolve("one");
        var other = folder.resolve("another").resolve("folder");
        var processes = List.of(synthesizeAll(one), synthesizeAll(other));
        for (var process : processes) {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }

        var expected = texts(one);
        var actual = texts(other);
        assertThat(expected.keySet()).contains("telemetry/nrson-eks.template.json", "all-apis/manifest.json");
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(actual).allSatisfy((name, text) -> assertThat(text).as(name).isEqualTo(expected.get(name)));
    }

    private static Process synthesizeAll(Path outdir) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SameBytesTest.class.getName(),
                outdir.toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What the processes run. */
    public static void main(String[] arguments) throws IOException {
        var files = new ArrayList<>(List.of(Path.of("telemetry.yaml")));
        try (var more = Files.newDirectoryStream(RESOURCES, "all-*.yaml")) {
            more.forEach(files::add);
        }
        for (var file : files) {
            var name = file.getFileName().toString().replace(".yaml", "");
            var app = CdkJson.appWithAssets(Path.of(arguments[0]).resolve(name));
            TelemetryApp.define(app, file, null);
            app.synth();
        }
    }

    private static Map<String, String> texts(Path assembly) throws IOException {
        try (var files = Files.walk(assembly)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(
                            file -> assembly.relativize(file).toString(),
                            SameBytesTest::text,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    /** Also of archives: each byte is a character. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
