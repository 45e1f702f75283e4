package io.cloudtelemetry.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Page;
import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.DimensionValue;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of docs/adding-a-service.md is all that it takes: put on the class path, and nothing else is touched. */
class AddingAServiceTest {
    private static final String NAME = "io/cloudtelemetry/metrics/resources/fileSystems.yaml";

    /** Of Kubernetes, or what stands in the file around the row. */
    private static final Set<String> NOT_OF_RESOURCES = Set.of("perService", "perNamespace", "key", "dimensions");

    private final List<String> blocks = Page.of("adding-a-service.md").blocks("yaml");

    @TempDir
    private Path folder;

    @Test
    void theFileIsAllThatAFileOfTheConfigurationNeeds() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("telemetry.yaml"), blocks.get(1));

        run(added(), "io.cloudtelemetry.app.TelemetryApp");

        var alarms = template("shop-resources").findValuesAsText("AlarmName");
        assertThat(alarms)
                .containsExactly("images-file-system-io-limit-warning", "images-file-system-burst-credits-warning");
        assertThat(template("shop-resources").findValues("Dimensions"))
                .allSatisfy(each -> assertThat(each.toString())
                        .isEqualTo("[{\"Name\":\"FileSystemId\",\"Value\":\"fs-0123456789abcdef0\"}]"));
        assertThat(template("shop-dashboards").toString())
                .contains("## EFS file system images")
                .contains("PercentIOLimit")
                .contains("#/file-systems/fs-0123456789abcdef0");
    }

    @Test
    void theFileIsAllThatAnAppNeeds() throws IOException, InterruptedException {
        assertThat(run(added(), AddedService.class.getName()))
                .anyMatch(line -> line.startsWith("types: [") && line.contains(", fileSystems, functions, "))
                .contains(
                        "alarms: [Images-file-system-io-limit-warning, Images-file-system-burst-credits-warning]",
                        "section: EFS file system Images");
    }

    @Test
    void theFileMayStandInAJar() throws IOException, InterruptedException {
        var jar = folder.resolve("service.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(NAME.substring(0, NAME.lastIndexOf('/') + 1)));
            out.putNextEntry(new JarEntry(NAME));
            out.write(blocks.get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(run(jar, AddedService.class.getName())).contains("section: EFS file system Images");
    }

    @Test
    void nothingOfItIsKnownWithoutTheFile() {
        assertThat(ResourceTypes.all()).doesNotContain("fileSystems");
    }

    @Test
    void thePageHasEveryKey() {
        var text = Page.of("adding-a-service.md").text();

        for (var type : List.of(ResourceType.class, DimensionValue.class, AlarmRecommendation.class)) {
            assertThat(Arrays.stream(type.getRecordComponents()).map(each -> each.getName()))
                    .filteredOn(key -> !NOT_OF_RESOURCES.contains(key) || type == ResourceType.class)
                    .allSatisfy(key -> assertThat(text).containsPattern("`" + key + "[`:]"));
        }
    }

    /** {@return a folder for the class path, with the one file} */
    private Path added() throws IOException {
        var file = folder.resolve("added").resolve(NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, blocks.get(0));
        return folder.resolve("added");
    }

    private JsonNode template(String stack) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("cdk.out")
                        .resolve(stack + ".template.json")
                        .toFile());
    }

    private List<String> run(Path added, String main) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                added + File.pathSeparator + System.getProperty("java.class.path"),
                main));
        var out = folder.resolve("out.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("CDK_VALIDATION", "false");
        builder.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
        builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var exit = builder.start().waitFor();
        assertThat(exit).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }
}
