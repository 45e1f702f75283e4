package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** The whole app with CDK's template validation on, whose findings are errors as in cdk.json. */
@Tag("strict")
class StrictSynthTest {
    @TempDir
    private Path folder;

    @Test
    void validationIsNotSwitchedOffHere() {
        assertThat(System.getenv("CDK_VALIDATION")).isNull();
        assertThat(CdkJson.context()).containsEntry("@aws-cdk/core:validateAgainstDefaultRules", true);
    }

    @Test
    void walkThroughHasNoFindingButItsExampleValues() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("telemetry.yaml"), null);

        assertThat(app.synth().getStacks()).hasSize(4);
        assertThat(rulesBroken()).containsOnly("Annotation::@cloudtelemetry/app:exampleValue");
    }

    @Test
    void everythingExistingHasNoFindingButWhatItAsksFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-existing.yaml"), null);

        assertThat(app.synth().getStacks()).hasSize(3);
        assertThat(rulesBroken())
                .containsExactlyInAnyOrder(
                        "Annotation::@cloudtelemetry/notifications:existingTopic",
                        "Annotation::@cloudtelemetry/eks:agentSeesNoPods",
                        "Annotation::@cloudtelemetry/apigateway:dataTraceUnacknowledged");
    }

    @Test
    void everyKindOfRecipientHasNoFindingButWhatItAsksFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-recipients.yaml"), null);

        assertThat(app.synth().getStacks()).hasSize(2);
        assertThat(rulesBroken())
                .containsOnly(
                        "Annotation::@cloudtelemetry/notifications:existingQueue",
                        "Annotation::@cloudtelemetry/notifications:existingKey");
    }

    @Test
    void compositesAndMaintenanceWindowsHaveNoFinding() throws IOException {
        var app = CdkJson.app(folder);
        var file = CdkJson.walkThrough(
                folder,
                "dashboards:\n",
                "composites:\n"
                        + "  - {name: any, severity: critical, anyOf: [critical], suppressedBy: all-warning}\n"
                        + "  - {name: all, severity: warning, anyOf: [clusters]}\n"
                        + "maintenanceWindows:\n"
                        + "  - {name: w, schedule: cron(0 2 * * SUN), duration: PT2H, expireDate: 2028-05-10T14:00, alarms: [clusters]}\n"
                        + "dashboards:\n");
        TelemetryApp.define(app, file, null);

        assertThat(app.synth().getStacks()).hasSize(5);
        assertThat(rulesBroken()).containsOnly("Annotation::@cloudtelemetry/app:exampleValue");
    }

    @Test
    void brokenTemplateFailsHere() throws IOException {
        var app = CdkJson.app(folder);
        CfnAlarm.Builder.create(new Stack(app, "Broken"), "Alarm")
                .comparisonOperator("BiggerThanThreshold")
                .evaluationPeriods(1)
                .build();

        assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
        assertThat(rulesBroken()).contains("F3014");
    }

    private List<String> rulesBroken() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("validation-report.json").toFile())
                .findValuesAsText("ruleName");
    }
}
