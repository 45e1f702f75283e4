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

/**
 * The same file gives the same assembly: a template that changes by itself is a deployment that nobody asked for. {@code
 * -Dsynths=10} compares ten synths, each in a process and a folder of its own, and not only two.
 */
class SameBytesTest {
    private static final int SYNTHS = Integer.getInteger("synths", 2);

    private static final Path RESOURCES = Path.of("src/test/resources/io/cloudtelemetry/app");

    @TempDir
    private Path folder;

    /** Java's unmodifiable maps and sets have an order of their own in each process. Two run at a time. */
    @Test
    void eachProcessAndFolderGivesTheSameBytes() throws IOException, InterruptedException {
        var expected = new TreeMap<String, String>();
        for (int first = 0; first < SYNTHS; first += 2) {
            var folders = new ArrayList<>(List.of(folder.resolve("one-" + first)));
            if (first + 1 < SYNTHS) {
                folders.add(folder.resolve("another").resolve("folder-" + first));
            }
            for (var actual : synthesized(folders)) {
                if (expected.isEmpty()) {
                    expected.putAll(actual);
                }
                assertThat(actual.keySet()).isEqualTo(expected.keySet());
                assertThat(actual)
                        .allSatisfy((name, text) -> assertThat(text).as(name).isEqualTo(expected.get(name)));
            }
        }
        assertThat(SYNTHS).isGreaterThan(1);
        assertThat(expected.keySet()).contains("telemetry/nrson-eks.template.json", "all-apis/manifest.json");
    }

    private static List<Map<String, String>> synthesized(List<Path> folders) throws IOException, InterruptedException {
        var processes = new ArrayList<Process>();
        for (var outdir : folders) {
            processes.add(synthesizeAll(outdir));
        }
        for (var process : processes) {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
        return folders.stream().map(SameBytesTest::texts).toList();
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
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // With assets, whose hashes are part of the assembly.
        builder.environment().remove("CDK_CONTEXT_JSON");
        return builder.start();
    }

    /** What the processes run. */
    public static void main(String[] arguments) throws IOException {
        var files = new ArrayList<>(List.of(Path.of("telemetry.yaml")));
        try (var more = Files.newDirectoryStream(RESOURCES, "all-*.yaml")) {
            more.forEach(files::add);
        }
        for (var file : files) {
            var name = file.getFileName().toString().replace(".yaml", "");
            var app = CdkJson.app(Path.of(arguments[0]).resolve(name));
            TelemetryApp.define(app, file, null);
            app.synth();
        }
    }

    private static Map<String, String> texts(Path assembly) {
        try (var files = Files.walk(assembly)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(
                            file -> assembly.relativize(file).toString(),
                            SameBytesTest::text,
                            (a, b) -> a,
                            TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
