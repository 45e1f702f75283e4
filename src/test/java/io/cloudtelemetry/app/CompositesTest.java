package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** Composites and maintenance windows of a configuration file. */
class CompositesTest {
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final String MEMORY = "NRSON-EKS-CLUSTER-node-memory-critical";

    @TempDir
    private Path folder;

    @TempDir
    private Path outdir;

    private TelemetryStacks stacks(String yaml, String... replacements) {
        var all = new ArrayList<>(List.of("dashboards:\n", yaml + "\ndashboards:\n"));
        all.addAll(List.of(replacements));
        var file = CdkJson.walkThroughWithOneAlarm(folder, all.toArray(String[]::new));
        return TelemetryApp.define(CdkJson.app(outdir), file, null);
    }

    private void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> stacks(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(folder.resolve("telemetry.yaml") + ": " + message);
        PlainWords.assertIn(message);
    }

    @Test
    void overSeveralStacksStandInOneOfTheirOwnAfterTheirParts() {
        var stacks =
                stacks("""
                composites:
                  - {name: outer, severity: warning, anyOf: [inner-critical, inner-critical]}
                  - {name: inner, severity: critical, anyOf: [critical], suppressedBy: quiet-info, waitPeriod: 120}
                  - {name: quiet, severity: info, anyOf: [restApis]}
                maintenanceWindows:
                  - name: patching
                    schedule: cron(0 2 * * SUN)
                    duration: PT2H
                    timeZone: Asia/Seoul
                    startDate: 2027-05-10T14:00
                    alarms: [clusters, %s, outer-warning]
                """.formatted(MEMORY), "server-errors: {enabled: false}", "server-errors: {severity: info}");
        var alarms = CdkJson.stack(stacks, "alarms");
        var template = Template.fromStack(alarms);

        assertThat(alarms.getDependencies())
                .containsExactlyInAnyOrder(
                        CdkJson.stack(stacks, "notifications"),
                        CdkJson.stack(stacks, "eks"),
                        CdkJson.stack(stacks, "api-gateway"));
        template.hasResourceProperties(
                COMPOSITE, Map.of("AlarmName", "outer-warning", "AlarmRule", "ALARM(\"inner-critical\")"));
        template.hasResourceProperties(
                COMPOSITE,
                Map.of(
                        "AlarmName",
                        "inner-critical",
                        "AlarmRule",
                        "ALARM(\"inner-nrson-eks\") OR ALARM(\"inner-nrson-api-gateway\")",
                        "ActionsSuppressor",
                        "inner-nrson-api-gateway.suppressor",
                        "ActionsSuppressorWaitPeriod",
                        120,
                        "ActionsSuppressorExtensionPeriod",
                        60));
        template.hasResourceProperties(
                "AWS::CloudWatch::AlarmMuteRule",
                Map.of(
                        "MuteTargets",
                        Map.of("AlarmNames", List.of(MEMORY, "outer-warning")),
                        "StartDate",
                        "2027-05-10T14:00",
                        "Rule",
                        Map.of(
                                "Schedule",
                                Map.of(
                                        "Expression", "cron(0 2 * * SUN)",
                                        "Duration", "PT2H",
                                        "Timezone", "Asia/Seoul"))));
        var eks = Template.fromStack(CdkJson.stack(stacks, "eks"));
        eks.resourceCountIs(COMPOSITE, 1);
        eks.hasResourceProperties(
                COMPOSITE, Map.of("AlarmName", "inner-nrson-eks", "AlarmRule", "ALARM(\"" + MEMORY + "\")"));
        var api = Template.fromStack(CdkJson.stack(stacks, "api-gateway"));
        api.resourceCountIs(COMPOSITE, 3);
        api.hasResourceProperties(COMPOSITE, Map.of("AlarmName", "inner-nrson-api-gateway", "AlarmRule", "FALSE"));
        api.hasResourceProperties(
                COMPOSITE,
                Map.of("AlarmName", "inner-nrson-api-gateway.suppressor", "AlarmRule", "ALARM(\"quiet-info\")"));
        for (var stack : stacks.stacks()) {
            assertThat(Template.fromStack(stack).toJSON().toString()).doesNotContain("Export={", "Fn::ImportValue");
        }
        assertThat(Template.fromStack(CdkJson.stack(stacks, "dashboards"))
                        .toJSON()
                        .toString())
                .contains(":alarm:outer-warning");
        assertThat(CdkJson.summary(stacks, outdir, SynthSummary.Detail.FULL))
                .contains(
                        "Alarm outer-warning: Any of inner-critical -> NODE_MEMORY_CloudWatch_Alarms_Topic (ops@example.com)",
                        "Maintenance window patching: cron(0 2 * * SUN) for PT2H mutes clusters, " + MEMORY
                                + ", outer-warning");
    }

