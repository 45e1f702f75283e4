package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.reading.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** The app's synth where no CLI runs it: an error of the lint is a line for whoever wrote the file. */
class LintedSynthTest {
    private static final Path FILE = Path.of("telemetry.yaml");

    @TempDir
    private Path folder;

    private App app(Map<String, Object> context) {
        return App.Builder.create()
                .outdir(folder.toString())
                .postCliContext(context)
                .build();
    }

    private static void broken(App app, String id, String... actions) {
        CfnAlarm.Builder.create(new Stack(app, id), "Alarm")
                .namespace("Shop")
                .metricName("orders")
                .comparisonOperator("GreaterThanThreshold")
                .evaluationPeriods(1)
                .datapointsToAlarm(2)
                .alarmActions(List.of(actions))
                .build();
    }

    @Test
    void eachErrorIsALine() {
        var app = app(TelemetryApp.CONTEXT);
        var lint = TelemetryApp.lint(app);
        broken(app, "One", "arn:aws:sns:eu-west-1:111122223333:ops");
        broken(app, "Two");

        var line = "telemetry.yaml: Alarm of %s.template.json needs 2 breaching data points of 1, which is never so;"
                + " take a threshold within the metric's range, and periods that CloudWatch takes";
        assertThatThrownBy(() -> TelemetryApp.synth(app, FILE, lint))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(line.formatted("One") + "\n" + line.formatted("Two"));
    }

    @Test
    void switchedOffItSaysNothing() {
        var app = app(Map.of("aws:cdk:disable-stack-trace", true, "lint", "off"));
        var lint = TelemetryApp.lint(app);
        broken(app, "One");

        assertThat(TelemetryApp.synth(app, FILE, lint).getStacks()).hasSize(1);
        assertThat(lint.findings()).isEmpty();
    }
}
