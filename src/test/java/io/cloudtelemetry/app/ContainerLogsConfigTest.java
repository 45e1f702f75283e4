package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/** What the configuration file makes of container logs. */
class ContainerLogsConfigTest {
    private static final String CREDENTIALS = "    credentials: {nodeRoles: [EKS-WORKERNODE-ROLE]}";
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";

    @TempDir
    private Path folder;

    @TempDir
    private Path outdir;

    private Path file(String containerLogs, String... more) {
        var replacements = new ArrayList<>(List.of(CREDENTIALS, CREDENTIALS + "\n    containerLogs: " + containerLogs));
        replacements.addAll(List.of(more));
        return CdkJson.walkThrough(folder, replacements.toArray(String[]::new));
    }

    private TelemetryStacks stacks(Path file) {
        return TelemetryApp.define(CdkJson.app(outdir), file, null);
    }

    private static Template template(TelemetryStacks stacks, String concern) {
        return Template.fromStack(CdkJson.stack(stacks, concern));
    }

    private static List<String> manifests(Template template) {
        return template.findResources(MANIFEST).values().stream()
                .map(each -> TemplateText.of(((Map<?, ?>) each.get("Properties")).get("Manifest")))
                .toList();
    }

    private static List<String> requests(Template template) {
        return TemplateText.requests(template, "Create");
    }

    @Test
    void nothingButTheKeyMeansAllAsByDefault() {
        var template = template(stacks(file("{}")), "eks");

        assertThat(requests(template).stream().filter(each -> each.contains("putRetentionPolicy")))
                .hasSize(4)
                .allMatch(each -> each.contains("\"retentionInDays\":30"));
        assertThat(manifests(template))
                .hasSize(6)
                .anyMatch(each -> each.contains("\"name\":\"fluent-bit\"")
                        && each.contains("application-log.conf")
                        && each.contains("dataplane-log.conf")
                        && each.contains("host-log.conf"));
        assertThat(template.findOutputs("*").keySet())
                .contains("LogsRolloutNRSONEKSCLUSTER", "ContainerLogsNRSONEKSCLUSTER", "RolloutNRSONEKSCLUSTER");
        assertThat(template.findOutputs("ContainerLogsNRSONEKSCLUSTER").toString())
                .contains("aws logs tail /aws/containerinsights/NRSON-EKS-CLUSTER/application"
                        + " --region ap-northeast-2 --since 1h --follow");
    }

