package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The walk-through of telemetry.yaml, step by step, in the templates that it becomes. */
class WalkThroughTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @TempDir
    private static Path outdir;

    private static TelemetryStacks stacks;

    @BeforeAll
    static void synthesize() {
        var app = CdkJson.app(outdir);
        stacks = TelemetryApp.define(app, Path.of("telemetry.yaml"), null);
        app.synth();
    }

    private static JsonNode template(String concern) throws IOException {
        return JSON.readTree(
                outdir.resolve("nrson-" + concern + ".template.json").toFile());
    }

    private static Template stack(String concern) {
        return Template.fromStack(CdkJson.stack(stacks, concern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications", "eks", "api-gateway", "dashboards"})
    void templateIsAsRecorded(String concern) throws IOException {
        var tree = JSON.convertValue(template(concern), Map.class);
        var text = JSON.writeValueAsString(tree)
                .replaceAll("[0-9a-f]{64}(\\.zip|\\.json)", "<asset>$1")
                .replaceAll("v2:deflate64:[A-Za-z0-9+/=]+", "<analytics>");
        Snapshots.matches("app/nrson-" + concern + ".template.json", text + "\n");
    }

    @Test
    void boardIsAsRecorded() throws IOException {
        var body = template("dashboards").findValue("DashboardBody");
        var text = TemplateText.of(JSON.convertValue(body, Object.class));
        Snapshots.matches(
                "app/nrson-telemetry.dashboard.json",
                JSON.writeValueAsString(JSON.readValue(text, Object.class)) + "\n");
    }

    @Test
    void nothingIsExportedBetweenTheStacks() throws IOException {
        for (var concern : List.of("notifications", "eks", "api-gateway", "dashboards")) {
            assertThat(template(concern).toString()).doesNotContain("\"Export\"", "Fn::ImportValue");
        }
    }

    @Test
    void alarmsAreDefinedAfterTheTopicsThatTheyGoTo() {
        for (var concern : List.of("eks", "api-gateway")) {
            assertThat(CdkJson.stack(stacks, concern).getDependencies())
                    .containsExactly(CdkJson.stack(stacks, "notifications"));
        }
    }

    @Test
    void step1GivesTheNodesTheAgentsPermissions() {
        stack("eks").hasResourceProperties("AWS::IAM::RolePolicy", Map.of("RoleName", "EKS-WORKERNODE-ROLE"));
    }

    @Test
    void steps2To5ApplyTheManifests() {
        stack("eks")
                .resourcePropertiesCountIs(
                        "Custom::AWSCDK-EKS-KubernetesResource", Map.of("ClusterName", "NRSON-EKS-CLUSTER"), 3);
        stack("eks")
                .hasOutput(
                        "*",
                        Map.of(
                                "Value",
                                "aws eks update-kubeconfig --region ap-northeast-2 --name NRSON-EKS-CLUSTER"
                                        + " --kubeconfig ~/.kube/telemetry-NRSON-EKS-CLUSTER"
                                        + " && KUBECONFIG=~/.kube/telemetry-NRSON-EKS-CLUSTER kubectl rollout status daemonset/cloudwatch-agent --namespace amazon-cloudwatch"));
    }

    @Test
    void step7AlarmsOnTheMemoryOfTheNodes() {
        stack("eks")
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmName", "NRSON-EKS-CLUSTER-node-memory-critical",
                                "MetricName", "node_memory_utilization",
                                "Statistic", "Maximum",
                                "Period", 60,
                                "Threshold", 80));
        stack("eks").hasOutput("*", Map.of("Value", Match.stringLikeRegexp("set-alarm-state .*node-memory-critical")));
    }

    @Test
    void step7AlarmsOnClusterAndApiAsRecommendedAndTellsTheTopic() {
        assertThat(stacks.alarms())
                .extracting(alarm -> alarm.spec().name())
                .containsExactlyElementsOf(
                        Stream.of(EksAlarms.recommended(KubernetesMetrics.standard()), RestApiAlarms.recommended())
                                .flatMap(recommended -> recommended.specs().stream())
                                .map(AlarmSpec::name)
                                .toList());
        for (var concern : List.of("eks", "api-gateway")) {
            stack(concern)
                    .allResourcesProperties(
                            "AWS::CloudWatch::Alarm",
                            Map.of(
                                    "AlarmActions",
                                    List.of(Map.of(
                                            "Fn::Join",
                                            List.of(
                                                    "",
                                                    List.of(
                                                            "arn:aws:sns:ap-northeast-2:",
                                                            Map.of("Ref", "AWS::AccountId"),
                                                            ":NODE_MEMORY_CloudWatch_Alarms_Topic"))))));
        }
    }

    @Test
    void step8SubscribesAPersonAndSaysHowToSeeWhoHasNotConfirmed() {
        stack("notifications")
                .hasResourceProperties(
                        "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "ops@example.com"));
        stack("notifications")
                .hasResourceProperties("AWS::SNS::Topic", Map.of("TopicName", "NODE_MEMORY_CloudWatch_Alarms_Topic"));
        var outputs = stack("notifications")
                .findOutputs("PendingSubscriptionsNODEMEMORYCloudWatchAlarmsTopic")
                .values();
        assertThat(outputs.toString()).contains("list-subscriptions-by-topic", "PendingConfirmation");
    }

    @Test
    void step11SetsTheAccountsLogRole() {
        stack("api-gateway").hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "APIGATEWAY-CLOUDWATCH"));
        stack("api-gateway").resourceCountIs("AWS::ApiGateway::Account", 1);
    }

    @Test
    void step12SetsTheStage() {
        var requests = TemplateText.requests(stack("api-gateway"), "Create");
        assertThat(requests)
                .filteredOn(request -> request.contains("updateStage"))
                .hasSize(3)
                .asString()
                .contains("\"path\":\"/*/*/logging/loglevel\",\"value\":\"INFO\"")
                .contains("\"path\":\"/*/*/logging/dataTrace\",\"value\":\"true\"")
                .contains("\"path\":\"/*/*/metrics/enabled\",\"value\":\"true\"")
                .contains("\"path\":\"/tracingEnabled\",\"value\":\"true\"");
    }

    @Test
    void step13LetsTheExecutionLogExpire() {
        assertThat(TemplateText.requests(stack("api-gateway"), "Create"))
                .filteredOn(request -> request.contains("putRetentionPolicy"))
                .singleElement()
                .asString()
                .contains("API-Gateway-Execution-Logs_a1b2c3d4e5/api", "\"retentionInDays\":3");
    }

    @Test
    void endsWithALineForStacksRecipientsAndWarnings() {
        assertThat(CdkJson.summary(stacks, outdir, SynthSummary.Detail.SHORT).lines())
                .containsExactly(
                        "Stacks: nrson-notifications, nrson-eks, nrson-api-gateway, nrson-dashboards",
                        "Alarms: 4 critical, 6 warning -> NODE_MEMORY_CloudWatch_Alarms_Topic (ops@example.com)",
                        "Each by its name: -c summary=full",
                        "Warnings: 1 x @cloudtelemetry/apigateway:throttlingNotStated, 2 x @cloudtelemetry/app:exampleValue");
    }

    @Test
    void takesTwoWordsForTheSummary() {
        assertThat(SynthSummary.Detail.named(null)).isEqualTo(SynthSummary.Detail.SHORT);
        assertThat(SynthSummary.Detail.named("full")).isEqualTo(SynthSummary.Detail.FULL);
        assertThatThrownBy(() -> SynthSummary.Detail.named("all"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("summary must be short or full, got \"all\"");
    }

    @Test
    void namesEachAlarmWhenAsked() {
        assertThat(CdkJson.summary(stacks, outdir, SynthSummary.Detail.FULL).lines())
                .hasSize(2 + stacks.alarms().size())
                .startsWith(
                        "Stacks: nrson-notifications, nrson-eks, nrson-api-gateway, nrson-dashboards",
                        "Alarm NRSON-EKS-CLUSTER-node-memory-critical: Maximum node_memory_utilization above 80"
                                + " -> NODE_MEMORY_CloudWatch_Alarms_Topic (ops@example.com)")
                .endsWith(
                        "Alarm NRSON-API-SERVICE-api-latency-warning: p90 Latency at least 2500"
                                + " -> NODE_MEMORY_CloudWatch_Alarms_Topic (ops@example.com)",
                        "Warnings: 1 x @cloudtelemetry/apigateway:throttlingNotStated, 2 x @cloudtelemetry/app:exampleValue");
    }

    @Test
    void countsNoWarningThatAnEarlierSynthLeft() throws IOException {
        Files.writeString(
                outdir.resolve("earlier.metadata.json"),
                "{\"/x\": [{\"type\": \"aws:cdk:warning\", \"data\": \"old [ack: old]\"}]}");

        assertThat(CdkJson.summary(stacks, outdir, SynthSummary.Detail.SHORT)).doesNotContain("old");
    }
}
