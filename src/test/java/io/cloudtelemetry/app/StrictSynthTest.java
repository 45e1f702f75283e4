package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/** The whole app with CDK's template validation on, whose findings are errors as in cdk.json. */
@Tag("strict")
class StrictSynthTest extends StrictSynth {
    private static final String EXAMPLE_VALUE = "Annotation::@cloudtelemetry/app:exampleValue";

    @Test
    void validationIsNotSwitchedOffHere() {
        assertThat(System.getenv("CDK_VALIDATION")).isNull();
        assertThat(CdkJson.context()).containsEntry("@aws-cdk/core:validateAgainstDefaultRules", true);
    }

    /** CDK's validation counts resources, too, and would refuse them without a division. */
    @Test
    void moreResourcesThanAStackTakesAreLeftToTheApp() throws IOException {
        var addresses =
                IntStream.range(0, 500).mapToObj("a%d@example.com"::formatted).collect(joining(", "));
        var file = Files.writeString(folder.resolve("many.yaml"), """
                name: shop
                region: eu-west-1
                notifications: [{topic: all, email: [%s]}]
                apiGateway: {httpApis: [{id: h, stage: prod}]}
                """.formatted(addresses));
        var app = CdkJson.app(folder);
        var stacks = TelemetryApp.define(app, file, null);

        app.synth();
        assertThat(new StackLimits(stacks, folder).exceeded())
                .containsExactly("stack shop-notifications would hold 503 of 500 resources; leave some of it out, as it"
                        + " cannot be divided");
    }

    @Test
    void walkThroughHasNoFindingButItsExampleValues() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("telemetry.yaml"), null);

        app.synth();
        assertThat(rulesBroken())
                .containsOnly(EXAMPLE_VALUE, "Annotation::@cloudtelemetry/apigateway:throttlingNotStated");
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

        app.synth();
        assertThat(rulesBroken())
                .containsOnly(EXAMPLE_VALUE, "Annotation::@cloudtelemetry/apigateway:throttlingNotStated");
    }

    @Test
    void containerLogsHaveNoFinding() throws IOException {
        var app = CdkJson.app(folder);
        var credentials = "    credentials: {nodeRoles: [EKS-WORKERNODE-ROLE]}";
        var file = CdkJson.walkThrough(
                folder,
                credentials,
                credentials + "\n    containerLogs: {logGroups: {host: {infrequentAccess: true}}}",
                "[alarms, clusters, restApis, executionLogs]",
                "[clusters, containerLogs]");
        TelemetryApp.define(app, file, null);

        app.synth();
        assertThat(rulesBroken())
                .containsOnly(EXAMPLE_VALUE, "Annotation::@cloudtelemetry/apigateway:throttlingNotStated");
    }

    @Test
    void everyRecommendedAlarmHasNoFinding() throws IOException {
        var app = CdkJson.app(folder);
        var scope = new Stack(app, "Recommended");
        for (var file : alarmFiles()) {
            var recommended = RecommendedAlarms.read(RecommendedAlarms.class, "/" + file);
            var subject = new TreeMap<String, String>();
            recommended.data().subject().forEach(dimension -> subject.put(dimension, "a"));
            var alarms = switchedOn(recommended.with(Set.of("enhanced")));
            var defined = alarms.withRunbooks("https://example.com/alarms.md")
                    .define(
                            new Construct(scope, file.getFileName().toString()),
                            new AlarmSubject(file.getFileName().toString(), subject, 60, Set.of("enhanced")),
                            (at, severity, state) -> List.of("arn:aws:sns:eu-west-1:123456789012:" + severity));
            assertThat(defined)
                    .isNotEmpty()
                    .extracting(alarm -> alarm.spec().name())
                    .containsExactlyInAnyOrderElementsOf(alarms.names());
        }
        app.synth();

        assertThat(rulesBroken()).isEmpty();
    }

    /** {@return every file of recommended alarms on the class path} */
    private static List<Path> alarmFiles() throws IOException {
        var root = Path.of("target/classes");
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith("alarms.yaml"))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static AlarmSet switchedOn(AlarmSet alarms) {
        var all = alarms;
        var on = alarms.specs().stream().map(AlarmSpec::name).toList();
        for (var name : alarms.names()) {
            all = on.contains(name) ? all : all.change(name, alarm -> alarm.thresholdValue(1));
        }
        return all;
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
}
