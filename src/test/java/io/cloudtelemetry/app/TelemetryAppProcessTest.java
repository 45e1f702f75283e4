package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.app.reading.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** The app as the CLI runs it: what it tells, and how it ends; in a process of its own where that is what is tested. */
class TelemetryAppProcessTest {
    private static final int REFUSED = 2;

    /** How a run ended, and what it told. */
    private record Run(int exitCode, String told) {
        private Stream<String> lines() {
            return told.lines();
        }
    }

    @TempDir
    private Path folder;

    @Test
    void badConfigurationGivesOneLineAndExitCode2AndWritesNothing() throws IOException, InterruptedException {
        var file = CdkJson.walkThrough(folder, "threshold: 80", "threshold: 8000");

        var process = process(file);

        assertThat(process.lines())
                .containsExactly(
                        file + ": clusters[0].alarms.node-memory.threshold must be from 0 to 100 for the Maximum"
                                + " node_memory_utilization, got 8000");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
        assertThat(folder.resolve("cdk.out").resolve("manifest.json")).doesNotExist();
    }

    @Test
    void allProblemsAreToldInOneRun() {
        var file = CdkJson.walkThrough(folder, "threshold: 80", "threshold: 8000", "name: NRSON-Telemetry", "nme: a");

        var process = run(file);

        assertThat(process.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ": clusters[0].alarms.node-memory.threshold must"),
                        line -> assertThat(line).startsWith(file + ": dashboards[0].nme is unknown; did you mean"));
        assertThat(process.exitCode()).isEqualTo(REFUSED);
        assertThat(folder.resolve("cdk.out").resolve("manifest.json")).doesNotExist();
    }

    /** The annotation is where the alarm is defined; the rules would say it again. */
    @Test
    void whatTheListsOfMetricsDoubtIsSaidOnce() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), """
                name: shop
                region: eu-west-1
                notifications: [{topic: t, severities: [critical, warning, info], email: [a@acme.test]}]
                resources:
                  tables:
                    - name: orders
                      alarms: {slow: {metric: SuccessfulRequestLatency, dimensions: {Colour: red}, above: 5, severity: info}}
                """);

        var process = run(file);

        assertThat(process.told())
                .contains("Warnings: 1 x @cloudtelemetry/alarms:unlistedMetric")
                .doesNotContain("metric-not-published");
        assertThat(process.exitCode()).isZero();
    }

    @Test
    void cycleOfCompositesGivesOneLineAndExitCode2AndWritesNothing() {
        var cycle = "composites: [{name: a, severity: warning, anyOf: [a-warning]}]\n\ndashboards:\n";
        var file = CdkJson.walkThrough(folder, "dashboards:\n", cycle);

        var process = run(file);

        assertThat(process.lines())
                .containsExactly(file + ": composites[0] must not lead back to itself, got a-warning -> a-warning;"
                        + " CloudWatch stops evaluating such alarms");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
        assertThat(folder.resolve("cdk.out").resolve("manifest.json")).doesNotExist();
    }

    @Test
    void accountIsTheOneOfTheCliIfThatHasOne() {
        assertThat(TelemetryApp.account(null)).isNull();
        assertThat(TelemetryApp.account("")).isNull();
        assertThat(TelemetryApp.account("012345678901")).isEqualTo("012345678901");
        assertThatThrownBy(() -> TelemetryApp.account("abc"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("CDK_DEFAULT_ACCOUNT must be the 12 digits of an account, got \"abc\"");
    }

    @Test
    void outputThatIsAFileGivesOneLineAndExitCode2() throws IOException, InterruptedException {
        var file = Files.copy(Path.of("telemetry.yaml"), folder.resolve("telemetry.yaml"));
        Files.writeString(folder.resolve("cdk.out"), "a file");

        var process = process(file);

        assertThat(process.lines()).singleElement().asString().startsWith("CDK_OUTDIR is refused by the CDK: ");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
    }

    /** What only the written templates show. */
    @Test
    void moreResourcesThanAStackTakesGiveOneLineAndExitCode2() throws IOException {
        var apis = IntStream.range(0, 130)
                .mapToObj("    - {id: h%d, stage: prod}"::formatted)
                .collect(joining("\n", "name: shop\nregion: eu-west-1\napiGateway:\n  httpApis:\n", "\n"));
        var file = Files.writeString(folder.resolve("many.yaml"), apis);

        var process = run(file);

        assertThat(process.lines())
                .containsExactly(file + ": stack shop-api-gateway would hold 520 of 500 resources; give 12 of its 130"
                        + " entries another stack: stack: part-2 from apiGateway.httpApis[118] on");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
        assertThat(folder.resolve("cdk.out").resolve("manifest.json")).doesNotExist();
    }

    /** As the file says, and the app warns; the lint does not make an error of it. */
    @Test
    void anAlarmThatIsToTellNobodyIsNoErrorOfTheLint() {
        var file = CdkJson.walkThrough(folder, "    alarms:\n", "    alarms:\n      failed-nodes: {notifies: false}\n");

        var process = run(file);

        assertThat(process.told())
                .contains("1 x @cloudtelemetry/app:unheardAlarm")
                .doesNotContain("nobody-is-told");
        assertThat(process.exitCode()).isZero();
    }

    @Test
    void lintIsOnOrOff() {
        var process = run("telemetry.yaml\", \"lint\": \"of");

        assertThat(process.lines()).containsExactly("lint must be on or off, got \"of\"");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
    }

    @Test
    void boardsAreDrawnOnRequestIntoAFolderThatTakesFiles() throws IOException {
        var file = Files.writeString(
                folder.resolve("shop.yaml"),
                "name: shop\nregion: eu-west-1\napiGateway: {httpApis: [{id: a1, stage: prod}]}\ndashboards: [{name: board}]\n");
        var drawn = folder.resolve("drawn");

        var process = run(file + "\", \"report\": \"" + drawn);
        assertThat(process.lines()).contains("Drawn in %s: board.svg".formatted(drawn));
        assertThat(process.exitCode()).isZero();
        assertThat(drawn.resolve("board.svg")).content().contains("a1-prod-");

        var refused = run(file + "\", \"report\": \"" + file);
        assertThat(refused.lines())
                .containsExactly(
                        "report must be a folder to write into, got \"%s\", and %s is a file".formatted(file, file));
        assertThat(refused.exitCode()).isEqualTo(REFUSED);
    }

    @Test
    void anEditIsToldByWhatItDeletesAndOneThatFailsIsRefused() throws IOException, InterruptedException {
        var api =
                "name: shop\nregion: eu-west-1\napiGateway: {restApis: [{id: %s, name: orders, stage: prod, alarms: {latency: {severity: %s}}}]}\n";
        var file = folder.resolve("shop.yaml");
        assertThat(process(Files.writeString(file, api.formatted("a1", "info"))).exitCode())
                .isZero();
        var deployed = Files.move(folder.resolve("cdk.out"), folder.resolve("deployed"));
        assertThat(deployed.resolve("shop-api-gateway.metadata.json"))
                .as("without traces, which say nothing of Java")
                .content()
                .contains("aws:cdk:logicalId")
                .doesNotContain("aws:cdk:creationStack");

        Files.writeString(file, api.formatted("a1", "critical"));
        var edit = run(file + "\", \"previous\": \"" + deployed);
        assertThat(edit.lines())
                .contains(
                        "Compared with %s:".formatted(deployed),
                        "  shop-api-gateway replaces 1: alarm orders-prod-latency-info");
        assertThat(edit.exitCode()).isZero();

        Files.writeString(file, api.formatted("b2", "info"));
        var refused = run(file + "\", \"previous\": \"" + deployed);
        assertThat(refused.lines()).isNotEmpty().allMatch(line -> line.startsWith(file + ": alarm orders-prod-"));
        assertThat(refused.exitCode()).isEqualTo(REFUSED);
        assertThat(folder.resolve("cdk.out").resolve("manifest.json")).doesNotExist();
    }

    @Test
    void theAssemblyOfBeforeIsACopy() {
        var process = run("telemetry.yaml\", \"previous\": \"" + folder.resolve("cdk.out"));

        assertThat(process.lines()).singleElement().asString().startsWith("previous must be a copy, got ");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
    }

    private Run run(Path file) {
        return run(file.toString());
    }

    private Run run(String config) {
        var told = new ByteArrayOutputStream();
        var context = "{\"config\": \"" + config + "\"}";
        var exitCode = TelemetryApp.run(
                () -> app(context), ReadAhead.start(context), new PrintStream(told, true, StandardCharsets.UTF_8));
        return new Run(exitCode, told.toString(StandardCharsets.UTF_8));
    }

    private App app(String context) {
        try {
            return App.Builder.create()
                    .outdir(folder.resolve("cdk.out").toString())
                    .context(new ObjectMapper().readValue(context, new TypeReference<Map<String, Object>>() {}))
                    .postCliContext(TelemetryApp.CONTEXT)
                    .build();
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private Run process(Path file) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TelemetryApp.class.getName());
        builder.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
        builder.environment()
                .put("CDK_CONTEXT_JSON", "{\"config\": \"" + file + "\", \"aws:cdk:disable-asset-staging\": true}");
        var process = builder.start();
        var told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), told);
    }

    @Test
    void aPathThatIsNoneGivesOneLineAndExitCode2() {
        var process = run("a\\u0000b");

        assertThat(process.lines()).containsExactly("config must be the path of a file, got \"a?b\"");
        assertThat(process.exitCode()).isEqualTo(REFUSED);
    }
}
