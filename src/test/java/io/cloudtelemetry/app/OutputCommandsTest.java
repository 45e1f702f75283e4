package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of an output, pasted into a shell whose aws and kubectl print what they get. */
class OutputCommandsTest {
    private static final String API = "orders `id` \"x\" \\ $HOME it's";

    @TempDir
    private Path folder;

    private Map<String, String> commands;

    @BeforeEach
    void synthesize() throws IOException {
        var file = Files.writeString(folder.resolve("telemetry.yaml"), """
                name: shop
                region: eu-west-1
                notifications: [{topic: t, email: [a@acme.test]}]
                clusters:
                  - name: shop
                    kubectl: {accessEntry: true}
                    credentials: {nodeRoles: [nodes]}
                    containerLogs: {logGroups: {application: {infrequentAccess: true}}}
                apiGateway:
                  account: {leaveAlone: true}
                  restApis:
                    - id: a1b2c3d4e6
                      name: "orders `id` \\"x\\" \\\\ $HOME it's"
                      stage: prod
                      executionLogs: {infrequentAccess: true}
                      accessLogs: {}
                  httpApis: [{id: h1, stage: $default, accessLogs: {infrequentAccess: true}}]
                  webSocketApis: [{id: w1, stage: prod, executionLogs: {}}]
                """);
        var app = CdkJson.app(folder.resolve("cdk.out"));
        TelemetryApp.define(app, file, "111122223333");
        app.synth();
        commands = new TreeMap<>();
        for (var stack : new String[] {"notifications", "eks", "api-gateway"}) {
            var template = new ObjectMapper()
                    .readTree(folder.resolve("cdk.out/shop-" + stack + ".template.json")
                            .toFile());
            template.path("Outputs")
                    .properties()
                    .forEach(output ->
                            commands.put(output.getKey(), text(output.getValue().path("Value"))));
        }
        for (var program : new String[] {"aws", "kubectl", "sleep"}) {
            var stub = folder.resolve("bin").resolve(program);
            Files.createDirectories(stub.getParent());
            Files.writeString(
                    stub,
                    "#!/bin/sh\nprintf '%s' \"$KUBECONFIG ${0##*/}\" >> \"$SEEN\"\nprintf '|%s' \"$@\" >> \"$SEEN\"\necho >> \"$SEEN\"\necho id-1\n");
            assertThat(stub.toFile().setExecutable(true)).isTrue();
        }
    }

    /** Account and partition as CloudFormation puts them in. */
    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        var text = new StringBuilder();
        value.path("Fn::Join").path(1).forEach(part -> text.append(part.isTextual() ? part.asText() : "aws"));
        return text.toString();
    }

    private String seen(String command) throws IOException, InterruptedException {
        var seen = folder.resolve("seen");
        Files.deleteIfExists(seen);
        var shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .directory(folder.toFile());
        shell.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        shell.environment().put("SEEN", seen.toString());
        shell.environment().put("HOME", "/home/ops");
        shell.environment().remove("KUBECONFIG");
        var process = shell.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, printed).isZero();
        return Files.readString(seen);
    }

    @Test
    void noNameIsMoreThanAWordOfItsCommand() throws IOException, InterruptedException {
        var alarm = commands.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("TestAlarm") && each.getValue().contains("orders"))
                .findFirst()
                .orElseThrow();
        assertThat(seen(alarm.getValue()))
                .isEqualTo(" aws|cloudwatch|set-alarm-state|--region|eu-west-1|--alarm-name|" + API
                        + "-prod-server-errors-critical|--state-value|ALARM|--state-reason|test of the notification\n");
    }

    @Test
    void everyCommandRuns() throws IOException, InterruptedException {
        for (var command : commands.entrySet()) {
            assertThat(seen(command.getValue())).as(command.getKey()).startsWith(" aws|");
        }
        assertThat(commands)
                .containsKeys(
                        "PendingSubscriptionst",
                        "Rolloutshop",
                        "LogsRolloutshop",
                        "Stageh1default",
                        "Stagea1b2c3d4e6prod");
    }

    @Test
    void theDefaultStageIsNoVariable() throws IOException, InterruptedException {
        assertThat(seen(commands.get("Stageh1default")))
                .isEqualTo(" aws|apigatewayv2|get-stage|--region|eu-west-1|--api-id|h1|--stage-name|$default\n");
    }

    @Test
    void theOperatorsCurrentContextStaysAsItIs() throws IOException, InterruptedException {
        assertThat(seen(commands.get("Rolloutshop")))
                .isEqualTo(
                        " aws|eks|update-kubeconfig|--region|eu-west-1|--name|shop|--kubeconfig|/home/ops/.kube/telemetry-shop\n"
                                + "/home/ops/.kube/telemetry-shop kubectl|rollout|status|daemonset/cloudwatch-agent|--namespace|amazon-cloudwatch\n");
    }

    @Test
    void groupsWithoutATailAreQueried() throws IOException, InterruptedException {
        for (var output : new String[] {"ContainerLogsshop", "ExecutionLoga1b2c3d4e6prod", "AccessLogh1default"}) {
            var calls = seen(commands.get(output)).lines().toList();
            assertThat(calls.get(0))
                    .as(output)
                    .matches(
                            " aws\\|logs\\|start-query\\|--region\\|eu-west-1\\|--log-group-name\\|[^|]+\\|--start-time\\|\\d+\\|--end-time\\|\\d+\\|--query-string\\|fields .*");
            assertThat(calls.get(2)).isEqualTo(" aws|logs|get-query-results|--region|eu-west-1|--query-id|id-1");
        }
        for (var output : new String[] {"AccessLoga1b2c3d4e6prod", "ExecutionLogw1prod"}) {
            assertThat(seen(commands.get(output))).startsWith(" aws|logs|tail|");
        }
    }
}
