package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Page;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/** Holds the steps of docs/api-gateway.md against the app, as far as they go without an account. */
class ApiGatewayPageTest {
    @TempDir
    private Path folder;

    private final Page page = Page.of("api-gateway.md");

    private String block(String language, String beginning) {
        return page.blocks(language).stream()
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
        assertThat(page.text()).contains("`shop-api-gateway`");
        var ofStages = RestApiAlarms.recommended().specs().size()
                + HttpApiAlarms.recommended().specs().size();
        var ofTheMethod = RestApiAlarms.forMethod("GET", "/orders").length;
        // A rate of errors and unusual traffic.
        var ofTraffic = 2;
        assertThat(stacks.alarms()).hasSize(ofStages + ofTheMethod + ofTraffic);
        var outputs = Template.fromStack(apis).findOutputs("*").values().stream()
                .map(output -> String.valueOf(output.get("Value")))
                .collect(Collectors.joining("\n"));
        assertThat(outputs)
                .containsOnlyOnce("--alarm-name")
                .contains("--alarm-name orders-prod-server-errors-critical");
        for (var command :
                block("sh", "npx -y aws-cdk@2.1148.1 deploy").lines().skip(1).toList()) {
            assertThat(outputs).contains(command);
        }
    }

    @Test
    void commandOfTheSynthIsThatOfTheContinuousIntegration() throws IOException {
        assertThat(Files.readString(Path.of(".ci/run"))).contains("npx -y aws-cdk@2.1148.1 synth");
        assertThat(block("sh", "npx -y aws-cdk@2.1148.1 synth")).contains("-c config=apis.yaml");
    }
}
