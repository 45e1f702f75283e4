package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.app.config.TelemetryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** Holds the steps of docs/api-gateway.md against the app, as far as they go without an account. */
class ApiGatewayPageTest {
    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("docs/api-gateway.md"));
    }

    private String block(String language, String beginning) {
        return Pattern.compile("( *)```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fileOfTheStepsBecomesTheStacksOfTheSteps() throws IOException {
        var file = Files.writeString(folder.resolve("apis.yaml"), block("yaml", "name: shop"));

        var app = CdkJson.app(folder.resolve("out"));
        var stacks = TelemetryApp.define(app, file, null);

        assertThat(app.synth().getStacks())
                .extracting(CloudFormationStackArtifact::getStackName)
                .containsExactlyInAnyOrder("shop-notifications", "shop-api-gateway", "shop-dashboards");

        var apis = CdkJson.stack(stacks, "api-gateway");
        assertThat(page).contains("`shop-api-gateway`");
        // Three of each kind's own, one more of HTTP APIs; three of the method; a rate and unusual traffic.
        assertThat(stacks.alarms()).hasSize(3 + 4 + 3 + 2);
        var outputs = Template.fromStack(apis).findOutputs("*").values().stream()
                .map(output -> String.valueOf(output.get("Value")))
                .collect(Collectors.joining("\n"));
        assertThat(outputs).contains("--alarm-name 'b1b2c3d4e5-$default-server-errors-critical'");
        for (var command :
                block("sh", "npx -y aws-cdk@2.1148.1 deploy").lines().skip(1).toList()) {
            assertThat(outputs).contains(command);
        }
    }

    @Test
    void snippetOfFullDataIsRead() throws IOException {
        var snippet = block("yaml", "executionLogs:").indent(6);
        var file = Files.writeString(
                folder.resolve("apis.yaml"),
                "name: shop\nregion: eu-west-1\napiGateway:\n  restApis:\n    - id: r1b2c3d4e5\n      name: orders\n      stage: prod\n"
                        + snippet);

        var logs = TelemetryConfig.read(file).apiGateway().restApis().get(0).executionLogs();

        assertThat(logs)
                .extracting("masking.identifiers", "dataTrace.until")
                .containsExactly(List.of("EmailAddress", "CreditCardNumber"), "2099-01-31T18:00:00Z");
    }

    @Test
    void commandOfTheSynthIsThatOfTheContinuousIntegration() throws IOException {
        assertThat(Files.readString(Path.of(".ci/run"))).contains("npx -y aws-cdk@2.1148.1 synth");
        assertThat(block("sh", "npx -y aws-cdk@2.1148.1 synth")).contains("-c config=apis.yaml");
    }

    @Test
    void linksLeadSomewhere() {
        var links = Pattern.compile("]\\((?!http)([^)#]+)").matcher(page).results();
        assertThat(links.map(link -> Path.of("docs").resolve(link.group(1))))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).exists());
    }
}
