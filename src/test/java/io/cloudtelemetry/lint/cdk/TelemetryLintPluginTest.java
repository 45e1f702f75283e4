package io.cloudtelemetry.lint.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.lint.LintFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/** The lint in the CDK's own report of its validation. */
class TelemetryLintPluginTest {
    @TempDir
    private Path folder;

    private final TelemetryLintPlugin plugin = new TelemetryLintPlugin();

    private App app() {
        var app = App.Builder.create()
                .outdir(folder.toString())
                .postCliContext(Map.of("aws:cdk:disable-stack-trace", true, "aws:cdk:enable-path-metadata", true))
                .build();
        Validations.of(app).addPlugins(plugin);
        return app;
    }

    private static Stack stack(Construct scope, String id, String region) {
        var environment =
                Environment.builder().account("111122223333").region(region).build();
        return new Stack(scope, id, StackProps.builder().env(environment).build());
    }

    private static void alarm(Stack stack, String... actions) {
        CfnAlarm.Builder.create(stack, "Orders")
                .namespace("Shop")
                .metricName("orders")
                .comparisonOperator("GreaterThanThreshold")
                .evaluationPeriods(1)
                .alarmActions(List.of(actions))
                .build();
    }

    private JsonNode report() throws IOException {
        for (var plugin : new ObjectMapper()
                .readTree(folder.resolve("validation-report.json").toFile())
                .path("pluginReports")) {
            if (plugin.path("pluginName").asText().equals(TelemetryLintPlugin.NAME)) {
                return plugin;
            }
        }
        throw new AssertionError("no report of the plugin");
    }

    @Test
    void anErrorFailsTheSynthAndNamesTheConstruct() throws IOException {
        var app = app();
        alarm(stack(app, "Shop", "eu-west-1"));

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        assertThat(report().path("conclusion").asText()).isEqualTo("failure");
        var violation = report().path("violations").path(0);
        assertThat(violation.path("ruleName").asText()).isEqualTo("nobody-is-told");
        assertThat(violation.path("severity").asText()).isEqualTo("error");
        assertThat(violation.path("suggestedFix").asText()).contains("AlarmActions");
        assertThat(violation
                        .path("violatingConstructs")
                        .path(0)
                        .path("constructPath")
                        .asText())
                .isEqualTo("Shop/Orders");
        assertThat(plugin.findings()).extracting(each -> each.rule().id()).containsExactly("nobody-is-told");
    }

    @Test
    void aWarningDoesNot() throws IOException {
        var app = app();
        var stack = stack(app, "Shop", "eu-west-1");
        alarm(stack, new software.amazon.awscdk.services.sns.Topic(stack, "Topic").getTopicArn());

        app.synth();
        assertThat(report().path("conclusion").asText()).isEqualTo("success");
        assertThat(report().findValuesAsText("ruleName")).containsExactly("topic-without-subscriber");
    }

    @Test
    void aRuleIsAcknowledgedWithTheNameOfThePlugin() throws IOException {
        var app = app();
        var stack = stack(app, "Shop", "eu-west-1");
        alarm(stack);
        Validations.of(stack)
                .acknowledge(Acknowledgment.builder()
                        .id(TelemetryLintPlugin.NAME + "::nobody-is-told")
                        .reason("a board shows it")
                        .build());

        app.synth();
        assertThat(report().path("violations")).isEmpty();
        assertThat(report().path("suppressedViolations")).hasSize(1);
    }

    @Test
    void withoutTheNameOfThePluginItIsPassedOver() {
        var app = app();
        var stack = stack(app, "Shop", "eu-west-1");
        alarm(stack);
        Validations.of(stack)
                .acknowledge(Acknowledgment.builder()
                        .id("nobody-is-told")
                        .reason("a board shows it")
                        .build());

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    }

    /** CDK asks for each account and region; what spans them is found all the same, and told once. */
    @Test
    void stacksOfSeveralRegionsAndStagesAreLookedAtTogether() throws IOException {
        var app = app();
        board(stack(app, "Eu", "eu-west-1"));
        board(stack(new Stage(app, "Prod"), "Us", "us-east-1"));

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        assertThat(report().findValuesAsText("ruleName")).containsExactly("name-twice");
        assertThat(plugin.findings())
                .extracting(LintFinding::subject, LintFinding::what)
                .containsExactly(
                        tuple("Eu/Board", "is called shop like Prod/Us/Board, in one account, whatever the region"));
    }

    private static void board(Stack stack) {
        CfnDashboard.Builder.create(stack, "Board")
                .dashboardName("shop")
                .dashboardBody("{}")
                .build();
    }

    @Test
    void whatGoesWrongInTheLintFailsNoSynth() throws IOException {
        var app = app();
        var stack = stack(app, "Shop", "eu-west-1");
        stack.addTransform("AWS::Serverless-2016-10-31");
        stack.getTemplateOptions().setMetadata(Map.of("Large", "x".repeat(17 << 20)));

        app.synth();
        assertThat(report().path("conclusion").asText()).isEqualTo("success");
        assertThat(report().findValuesAsText("ruleName")).containsExactly("internal");
    }
}
