package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {
    private static final Path SAMPLES = Path.of("src/test/resources/io/cloudtelemetry/app");

    @TempDir
    private Path folder;

    /** Reads every file of a folder, as {@link ReadAhead} does. */
    static final class AllOf {
        public static void main(String[] arguments) throws IOException {
            try (var files = Files.list(Path.of(arguments[0]))) {
                for (var file : files.toList()) {
                    try {
                        TelemetryConfig.written(file);
                        System.out.println("taken");
                    } catch (ConfigurationException refused) {
                        System.out.println("refused");
                    }
                }
            }
        }
    }

    /** The CDK talks with one thread at a time; a file that asked it something would get the answer of the app's question. */
    @Test
    void nothingThatAFileCanSayAsksTheCdk() throws IOException, InterruptedException {
        for (var row : BadInputTableTest.rows()) {
            Files.writeString(folder.resolve(row.line() + ".yaml"), BadInputTableTest.file(row.keys()));
        }
        try (var samples = Files.list(SAMPLES)) {
            for (var sample :
                    samples.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                Files.copy(sample, folder.resolve(sample.getFileName()));
            }
        }
        Files.copy(Path.of("telemetry.yaml"), folder.resolve("telemetry.yaml"));

        var reading = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AllOf.class.getName(),
                folder.toString());
        reading.environment().put("JSII_NODE", folder.resolve("no-node").toString());
        reading.redirectErrorStream(true);
        var process = reading.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(said).contains("taken", "refused").containsOnly("taken", "refused");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theFileIsTheOneOfTheAppWhicheverIsGuessed() throws IOException {
        var shop = file("shop");
        var other = file("other");
        var ahead = ReadAhead.start("{\"summary\": \"full\", \"config\" : \"%s\"}".formatted(shop));

        assertThat(ahead.config(shop).name()).isEqualTo("shop");
        assertThat(ahead.config(other).name()).isEqualTo("other");
        assertThat(ReadAhead.start(null).config(Path.of("telemetry.yaml")).name())
                .isEqualTo("nrson");
        assertThat(ReadAhead.start("no JSON").config(shop).name()).isEqualTo("shop");
    }

    @Test
    void whatIsRefusedAheadIsToldWhenItIsAskedFor() {
        var missing = folder.resolve("missing.yaml");
        var ahead = ReadAhead.start("{\"config\": \"%s\"}".formatted(missing));

        assertThatThrownBy(() -> ahead.config(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(missing + ": no such file");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                "name: %s\nregion: eu-west-1\napiGateway: {httpApis: [{id: a1, stage: prod}]}\n".formatted(name));
    }
}