    @Test
    void refusesAnUnknownAlarm() {
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [NRSON-EKS-CLUSTER-node-memory]}\n",
                "composites[0].anyOf[0] must be the name of an alarm, got \"NRSON-EKS-CLUSTER-node-memory\";"
                        + " did you mean " + MEMORY + "? Allowed: [" + MEMORY + ", a-info]");
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [clusters], suppressedBy: b-info}\n"
                        + "  - {name: ab, severity: info, anyOf: [clusters]}\n",
                "composites[0].suppressedBy must be the name of an alarm, got \"b-info\"; did you mean a-info?"
                        + " Allowed: [" + MEMORY + ", a-info, ab-info]");
        assertRefused(
                "maintenanceWindows:\n  - {name: a, schedule: cron(0 2 * * *), duration: PT1H, alarms: [clusters, x]}\n",
                "maintenanceWindows[0].alarms[1] must be the name of an alarm, got \"x\"; did you mean " + MEMORY
                        + "? Allowed: [" + MEMORY + "]");
    }

    @Test
    void refusesACycle() {
        assertRefused(
                "composites:\n  - {name: z, severity: info, anyOf: [a-info]}\n"
                        + "  - {name: a, severity: info, anyOf: [clusters], andAnyOf: [b-info]}\n"
                        + "  - {name: b, severity: info, anyOf: [clusters], suppressedBy: a-info}\n",
                "composites[1] must not lead back to itself, got a-info -> b-info -> a-info;"
                        + " CloudWatch stops evaluating such alarms");
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [a-info]}\n",
                "composites[0] must not lead back to itself, got a-info -> a-info; CloudWatch stops evaluating such alarms");
    }

    @Test
    void refusesNamesThatAreTaken() {
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [clusters]}\n"
                        + "  - {name: a, severity: critical, anyOf: [clusters]}\n",
                "composites[1].name must be used once, got \"a\" as in composites[0]");
        assertRefused(
                "maintenanceWindows:\n  - {name: a, schedule: cron(0 2 * * *), duration: PT1H, alarms: [clusters]}\n"
                        + "  - {name: a, schedule: cron(0 3 * * *), duration: PT1H, alarms: [clusters]}\n",
                "maintenanceWindows[1].name must be used once, got \"a\" as in maintenanceWindows[0]");
    }

    @Test
    void refusesWhatCannotBe() {
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [restApis]}\n",
                "composites[0].anyOf[0] must stand for at least one alarm, got restApis, of which there is none");
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [clusters], andAnyOf: [critical]}\n",
                "composites[0].andAnyOf must name each alarm once, got a second " + MEMORY
                        + "; an alarm that is symptom and cause would go off alone");
        assertRefused(
                "composites:\n  - {name: A b, severity: info, anyOf: [clusters]}\n",
                "composites[0].name must be lower-case words joined by hyphens, such as node-memory, got \"A b\"");
        assertRefused(
                "composites:\n  - {name: a, severity: info, anyOf: [clusters], waitPeriod: 60}\n",
                "composites[0].waitPeriod must be given with suppressedBy only, got 60 without");
        assertRefused(
                "composites:\n  - {name: a, severity: info}\n",
                "composites[0].anyOf is missing; it must be a list of alarms, or of the words clusters, restApis, critical");
    }

    @Test
    void refusesWindowsThatCannotBe() {
        refusesWindow(
                "schedule: cron(0 2 * * *), duration: 2h", "duration must be such as PT2H or P1DT12H, got \"2h\"");
        refusesWindow(
                "schedule: cron(0 2 * * *), duration: PT-5M",
                "duration must be such as PT2H or P1DT12H, got \"PT-5M\"");
        refusesWindow(
                "schedule: cron(0 2 * * *), duration: P16D",
                "duration must be whole minutes, from 1 minute to 15 days, got P16D");
        refusesWindow(
                "schedule: cron(0 2 * * *), duration: PT1H, timeZone: Asia/Soul",
                "timeZone must be a name such as Asia/Seoul or UTC, got \"Asia/Soul\"; did you mean Asia/Seoul?");
        refusesWindow(
                "schedule: cron(0 2 * * *), duration: PT1H, expireDate: tomorrow",
                "expireDate must be such as 2027-05-10T14:00, got \"tomorrow\"");
        refusesWindow(
                "schedule: rate(1 day), duration: PT1H",
                "schedule must be cron(minutes hours day-of-month month day-of-week) of numbers, names, *, - and commas,"
                        + " such as cron(0 2 * * SUN), or at(yyyy-MM-ddThh:mm), got \"rate(1 day)\"");
        refusesWindow("schedule: cron(0 2 * * *)", "duration is missing; it must be such as PT2H for two hours");
    }

    private void refusesWindow(String keys, String message) {
        assertRefused(
                "maintenanceWindows:\n  - {name: a, alarms: [clusters], " + keys + "}\n",
                "maintenanceWindows[0]." + message);
    }

    @Test
    void aWindowOverAllThatIsCriticalMutesCriticalCompositesToo() {
        var stacks = stacks("""
                composites:
                  - {name: any, severity: critical, anyOf: [clusters]}
                  - {name: any-to-know, severity: info, anyOf: [clusters]}
                maintenanceWindows:
                  - {name: patching, schedule: cron(0 2 * * SUN), duration: PT2H, alarms: [critical]}
                """);

        Template.fromStack(CdkJson.stack(stacks, "alarms"))
                .hasResourceProperties(
                        "AWS::CloudWatch::AlarmMuteRule",
                        Map.of("MuteTargets", Map.of("AlarmNames", List.of(MEMORY, "any-critical"))));
        Template.fromStack(CdkJson.stack(stacks, "eks"))
                .hasResourceProperties(
                        COMPOSITE, Map.of("AlarmName", "any-to-know-info", "AlarmRule", "ALARM(\"" + MEMORY + "\")"));
    }
}