    @Test
    void agentAndFluentBitShareTheirKubectl() {
        var template = template(stacks(file("{}")), "eks");

        assertThat(template.findResources(MANIFEST).values().stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each.get("Properties")).get("ServiceToken")))
                        .distinct())
                .hasSize(1);
        template.resourceCountIs("AWS::EKS::AccessEntry", 1);
    }

    @Test
    void withoutTheKeyThereAreNone() {
        var template = template(stacks(CdkJson.walkThrough(folder)), "eks");

        assertThat(manifests(template)).noneMatch(each -> each.contains("fluent-bit"));
    }

    @Test
    void everyKeyReachesWhatIsDefined() {
        var template = template(stacks(file("""

                              sources: [application, host]
                              exclude: {namespaces: [load], containers: [istio-proxy, shop/web], paths: [/var/log/containers/a*]}
                              podsMayOptOut: true
                              stackTraces: [java, go]
                              streamPrefix: blue/
                              readFrom: tail
                              podMetadata: kubelet
                              logGroups: {application: {retentionDays: 7}, host: {infrequentAccess: true}}
                              pod: {priorityClassName: logging}
                        """)), "eks");

        assertThat(manifests(template))
                .anyMatch(each -> each.contains("\"ClusterRole\"") && each.contains("\"nodes/pods\""))
                .anySatisfy(each -> assertThat(each)
                        .contains(
                                "*_load_*.log",
                                "*_*_istio-proxy-[0-9a-f]",
                                "*_shop_web-[0-9a-f]",
                                ", /var/log/containers/a*",
                                "K8S-Logging.Exclude        On",
                                "trace-go, trace-java",
                                "blue/${HOST_NAME}-",
                                "Read_from_Head             Off",
                                "\"priorityClassName\":\"logging\"")
                        .doesNotContain("dataplane-log.conf"));
        assertThat(requests(template))
                .anyMatch(each -> each.contains("/application\"") && each.contains("\"retentionInDays\":7"))
                .anyMatch(each -> each.contains("/host\"") && each.contains("INFREQUENT_ACCESS"))
                .noneMatch(each -> each.contains("/dataplane\""));
    }

    @Test
    void boardsShowThem() {
        var stacks = stacks(file(
                "{}",
                "[alarms, clusters, restApis, executionLogs]",
                "[alarms, clusters, containerLogs, restApis, executionLogs]"));

        assertThat(template(stacks, "dashboards")
                        .findResources(
                                "AWS::CloudWatch::Dashboard",
                                Map.of("Properties", Map.of("DashboardName", "NRSON-Telemetry")))
                        .values())
                .map(each -> TemplateText.of(((Map<?, ?>) each.get("Properties")).get("DashboardBody")))
                .anySatisfy(body -> assertThat(body)
                        .contains("Logs of cluster NRSON-EKS-CLUSTER", "Newest errors of applications"));
    }

    @Test
    void whoAppliesTheAgentAppliesFluentBit() {
        var stacks = stacks(file("{}", "      release: current ", "      delivery: gitops\n      release: current "));

        assertThat(manifests(template(stacks, "eks"))).isEmpty();
        assertThat(requests(template(stacks, "eks"))).anyMatch(each -> each.contains("/application\""));
    }

    @Test
    void whoAppliesFluentBitIsToldItsRole() {
        var template = template(
                stacks(
                        file(
                                "{}",
                                "      release: current ",
                                "      delivery: gitops\n      release: current ",
                                "nodeRoles: [EKS-WORKERNODE-ROLE]",
                                "irsa: \"arn:aws:iam::123456789012:oidc-provider/oidc.eks.ap-northeast-2.amazonaws.com/id/0A\"")),
                "eks");

        assertThat(template.findOutputs("LogsRoleNRSONEKSCLUSTER").toString())
                .contains("ContainerLogs")
                .contains("fluent-bit");
        assertThat(template.findOutputs("AgentRoleNRSONEKSCLUSTER").toString()).contains("cloudwatch-agent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{sources: []} | sources must be at least one of [application, dataplane, host], got none",
                "{sources: [application, audit]} | sources[1] must be one of application, dataplane, host, got \"audit\"",
                "{source: [host]} | source is unknown; did you mean sources? Allowed: [exclude, logGroups, pod, podMetadata, podsMayOptOut, readFrom, sources, stackTraces, streamPrefix]",
                "{exclude: {namespaces: [Load]}} | exclude.namespaces must be 1 to 63 lower-case letters, digits and hyphens, the first and last a letter or digit (RFC 1123), got \"Load\"",
                "{exclude: {containers: [shop/Web]}} | exclude.containers must be 1 to 63 lower-case letters, digits and hyphens, the first and last a letter or digit (RFC 1123), got \"Web\"",
                "{exclude: {paths: [\"*\"]}} | exclude.paths must be a path below /var/log/containers/ of letters, digits, -, _, ., and * or ? for any text or character, got \"*\"",
                "{sources: [host], exclude: {namespaces: [load]}} | exclude must be left out where application is not among the sources, of whose logs alone it decides, got [/var/log/containers/*_load_*.log]",
                "{sources: [host], podsMayOptOut: true} | podsMayOptOut must be left out where application is not among the sources, got true",
                "{stackTraces: [cobol]} | stackTraces[0] must be one of go, java, python, ruby, got \"cobol\"",
                "{streamPrefix: \"a b\"} | streamPrefix must be up to 64 letters, digits, hyphens, underscores, slashes, dots and number signs, got \"a b\"",
                "{readFrom: middle} | readFrom must be one of head, tail, got \"middle\"",
                "{podMetadata: api} | podMetadata must be one of apiServer, kubelet, got \"api\"",
                "{sources: [host], logGroups: {application: {retentionDays: 7}}} | logGroups.application must be left out where it is not among the sources, got a mapping",
                "{logGroups: {host: {keyArn: alias/a}}} | logGroups.host.keyArn must be the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/0123abcd-…, not of an alias, got \"alias/a\"",
                "{pod: {environment: {HOST_NAME: a}}} | pod.environment must leave Fluent Bit's own [AWS_REGION, CLUSTER_NAME, HOSTNAME, HOST_NAME, HTTP_PORT, HTTP_SERVER, READ_FROM_HEAD, READ_FROM_TAIL, TELEMETRY_CLUSTER, TELEMETRY_REGION] as they are, got \"HOST_NAME\"",
            })
    void refuses(String containerLogs, String message) {
        var file = file(containerLogs);

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("%s: clusters[0].containerLogs.%s", file, message);
        PlainWords.assertIn(message);
    }

    @Test
    void refusesToSendWhatTheAddonSends() {
        var file = file(
                "{}", "      release: current ", "      delivery: addon\n      addon: {containerLogs: {}}\n      # ");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessage(file + ": clusters[0].containerLogs must be left out where agent.addon.containerLogs sends"
                        + " them, got a mapping; keep one");
    }

    @Test
    void refusesManifestsWithoutKubectl() {
        var file = file(
                "{}",
                "      release: current ",
                "      delivery: addon\n      # ",
                "    kubectl: {accessEntry: true}",
                "    # ");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessage(
                        file + ": clusters[0].kubectl is missing; it must be accessEntry: true or role: the ARN of an"
                                + " existing role, since the manifests of containerLogs are applied with kubectl; or use"
                                + " agent.addon.containerLogs");
    }

    @Test
    void refusesAPerformanceGroupWithoutMetricsFromEvents() {
        var file = CdkJson.walkThrough(
                folder, CREDENTIALS, CREDENTIALS + "\n    performanceLogs: {infrequentAccess: true}");

        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessage(file + ": clusters[0].performanceLogs must be of the class STANDARD, got INFREQUENT_ACCESS,"
                        + " which has no metrics embedded in events; leave infrequentAccess out");
    }
}
