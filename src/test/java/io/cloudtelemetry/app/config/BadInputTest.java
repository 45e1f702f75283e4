package io.cloudtelemetry.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line that a person can get wrong gives one line: file, key path, what was got, what is allowed. */
class BadInputTest {
    private static final Path WALK_THROUGH = Path.of("telemetry.yaml");

    @TempDir
    private Path folder;

    private void assertRefused(String content, String message) throws IOException {
        var file = Files.writeString(folder.resolve("telemetry.yaml"), content);
        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + message);
        assertThat(message).doesNotContain("\n");
        PlainWords.assertIn(message);
    }

    private static String changed(String from, String to) throws IOException {
        var content = Files.readString(WALK_THROUGH);
        assertThat(content).as("the walk-through holds what is replaced").contains(from);
        return content.replace(from, to.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // keys
                "    kubectl: | kubctl: | clusters[0].kubctl is unknown; did you mean kubectl? Allowed: [agent, alarms, containerLogs, credentials, kubectl, metrics, metricsOptions, name, namespaces, performanceLogs, services, stack]",
                "name: nrson | nme: nrson | nme is unknown; did you mean name? Allowed: [alarms, apiGateway, clusters, composites, dashboards, maintenanceWindows, name, notifications, region, resources, runbooks]",
                "region: ap-northeast-2 | `` | region is missing; it must be an AWS region such as ap-northeast-2",
                "      name: NRSON-API-SERVICE | `` | apiGateway.restApis[0].name is missing; it must be the API's name, since the metrics of REST APIs are keyed by it",
                "    credentials: {nodeRoles: [EKS-WORKERNODE-ROLE]} | `` | clusters[0].credentials is missing; it must be nodeRoles: the roles of the worker nodes, irsa: the ARN of the cluster's OpenID Connect provider, or podIdentity: install or present",
                "    kubectl: {accessEntry: true} | `` | clusters[0].kubectl is missing; it must be accessEntry: true (a role of its own with an access entry) or role: the ARN of an existing role, since the manifests are applied with kubectl; or deliver the agent by addon or gitops",
                "{accessEntry: true} | {} | clusters[0].kubectl.accessEntry: true or role must be given, got neither",
                "{accessEntry: true} | {accessEntry: true, vpcId: vpc-1} | clusters[0].kubectl.vpcId, privateSubnetIds and securityGroupId must be given together, or none of them",
                "node-memory: | node-memry: | clusters[0].alarms.node-memry is unknown; did you mean node-memory? Allowed: [node-memory, node-cpu, node-filesystem, pod-cpu-limit, pod-memory-limit, failed-nodes, agent-silent, node-not-ready, pod-restarts, pods-pending, replicas-unavailable, node-cpu-reserved, node-memory-reserved, api-server-errors, etcd-duration, api-server-client-duration, api-server-duration, api-server-list-duration], or a new name with a metric",
                "node-memory: | pods-failed: | clusters[0].alarms.pods-failed is recommended no more, leave it out: pod_status_failed is sent while the pod has a cgroup, which the kubelet removes when the pod ends, so that the alarm saw a minute at most. No metric of the agent says that a pod has failed; replicas-unavailable sees workloads that lack pods",
                "metrics: standard | `metrics: standard\\n    namespaces: [Shop]` | clusters[0].namespaces[0] must be 1 to 63 lower-case letters, digits and hyphens, the first and last a letter or digit (RFC 1123), got \"Shop\"",
                "metrics: standard | `metrics: standard\\n    namespaces: [shop, shop]` | clusters[0].namespaces[1] must be named once, got \"shop\" as in namespaces[0]",
                "metrics: standard | `metrics: otel\\n    namespaces: [shop]` | clusters[0].namespaces must be left out with metrics: otel, whose alarms are for each pod",
                "node-memory: | pod-restarts: | clusters[0].alarms.pod-restarts.metric ContainerInsights pod_number_of_container_restarts by [ClusterName] is published only with enhanced metrics; choose them with metrics: enhanced, use [ClusterName, Namespace, PodName], or leave it out",
                "tracing: true | `tracing: true\\n      alarms: {traffic-gone: {severity: info}}` | apiGateway.restApis[0].alarms.traffic-gone.threshold must be given, got none; this alarm is off until it has one, as only you know what is usual",
                "tracing: true | `tracing: true\\n      alarms: {latency: {threshold: -1}}` | apiGateway.restApis[0].alarms.latency.threshold must be at least 0 for the p90 Latency, got -1",
                "region: ap-northeast-2 | `region: ap-northeast-2\\nrunbooks: http://wiki` | runbooks must be an https address of at most 200 characters without a fragment, such as https://example.com/docs/alarms.md, got \"http://wiki\"",
                // types
                "metricsCollectionInterval: 60 | metricsCollectionInterval: 60s | clusters[0].agent.metricsCollectionInterval must be a whole number, got \"60s\"",
                "metricsCollectionInterval: 60 | metricsCollectionInterval: \"60s\" | clusters[0].agent.metricsCollectionInterval must be a whole number, got \"60s\"",
                "metricsCollectionInterval: 60 | metricsCollectionInterval: 60.5 | clusters[0].agent.metricsCollectionInterval must be a whole number, got 60.5",
                "tracing: true | tracing: 1 | apiGateway.restApis[0].tracing must be true or false, got 1",
                "stage: api | stage: [api] | apiGateway.restApis[0].stage must be text, in quotes if it looks like a number or a truth value, got a list",
                "stage: api | stage: on | apiGateway.restApis[0].stage must be text, in quotes if it looks like a number or a truth value, got true",
                "id: a1b2c3d4e5 | id: 0x1F_ | apiGateway.restApis[0].id must be lower-case letters and digits, got \"0x1F_\"; copy it from the list of APIs, not its name",
                "{accessEntry: true} | {accessEntry: true, layerArn: kubectl} | clusters[0].kubectl.layerArn must be such as arn:aws:lambda:eu-west-1:123456789012:layer:kubectl:1, got \"kubectl\"",
                "- name: NRSON-Telemetry | - name: a b | dashboards[0].name must be 1 to 255 letters, digits, hyphens or underscores, got \"a b\"",
                "[alarms, clusters, restApis, executionLogs] | [] | dashboards[0].sections must name at least one section, got none",
                "[critical, warning] | [critical, urgent] | notifications[0].severities[1] must be one of critical, warning, info, got \"urgent\"",
                "release: current | release: newest | clusters[0].agent.release must be one of current, walkthrough-2020, got \"newest\"",
                "{accessEntry: true} | yes | clusters[0].kubectl must be a mapping with some of the keys accessEntry, role, layerArn, kubernetesVersion, vpcId, privateSubnetIds, securityGroupId, got true",
                // the agent's interval
                "metricsCollectionInterval: 60 | metricsCollectionInterval: 0 | clusters[0].agent.metricsCollectionInterval must be from 15 to 172800 seconds, got 0",
                "metricsCollectionInterval: 60 | metricsCollectionInterval: 14 | clusters[0].agent.metricsCollectionInterval must be from 15 to 172800 seconds, got 14",
                "metricsCollectionInterval: 60 | metricsCollectionInterval: -1 | clusters[0].agent.metricsCollectionInterval must be from 15 to 172800 seconds, got -1",
                "metricsCollectionInterval: 60 | metricsCollectionInterval: 172801 | clusters[0].agent.metricsCollectionInterval must be from 15 to 172800 seconds, got 172801",
                // the alarm
                "period: 60 | period: 45 | clusters[0].alarms.node-memory.period must be a multiple of 60 seconds, got 45",
                "threshold: 80 | threshold: 8000 | clusters[0].alarms.node-memory.threshold must be from 0 to 100 for the Maximum node_memory_utilization, got 8000",
                "evaluationPeriods: 5 | evaluationPeriods: 0 | clusters[0].alarms.node-memory.evaluationPeriods must be at least 1, got 0",
                "datapointsToAlarm: 5 | datapointsToAlarm: 6 | clusters[0].alarms.node-memory.datapointsToAlarm must be from 1 to evaluationPeriods (5), got 6",
                "statistic: Maximum | statistic: Biggest | clusters[0].alarms.node-memory.statistic must be Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90, got \"Biggest\"",
                "severity: critical | severity: urgent | clusters[0].alarms.node-memory.severity must be one of critical, warning, info, got \"urgent\"",
                // names and addresses
                "- name: NRSON-EKS-CLUSTER | - name: \"\" | clusters[0].name must be 1 to 100 letters, digits, hyphens and underscores, the first a letter or digit, got \"\": give the name that EKS lists, not an ARN",
                "ops@example.com] | ops.example.com] | notifications[0].email must be an address such as ops@example.com, got \"ops.example.com\"",
                "region: ap-northeast-2 | region: seoul | region must be an AWS region such as ap-northeast-2, got \"seoul\"",
                "name: nrson | name: 1nrson | name must be a letter, then up to 99 letters, digits or hyphens, got \"1nrson\"",
                "stage: api | stage: api/v1 | apiGateway.restApis[0].stage must be 1 to 128 letters, digits, - or _, got \"api/v1\"; give the stage's name without a path",
                "retentionDays: 3 | retentionDays: 4 | apiGateway.restApis[0].executionLogs.retentionDays must be one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], got 4",
                "\"walk-through, step 12\" | \" \" | apiGateway.restApis[0].executionLogs.dataTrace.acknowledged must be a reason, got \"\"; say who agreed that bodies are logged, and why",
                "logRole: APIGATEWAY-CLOUDWATCH | logRole: a b | apiGateway.account.logRole must be 1 to 64 letters, digits or _+=,.@-, got \"a b\"; give the name without path or ARN",
                "logRole: APIGATEWAY-CLOUDWATCH | logRole: A, leaveAlone: true | apiGateway.account.logRole, useExisting and leaveAlone: true exclude each other; keep one",
                "topic: NODE_MEMORY_CloudWatch_Alarms_Topic | topic: a b | notifications[0].topic must be 1 to 256 letters, digits, hyphens or underscores, got \"a b\"",
                // who is told
                "email: [ops@example.com] | sms: [\"0151 1234567\"] | notifications[0].sms must be a phone number in the form of E.164 such as +4915112345678, got \"0151 1234567\"",
                "email: [ops@example.com] | sms: [04915112345678] | notifications[0].sms must be a phone number in the form of E.164 such as +4915112345678, got \"04915112345678\"",
                "email: [ops@example.com] | https: [\"http://events.example.com/a\"] | notifications[0].https must be a URL such as https://events.example.com/alarms, got one of http://events.example.com; http:// would send alarms unencrypted",
                "email: [ops@example.com] | sqs: [alarms] | notifications[0].sqs must be the ARN of a standard queue such as arn:aws:sqs:eu-west-1:123456789012:alarms, got \"alarms\"",
                "email: [ops@example.com] | lambda: [alarms] | notifications[0].lambda must be the ARN of a function such as arn:aws:lambda:eu-west-1:123456789012:function:alarms, got \"alarms\"",
                "email: [ops@example.com] | slack: {workspaceId: T0123ABCD} | notifications[0].slack.channelId is missing; it must be the channel's id such as C0123ABCD",
                "email: [ops@example.com] | slack: {workspaceId: T0123ABCD, channelId: \"#ops\"} | notifications[0].slack.channelId must be such as C0123ABCD, the end of the channel's link, not its name, got \"#ops\"",
                "email: [ops@example.com] | states: [ALARM, MISSING] | notifications[0].states[1] must be one of ALARM, OK, INSUFFICIENT_DATA, got \"MISSING\"",
                "email: [ops@example.com] | states: [] | notifications[0].states must name at least one of ALARM, OK, INSUFFICIENT_DATA, got none",
                "email: [ops@example.com] | encryption: {} | notifications[0].encryption.keyArn or none must be given, got neither",
                "email: [ops@example.com] | encryption: {none: \" \"} | notifications[0].encryption.none must be a reason, got \"\"; say why alarms may lie unencrypted, and who agreed",
                "email: [ops@example.com] | encryption: {keyArn: alias/aws/sns} | notifications[0].encryption.keyArn must be the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/0123abcd-…, not of an alias, got \"alias/aws/sns\"",
                "email: [ops@example.com] | deadLetterQueue: {} | notifications[0].deadLetterQueue.own: true or queueArn must be given, got neither",
                "email: [ops@example.com] | deadLetterQueue: {queueArn: q} | notifications[0].deadLetterQueue.queueArn must be the ARN of a standard queue such as arn:aws:sqs:eu-west-1:123456789012:alarms, got \"q\"",
            })
    void refuses(String from, String to, String message) throws IOException {
        assertRefused(changed(from.strip(), to), message);
    }

    @Test
    void refusesAMissingFile() {
        var missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> TelemetryConfig.read(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(missing + ": no such file; name another with -c config=path.yaml, or copy telemetry.yaml");
    }

    @Test
    void saysWhereAFileIsNotYaml() throws IOException {
        assertRefused(
                "name: nrson\nregion: [ap-northeast-2\nclusters: []\n",
                "line 3, column 9: not YAML: while parsing a flow sequence, expected ',' or ']', but got :");
        assertRefused("name: nrson\nname: other\n", "line 2, column 5: not YAML: Duplicate field 'name'");
    }

    @Test
    void refusesAnEmptyFileAndOneThatObservesNothing() throws IOException {
        assertRefused("", "is empty; it must hold name, region and what to observe");
        assertRefused(
                "name: nrson\nregion: eu-west-1\n",
                "clusters, apiGateway, resources or alarms must be given, got none");
    }

    @Test
    void refusesAnIntervalAbove300WithTheAgentOfTheWalkThrough() throws IOException {
        var content = changed("metricsCollectionInterval: 60", "metricsCollectionInterval: 301")
                .replace("release: current", "release: walkthrough-2020")
                .replace("period: 60", "period: 360");
        assertRefused(
                content,
                "clusters[0].agent.metricsCollectionInterval must be from 15 to 300 seconds with the agent release"
                        + " walkthrough-2020, got 301: beyond that it publishes no cpu and network rates, so shorten it"
                        + " or use the release current");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "agent: {delivery: helm} | agent.delivery must be one of manifests, addon, gitops, got \"helm\"",
                "agent: {delivery: addon, release: walkthrough-2020} | agent.release must be left out with delivery: addon, whose agent is its own, got walkthrough-2020",
                "agent: {delivery: addon, pod: {}} | agent.pod must be left out with delivery: addon; give addon.configuration, got a mapping",
                "agent: {delivery: addon, windows: true} | metrics must be enhanced, every 60 seconds, with the add-on on Windows nodes, got standard every 60: its chart collects so there whatever is chosen, so deliver by manifests or gitops",
                "agent: {addon: {}} | agent.addon must be left out with delivery: manifests, got a mapping",
                "agent: {delivery: addon, addon: {version: v4.10.0-eksbuild.1}} | agent.addon.version must be one of the add-on from v6.0.0-eksbuild.1, got \"v4.10.0-eksbuild.1\"; \"aws eks describe-addon-versions --addon-name amazon-cloudwatch-observability\" lists them",
                "agent: {delivery: addon, addon: {onConflict: FORCE}} | agent.addon.onConflict must be one of NONE, OVERWRITE, PRESERVE, got \"FORCE\"",
                "agent: {delivery: addon, addon: {configuration: \"{a: \"}} | agent.addon.configuration must be one mapping in JSON or YAML with each key once, got something else at line 1, column 3",
                "agent: {delivery: addon, addon: {configuration: \"just text\"}} | agent.addon.configuration must be one mapping in JSON or YAML with each key once, got something else at line 1, column 1",
                "agent: {delivery: addon, addon: {configuration: \"agent: {config: {}}\"}} | agent.addon.configuration must leave out agent.config, which follows from metrics, traces and applicationSignals",
                "agent: {delivery: addon, addon: {configuration: \"agent: 5\"}} | agent.addon.configuration.agent must be a mapping, got 5",
                "agent: {delivery: addon, traces: [xray], addon: {applicationSignals: collect}} | agent.traces must be otlp alone with Application Signals, got xray: both would listen on port 2000",
                "agent: {traces: [zipkin]} | agent.traces[0] must be one of xray, otlp, got \"zipkin\"",
                "agent: {release: walkthrough-2020, traces: [xray]} | agent.traces must be left out with the agent release walkthrough-2020 (1.247346.0), got [XRAY]: the agent knows traces.traces_collected.xray.bind_address from 1.300025.0 on, so use the release current",
                "agent: {release: walkthrough-2020, windows: true} | agent.release walkthrough-2020 must be left as it was, without pod options and Windows; use the release current",
                "agent: {pod: {labels: {team: a b}}} | agent.pod.labels.team must be up to 63 letters, digits, -, _ and ., the first and last a letter or digit, got \"a b\"",
                "agent: {pod: {environment: {HOST_IP: x}}} | agent.pod.environment must leave the agent's own [CI_VERSION, HOST_IP, HOST_NAME, K8S_CLUSTER_NAME, K8S_NAMESPACE, K8S_NODE_NAME, RUN_AS_HOST_PROCESS_CONTAINER, RUN_IN_CONTAINER] as they are, got \"HOST_IP\"",
                "agent: {pod: {resources: {cpuRequest: 1, memoryRequest: 1Gi, cpuLimit: 1 core, memoryLimit: 1Gi}}} | agent.pod.resources.cpuLimit must be a quantity of CPU such as 250m or 0.5, got \"1 core\"",
                "credentials: {} | credentials.nodeRoles, irsa or podIdentity must be given, got none",
                "credentials: {irsa: } | credentials.irsa must not be empty; give it a value, or take it out",
                "containerLogs: | containerLogs must not be empty; write {} for its default settings, or take it out",
                "alarms: | alarms must not be empty; give it a value, or take it out",
                "credentials: {nodeRoles: [A], podIdentity: install} | credentials.nodeRoles, irsa or podIdentity must be given, got more than one; keep one",
                "credentials: {irsa: provider} | credentials.irsa must be the ARN of the cluster's OpenID Connect provider in IAM, such as arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD, got \"provider\"; IAM has one once \"eksctl utils associate-iam-oidc-provider\" has run",
                "credentials: {podIdentity: yes} | credentials.podIdentity must be one of install, present, got true",
                "credentials: {podIdentity: present, policy: inline} | credentials.policy must be minimal or left out with podIdentity, got inline",
                "`credentials: {podIdentity: present}\n    agent: {windows: true}` | credentials must be nodeRoles or irsa with Windows nodes, got podIdentity, which their pods cannot have",
                "`metrics: otel\n    agent: {windows: true}` | metrics must be standard or enhanced with Windows nodes, got otel, which they do not send",
                "`metrics: otel\n    agent: {delivery: addon, addon: {version: v6.1.0-eksbuild.1}}` | metrics must be standard or enhanced with the add-on v6.1.0-eksbuild.1, got otel; take v6.2.0-eksbuild.1 or later",
                "metricsOptions: {kueue: true} | metricsOptions.kueue must be given with metrics [enhanced] only, got it with standard",
                "`metrics: enhanced\n    metricsOptions: {fullPodNames: true}` | metricsOptions.fullPodNames must be given with metrics [standard] only, got it with enhanced",
                "`metrics: enhanced\n    metricsOptions: {acceleratedCompute: false, gpuInterval: 30}` | metricsOptions.gpuInterval must not be given without the metrics of accelerated compute, got 30",
                "`metrics: otel\n    performanceLogs: {retentionDays: 7}` | performanceLogs must be left out with metrics: otel, which write none",
                "performanceLogs: {retentionDays: 4} | performanceLogs.retentionDays must be one of [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], got 4",
                "performanceLogs: {keyArn: alias/logs} | performanceLogs.keyArn must be the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/0123abcd-…, not of an alias, got \"alias/logs\"",
                "`services: [{namespace: Shop, names: [checkout]}]` | services[0].namespace must be 1 to 63 lower-case letters, digits and hyphens, the first and last a letter or digit (RFC 1123), got \"Shop\"",
                "`metricsOptions: {serviceTags: false}\n    services: [{namespace: shop, names: [checkout]}]` | alarms.pod-cpu-limit-shop-checkout.metric ContainerInsights pod_cpu_utilization_over_pod_limit by [ClusterName, Namespace, Service] is published only with the series of pods by Kubernetes service; take out the option that leaves them out, use [ClusterName] or [ClusterName, Namespace] or [ClusterName, Namespace, PodName], or leave it out",
                "`metrics: otel\n    alarms: {node-memory: {severity: info}}` | alarms.node-memory.metric ContainerInsights node_memory_utilization is published only with standard or enhanced metrics, as otel metrics are not in this namespace; choose them with metrics: standard, or leave it out",
            })
    void refusesOfACluster(String keys, String message) throws IOException {
        var cluster = "name: a\nregion: eu-west-1\nclusters:\n  - name: shop\n    kubectl: {accessEntry: true}\n    ";
        var content = cluster + keys.replace("\\n", "\n")
                + (keys.contains("credentials:") ? "" : "\n    credentials: {nodeRoles: [A]}") + "\n";
        assertRefused(content, "clusters[0]." + message);
    }

    @Test
    void refusesMetricsThatAreUnknownOrNewerThanTheAgent() throws IOException {
        assertRefused(
                changed("metrics: standard", "metrics: detailed"),
                "clusters[0].metrics must be one of standard, enhanced, otel, got \"detailed\"");
        assertRefused(
                changed("metrics: standard", "metrics: enhanced")
                        .replace("release: current", "release: walkthrough-2020"),
                "clusters[0].metrics must be standard with the agent release walkthrough-2020 (1.247346.0), got enhanced:"
                        + " the agent knows logs.metrics_collected.kubernetes.enhanced_container_insights from 1.300028.0"
                        + " on, so use the release current");
    }

    @Test
    void refusesAPeriodBelowTheInterval() throws IOException {
        assertRefused(
                changed("metricsCollectionInterval: 60", "metricsCollectionInterval: 120"),
                "clusters[0].alarms.node-memory.period must be at least the collection interval of 120 seconds,"
                        + " or periods have no data; use 120 or more, got 60");
    }

    @Test
    void refusesDuplicates() throws IOException {
        assertRefused(
                changed("clusters:\n", "  - topic: NODE_MEMORY_CloudWatch_Alarms_Topic\n\nclusters:\n"),
                "notifications[1].topic must be used once, got \"NODE_MEMORY_CloudWatch_Alarms_Topic\" as in notifications[0]");
        assertRefused(
                changed(
                        "apiGateway:\n",
                        "  - {name: NRSON-EKS-CLUSTER, kubectl: {accessEntry: true}, credentials: {nodeRoles: [a]}}\n\napiGateway:\n"),
                "clusters[1].name must be used once, got \"NRSON-EKS-CLUSTER\" as in clusters[0]");
        assertRefused(
                changed("dashboards:\n", "    - {id: a1b2c3d4e5, name: other, stage: api}\n\ndashboards:\n"),
                "apiGateway.restApis[1].id must be used once, got \"a1b2c3d4e5/api\" as in restApis[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metrics: standard | `metrics: standard\\n    services: [{namespace: shop}]` | clusters[0].services[0].names is missing; it must be services of the namespace",
                "severity: critical | `severity: critical\\n        missingData: broken` | clusters[0].alarms.node-memory.missingData must be one of breaching, notBreaching, ignore, missing, got \"broken\"",
                "[critical, warning] | [critical, ~] | notifications[0].severities[1] must not be empty; give it a value, or take it out",
                "[ops@example.com] | [~] | notifications[0].email[0] must not be empty; give it a value, or take it out",
                "metricsCollectionInterval: 60 | metricsCollectionInterval: 99999999999 | clusters[0].agent.metricsCollectionInterval must be at most 2147483647, got 99999999999",
                "evaluationPeriods: 5 | evaluationPeriods: 2000 | clusters[0].alarms.node-memory.evaluationPeriods must be at most 1440 with a period of 60 seconds (86400 seconds in all), got 2000",
                "id: a1b2c3d4e5 | id: !foo a1b2c3d4e5 | line 35, column 11: a tag (!foo) is not supported; leave it out",
                "[EKS-WORKERNODE-ROLE] | [*role] | line 19, column 30: an alias (*role) is not supported; write the value again",
            })
    void refusesWhatWouldBeReadOtherwiseThanItIsMeant(String from, String to, String message) throws IOException {
        var file = Files.writeString(folder.resolve("telemetry.yaml"), changed(from, to));
        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching("(?s)" + Pattern.quote(file + ": ")
                        + Pattern.quote(message)
                                .replaceAll("line \\d+, column \\d+", "\\\\Eline \\\\d+, column \\\\d+\\\\Q"));
    }

    @Test
    void refusesASecondDocumentAndTextInAnotherEncodingAndAFolder() throws IOException {
        assertRefused(
                Files.readString(WALK_THROUGH) + "\n---\nname: second\n",
                "line %d, column 1: a second document starts; one file holds one configuration"
                        .formatted(Files.readAllLines(WALK_THROUGH).size() + 3));
        var binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'n', (byte) 0xe9, 'm'});
        assertThatThrownBy(() -> TelemetryConfig.read(binary))
                .hasMessage(binary + ": is not text in UTF-8; save it so");
        assertThatThrownBy(() -> TelemetryConfig.read(folder)).hasMessageStartingWith(folder + ": cannot be read");
    }

    @Test
    void saysInOneLineWhatWasGotInSeveral() throws IOException {
        var file = Files.writeString(
                folder.resolve("telemetry.yaml"),
                Files.readString(WALK_THROUGH).replace("name: nrson  ", "name: \"a\\nb\"  "));
        assertThatThrownBy(() -> TelemetryConfig.read(file))
                .hasMessage(file + ": name must be a letter, then up to 99 letters, digits or hyphens, got \"a\\nb\"");
    }

    @Test
    void refusesNestingWithoutEnd() throws IOException {
        var file = Files.writeString(folder.resolve("telemetry.yaml"), "[".repeat(5000));
        assertThatThrownBy(() -> TelemetryConfig.read(file)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void takesTheWalkThroughAsItIs() {
        assertThat(TelemetryConfig.read(WALK_THROUGH).clusters()).hasSize(1);
    }
}
