package io.cloudtelemetry.eks;

import static io.cloudtelemetry.TemplateText.requests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.eks.fluentbit.LogExclusion;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.logs.LogGroupSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.RetentionDays;

class ContainerLogsTest {
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";
    private static final String GROUPS = "/aws/containerinsights/my-cluster/";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private ContainerLogs.Builder logs() {
        return logs("Logs");
    }

    private ContainerLogs.Builder logs(String id) {
        return ContainerLogs.Builder.create(stack, id)
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("worker"));
    }

    private ContainerInsights.Builder insights() {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("worker"));
    }

    private void refused(ContainerLogs.Builder builder, String message) {
        var before = stack.getNode().getChildren().size();
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(stack.getNode().getChildren()).as("nothing is attached").hasSize(before);
    }

    private static List<String> groups(Template template) {
        return requests(template, "Create").stream()
                .filter(each -> each.contains("createLogGroup"))
                .toList();
    }

    @Test
    void groupsExpireAfterAMonth() {
        var logs = logs().build();

        var template = Template.fromStack(stack);
        assertThat(logs.getLogGroupNames())
                .containsExactly(GROUPS + "application", GROUPS + "dataplane", GROUPS + "host");
        assertThat(groups(template))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each).doesNotContain("logGroupClass"));
        assertThat(requests(template, "Create").stream().filter(each -> each.contains("putRetentionPolicy")))
                .hasSize(3)
                .allMatch(each -> each.contains("\"retentionInDays\":30"))
                .anyMatch(each -> each.contains("\"" + GROUPS + "application\""))
                .anyMatch(each -> each.contains("\"" + GROUPS + "dataplane\""))
                .anyMatch(each -> each.contains("\"" + GROUPS + "host\""));
    }

    @Test
    void groupsAreKeptAsIsSaid() {
        var keyArn = "arn:aws:kms:eu-west-1:123456789012:key/0123abcd-0123-0123-0123-0123456789ab";
        logs().fluentBit(options -> options.sources(Set.of(LogSource.APPLICATION, LogSource.HOST)))
                .logGroups(Map.of(
                        LogSource.APPLICATION,
                        LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK)
                                .encryptedWith(LogEncryption.keyArn(keyArn)),
                        LogSource.HOST,
                        LogGroupSettings.expireAfter(RetentionDays.ONE_YEAR).infrequentAccess()))
                .build();

        var requests = requests(Template.fromStack(stack), "Create");
        assertThat(requests)
                .noneMatch(each -> each.contains("dataplane"))
                .anyMatch(each -> each.contains("associateKmsKey") && each.contains(keyArn))
                .anyMatch(each -> each.contains(GROUPS + "application") && each.contains("\"retentionInDays\":7"))
                .anyMatch(each -> each.contains(GROUPS + "host") && each.contains("\"retentionInDays\":365"))
                .anyMatch(each -> each.contains(GROUPS + "host") && each.contains("INFREQUENT_ACCESS"));
    }

    @Test
    void nodeRoleMayWriteToTheseGroupsAndNothingElse() {
        logs().build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::IAM::RolePolicy",
                        Map.of(
                                "RoleName",
                                "worker",
                                "PolicyName",
                                Match.objectLike(Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of("FluentBit-", Map.of("Ref", "AWS::Region"), "-my-cluster")))),
                                "PolicyDocument",
                                Map.of("Version", "2012-10-17", "Statement", Match.anyValue())));
        var statements = statements("AWS::IAM::RolePolicy");
        assertThat(statements).hasSize(1);
        assertThat(statements.get(0).get("Effect")).isEqualTo("Allow");
        assertThat(statements.get(0).get("Action")).isEqualTo(List.of("logs:CreateLogStream", "logs:PutLogEvents"));
        assertThat((List<?>) statements.get(0).get("Resource"))
                .map(TemplateText::of)
                .containsExactlyElementsOf(Stream.of("application", "dataplane", "host")
                        .map(kind -> "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:" + GROUPS
                                + kind + ":*")
                        .toList());
    }

    private List<Map<?, ?>> statements(String type) {
        return Template.fromStack(stack).findResources(type).values().stream()
                .map(each -> (Map<?, ?>) each.get("Properties"))
                .map(each -> (Map<?, ?>) each.get("PolicyDocument"))
                .flatMap(each -> ((List<?>) each.get("Statement")).stream())
                .<Map<?, ?>>map(each -> (Map<?, ?>) each)
                .toList();
    }

    @Test
    void attachedPolicyOfAwsIsForTheAgentOnly() {
        logs().credentials(AgentCredentials.attachAwsManaged("worker")).build();

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::IAM::RolePolicy", 1);
        assertThat(requests(template, "Create")).noneMatch(each -> each.contains("attachRolePolicy"));
    }

    @Test
    void serviceAccountHasARoleOfItsOwn() {
        logs().credentials(AgentCredentials.irsa(
                        "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD"))
                .build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "AssumeRolePolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Match.objectLike(Map.of(
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Map.of(
                                                        "oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:aud",
                                                        "sts.amazonaws.com",
                                                        "oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD:sub",
                                                        "system:serviceaccount:amazon-cloudwatch:fluent-bit"))))))),
                        "Policies",
                        List.of(Match.objectLike(Map.of("PolicyName", "FluentBit")))));
        assertThat(Clusters.objects(template))
                .anyMatch(each ->
                        each.contains("\"name\":\"fluent-bit\"") && each.contains("eks.amazonaws.com/role-arn"));
    }

    @Test
    void podIdentityIsAssociatedWithTheServiceAccountBeforeThePods() {
        logs().credentials(AgentCredentials.podIdentity()).build();

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::EKS::PodIdentityAssociation",
                Map.of("ClusterName", "my-cluster", "Namespace", "amazon-cloudwatch", "ServiceAccount", "fluent-bit"));
        assertThat(Clusters.dependencies(template, "DaemonSet"))
                .anyMatch(id -> id.startsWith("LogsPodIdentityAssociation"));
    }

    @Test
    void namespaceIsKeptAndPodsComeAfterItAndTheirPermissionAndTheirGroups() {
        logs().build();

        var template = Template.fromStack(stack);
        template.resourceCountIs(MANIFEST, 3);
        template.hasResource(
                MANIFEST,
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "Manifest", Match.stringLikeRegexp("^\\[\\{[^\\[]*\"Namespace\"[^\\[]*\\}\\]$")))));
        assertThat(Clusters.dependencies(template, "DaemonSet"))
                .anyMatch(id -> id.startsWith("LogsNamespace"))
                .anyMatch(id -> id.startsWith("LogsNodeRoleworker"))
                .anyMatch(id -> id.startsWith("LogsLogGroupsapplicationCreation"))
                .anyMatch(id -> id.startsWith("LogsLogGroupsapplicationRetention"))
                .anyMatch(id -> id.startsWith("LogsLogGroupsdataplaneRetention"))
                .anyMatch(id -> id.startsWith("LogsLogGroupshostRetention"));
    }

    @Test
    void podsSpeakOfTheClusterAndRegionByTheirTokens() {
        var cluster = Clusters.v2(stack);
        logs().cluster(ClusterTarget.of(cluster)).build();

        var template = Template.fromStack(stack);
        var reference = "${" + ((Map<?, ?>) stack.resolve(cluster.getClusterName())).get("Ref") + "}";
        assertThat(Clusters.objects(template))
                .anyMatch(each -> each.contains("{\"name\":\"TELEMETRY_CLUSTER\",\"value\":\"" + reference + "\"}")
                        && each.contains("{\"name\":\"TELEMETRY_REGION\",\"value\":\"${AWS::Region}\"}"));
        assertThat(groups(template)).anyMatch(each -> each.contains(reference + "/application"));
    }

    @Test
    void optionsReachThePods() {
        logs().fluentBit(options -> options.exclusions(List.of(LogExclusion.namespace("load-test"))))
                .pod(PodOptions.defaults().priorityClassName("logging"))
                .build();

        assertThat(Clusters.objects(Template.fromStack(stack)))
                .anyMatch(each ->
                        each.contains("*_load-test_*.log") && each.contains("\"priorityClassName\":\"logging\""));
    }

    @Test
    void gitopsDefinesEverythingButWhatIsApplied() {
        logs().cluster(ClusterTarget.existing("my-cluster"))
                .credentials(AgentCredentials.podIdentity())
                .manifestsAppliedBy(ManifestsAppliedBy.GITOPS)
                .build();

        var template = Template.fromStack(stack);
        template.resourceCountIs(MANIFEST, 0);
        template.resourceCountIs("AWS::EKS::PodIdentityAssociation", 1);
        assertThat(groups(template)).hasSize(3);
    }

    @Test
    void standsBesideContainerInsightsInEitherOrder() {
        insights().build();
        logs().build();
        var other = new Stack();
        stack = other;
        logs().build();
        insights().build();

        var template = Template.fromStack(other);
        template.resourceCountIs(MANIFEST, 6);
        assertThat(template.findResources("AWS::IAM::RolePolicy").values())
                .extracting(each -> TemplateText.of(((Map<?, ?>) each.get("Properties")).get("PolicyName")))
                .containsExactlyInAnyOrder("FluentBit-${AWS::Region}-my-cluster", "CWAgent-${AWS::Region}-my-cluster");
    }

    @Test
    void refusesASecondDeliveryToTheCluster() {
        logs("First").build();

        refused(
                logs("Second"),
                "cluster must get container logs by one delivery, got Fluent Bit at Default/First and Fluent Bit at"
                        + " Default/Second; everything would be published twice");
    }

    @Test
    void refusesToStandBesideTheLogsOfTheAddon() {
        var thirty = LogGroupSettings.expireAfter(RetentionDays.ONE_MONTH);
        insights()
                .cluster(ClusterTarget.existing("my-cluster"))
                .delivery(AgentDelivery.addon(
                        AddonOptions.builder().containerLogs(thirty).build()))
                .build();

        refused(
                logs(),
                "cluster must get container logs by one delivery, got addon at Default/Insights and Fluent Bit at"
                        + " Default/Logs; everything would be published twice");
    }

    @Test
    void anotherClusterOrRegionIsNoSecondDelivery() {
        var app = new App();
        for (var region : List.of("eu-west-1", "us-east-1")) {
            stack = new Stack(
                    app,
                    region,
                    StackProps.builder()
                            .env(Environment.builder().region(region).build())
                            .build());
            logs().build();
        }
        logs("Other")
                .cluster(ClusterTarget.existing("other", KubectlAccess.accessEntry()))
                .build();

        Template.fromStack(stack).resourceCountIs(MANIFEST, 6);
    }

    @Test
    void refusesAClusterThatKubectlCannotReach() {
        assertThatThrownBy(() ->
                        logs().cluster(ClusterTarget.existing("my-cluster")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kubectl");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesWhatFluentBitCannotHaveBeforeAnythingIsAttached() {
        refused(
                logs().fluentBit(options -> options.sources(Set.of())),
                "sources must be at least one of [application, dataplane, host], got none");
        refused(
                logs().pod(PodOptions.defaults().labels(Map.of("k8s-app", "mine"))),
                "labels must leave Fluent Bit's own [k8s-app] as they are, got \"k8s-app\"");
    }

    @Test
    void refusesSettingsOfAGroupThatNobodyWritesTo() {
        refused(
                logs().fluentBit(options -> options.sources(Set.of(LogSource.APPLICATION)))
                        .logGroups(Map.of(LogSource.HOST, LogGroupSettings.expireAfter(RetentionDays.ONE_DAY))),
                "logGroups must be of the sources that are read, [application], got host");
    }

    @Test
    void alarmOnALineWaitsForItsGroup() {
        var logs = logs().build();

        var alarm = logs.alarm(
                LogSource.APPLICATION,
                "out-of-memory",
                "?OutOfMemory ?OOMKilled",
                Severity.CRITICAL,
                AlarmRouting.nobody());

        var template = Template.fromStack(stack);
        assertThat(alarm.name()).isEqualTo("my-cluster-out-of-memory-critical");
        var filters = template.findResources("AWS::Logs::MetricFilter").values();
        assertThat(filters).hasSize(1).allSatisfy(each -> {
            assertThat(((Map<?, ?>) each.get("Properties")).get("LogGroupName")).isEqualTo(GROUPS + "application");
            assertThat((List<?>) each.get("DependsOn"))
                    .map(String::valueOf)
                    .anyMatch(id -> id.startsWith("LogsLogGroupsapplicationCreation"));
        });
    }

    @Test
    void refusesAnAlarmOnAGroupThatHasNoFiltersOrIsNotThere() {
        var logs = logs().fluentBit(options -> options.sources(Set.of(LogSource.APPLICATION)))
                .logGroups(Map.of(
                        LogSource.APPLICATION,
                        LogGroupSettings.expireAfter(RetentionDays.ONE_WEEK).infrequentAccess()))
                .build();

        assertThatThrownBy(() ->
                        logs.alarm(LogSource.APPLICATION, "panic", "panic", Severity.WARNING, AlarmRouting.nobody()))
                .hasMessage("logGroups.application must be of the class STANDARD, got INFREQUENT_ACCESS, which has no"
                        + " metric filters; leave infrequentAccess out");
        assertThatThrownBy(() -> logs.alarm(LogSource.HOST, "panic", "panic", Severity.WARNING, AlarmRouting.nobody()))
                .hasMessage("source must be one of those that are read, [application], got host");
        assertThatThrownBy(() -> logs.getLogGroupName(LogSource.HOST)).isInstanceOf(IllegalArgumentException.class);
        Template.fromStack(stack).resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @Test
    void sectionShowsTheNewestErrorsOfWhatIsRead() {
        var all = logs().build().section();
        stack = new Stack();
        var hostOnly = logs().fluentBit(options -> options.sources(Set.of(LogSource.HOST)))
                .build()
                .section();

        assertThat(all.title()).isEqualTo("Logs of cluster my-cluster");
        assertThat(all.widgets())
                .extracting(each -> each.properties().get("title"))
                .containsExactly(
                        "Newest errors of applications",
                        "Containers by errors",
                        "Containers by size of their logs",
                        "Newest errors of kubelet, containerd, aws-node and kube-proxy",
                        "Newest errors of the nodes");
        assertThat(String.valueOf(all.widgets().get(0).properties().get("query")))
                .startsWith("SOURCE '" + GROUPS + "application' | fields @timestamp, kubernetes.namespace_name")
                .contains("filter log like /(?i)(error|exception|fatal|panic)/")
                .endsWith("sort @timestamp desc | limit 50");
        assertThat(hostOnly.widgets())
                .extracting(each -> each.properties().get("title"))
                .containsExactly("Newest errors of the nodes");
    }

    @Test
    void rolloutCommandNamesTheDaemonSet() {
        assertThat(logs().build().getRolloutCommand())
                .isEqualTo("kubectl rollout status daemonset/fluent-bit --namespace amazon-cloudwatch");
    }
}
