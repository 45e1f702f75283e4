package io.cloudtelemetry.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudtelemetry.lint.LintRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command as it is called: what it prints, and its exit code. */
class LintCommandTest {
    private static final Path FILES = Path.of("src/test/resources/io/cloudtelemetry/lint");
    private static final String BROKEN = FILES.resolve("every-rule-once.yaml").toString();
    private static final String SERVERLESS =
            FILES.resolve("corpus/serverless.json").toString();
    private static final String CLEAN = "src/test/resources/snapshots/readme/shop.template.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Run(int exitCode, String out, String errors) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var exitCode = LintCommand.run(arguments, new PrintWriter(out), new PrintWriter(errors));
        return new Run(exitCode, out.toString(), errors.toString());
    }

    @Test
    void nothingFoundIsExitCode0() {
        assertThat(run(CLEAN)).isEqualTo(new Run(0, "nothing found" + System.lineSeparator(), ""));
    }

    @Test
    void aFindingIsALineWithItsPlaceAndALineWithWhatToDo() {
        var run = run(SERVERLESS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        SERVERLESS
                                + ":25: error: ServerErrorsAlarm: is never in alarm: the Average of AWS/ApiGateway 5XXError lies"
                                + " from 0 to 1, and it asks for GreaterThanOrEqualToThreshold 10 [impossible-evaluation]",
                        "    " + LintRule.of("impossible-evaluation").mend(),
                        SERVERLESS
                                + ":7: warning: ApiGatewayStage: writes whole requests and responses to"
                                + " API-Gateway-Execution-Logs_${ApiGatewayRestApi}/prod, which no template here gives a"
                                + " retention or a masking [data-logging]",
                        "    " + LintRule.of("data-logging").mend(),
                        "1 error, 1 warning");
    }

    @Test
    void theReadmeShowsThisRun() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(run(SERVERLESS)
                        .out()
                        .replace(SERVERLESS, "serverless.json")
                        .lines()
                        .map(line -> "# " + line + "\n")
                        .collect(joining("", "-lint.jar serverless.json\n", "```")));
    }

    @Test
    void whatFailsIsForTheCallerToSay() {
        assertThat(run(SERVERLESS, "--fail-on", "error").exitCode()).isEqualTo(1);
        assertThat(run(SERVERLESS, "--ignore", "impossible-evaluation=known").exitCode())
                .isZero();
        assertThat(run(SERVERLESS, "--ignore=impossible-evaluation=known", "--fail-on=warning")
                        .exitCode())
                .isEqualTo(1);
        assertThat(run(
                                SERVERLESS,
                                "--ignore",
                                "impossible-evaluation=a",
                                "--ignore",
                                "data-logging=b",
                                "--fail-on=WARNING")
                        .exitCode())
                .isZero();
        assertThat(run(
                                SERVERLESS,
                                "--ignore",
                                "impossible-evaluation=a",
                                "--ignore",
                                "data-logging=b",
                                "--fail-on=info")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void infoIsShownOnRequest() {
        assertThat(run(SERVERLESS).out()).doesNotContain(" info: ");
        assertThat(run(SERVERLESS, "--show", "info").out()).contains(" info: ").contains("1 error, 1 warning, 1 info");
        assertThat(run(SERVERLESS, "--show", "error").out()).doesNotContain("warning");
    }

    @Test
    void whatIsIgnoredIsSaid() {
        assertThat(run(SERVERLESS, "--ignore", "data-logging=the stage is for tests")
                        .out())
                .doesNotContain("ApiGatewayStage")
                .contains("1 ignored of data-logging: the stage is for tests");
    }

    @Test
    void jsonHasAll() throws IOException {
        var json = run(BROKEN, "--format", "json", "--show", "info", "--ignore", "topic-key=rotated")
                .json();

        assertThat(json).hasSize(17).allSatisfy(each -> {
            assertThat(LintRule.of(each.path("rule").asText()).why())
                    .isEqualTo(each.path("why").asText());
            assertThat(each.path("file").asText()).isEqualTo(BROKEN);
            assertThat(each.path("line").asInt()).isPositive();
            assertThat(each.has("ignored")).isEqualTo(each.path("rule").asText().equals("topic-key"));
        });
    }

    @Test
    void sarifIsOfItsStandard() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(FILES.resolve("sarif.schema.json")));
        for (var input : List.of(
                BROKEN,
                SERVERLESS,
                CLEAN,
                FILES.resolve("corpus/cdk.out").toAbsolutePath().toString())) {
            var sarif = run(input, "--format", "sarif", "--show", "info", "--ignore", "name-twice=wanted")
                    .json();

            assertThat(schema.validate(
                            sarif, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                    .isEmpty();
            var run = sarif.path("runs").path(0);
            var rules = run.path("tool").path("driver").path("rules");
            assertThat(run.path("results")).allSatisfy(result -> {
                assertThat(rules.path(result.path("ruleIndex").asInt()).path("id"))
                        .isEqualTo(result.path("ruleId"));
                assertThat(result.has("suppressions"))
                        .isEqualTo(result.path("ruleId").asText().equals("name-twice"));
            });
        }
        assertThat(StreamSupport.stream(
                                run(SERVERLESS, "--format=sarif")
                                        .json()
                                        .findValues("startLine")
                                        .spliterator(),
                                false)
                        .map(JsonNode::asInt))
                .containsExactly(25, 7);
    }

    @Test
    void boardsAreDrawnOnRequest(@TempDir Path folder) throws IOException {
        var run = run(CLEAN, "--report", folder.toString());

        assertThat(run.errors()).startsWith("Drawn in %s: ".formatted(folder)).contains(".svg");
        assertThat(run.exitCode()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(file -> assertThat(file).content().startsWith("<svg "));
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "Missing required parameter: 'PATH'"),
                Arguments.of("none", "none must be a folder such as cdk.out, or a template, got nothing of that name"),
                Arguments.of(
                        CLEAN + " --format xml",
                        "Invalid value for option '--format': expected one of [text, json, sarif] (case-insensitive) but was 'xml'"),
                Arguments.of(
                        CLEAN + " --fail-on never",
                        "Invalid value for option '--fail-on': expected one of [INFO, WARNING, ERROR] (case-insensitive) but was 'never'"),
                Arguments.of(
                        CLEAN + " --ignore topic-keys=x",
                        "--ignore must name a rule: " + LintRule.all().keySet() + "; got topic-keys=x"),
                Arguments.of(
                        CLEAN + " --ignore topic-key",
                        "Value for option option '--ignore' (RULE=REASON) should be in KEY=VALUE format but was topic-key"),
                Arguments.of(
                        CLEAN + " --ignore topic-key=",
                        "--ignore must say why, as in RULE=\"the pager team subscribes\"; got topic-key="),
                Arguments.of(
                        CLEAN + " --report pom.xml",
                        "--report must be a folder to write into, got \"pom.xml\", and %s is a file"
                                .formatted(Path.of("pom.xml").toAbsolutePath())),
                Arguments.of(CLEAN + " --loud", "Unknown option: '--loud'"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badInputIsOneLineAndExitCode2(String arguments, String message) {
        var run = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run).isEqualTo(new Run(2, "", message + System.lineSeparator()));
    }

    @Test
    void helpNamesTheExitCodes(@TempDir Path folder) {
        assertThat(run("--help").out()).contains("--ignore=RULE=REASON").contains("2   bad input");
        assertThat(run("--version").out()).startsWith("cloudtelemetry-lint 0.1.0");
        assertThat(run(folder.toString()).errors()).contains("manifest.json");
    }
}
