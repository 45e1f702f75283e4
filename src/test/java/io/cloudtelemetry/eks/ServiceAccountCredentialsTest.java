package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Roles of the service account, and who may be them. */
class ServiceAccountCredentialsTest {
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD";
    private static final String ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD";
    private static final String MANAGED = "arn:${AWS::Partition}:iam::aws:policy/CloudWatchAgentServerPolicy";

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack(
                new App(),
                "Stack",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("eu-west-1")
                                .build())
                        .build());
    }

    private Template insights(ClusterTarget cluster, AgentCredentials credentials) {
        ContainerInsights.Builder.create(stack, "Insights")
                .cluster(cluster)
                .credentials(credentials)
                .build();
        return Template.fromStack(stack);
    }

    private Template existing(AgentCredentials credentials) {
        return insights(ClusterTarget.existing("shop", KubectlAccess.accessEntry()), credentials);
    }

    /** The role whose trust policy holds an action. */
    private static Map<?, ?> role(Template template, String trustedAction) {
        return template.findResources("AWS::IAM::Role").values().stream()
                .map(each -> (Map<?, ?>) each.get("Properties"))
                .filter(each -> each.get("AssumeRolePolicyDocument").toString().contains(trustedAction))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> trust(Map<?, ?> role) {
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) role.get("AssumeRolePolicyDocument")).get("Statement")).get(0);
    }

    private static List<String> managedPolicies(Map<?, ?> role) {
        return ((List<?>) role.get("ManagedPolicyArns"))
                .stream().map(TemplateText::of).toList();
    }

    @Test
    void roleOfIrsaIsForThatServiceAccountOfThatClusterOnly() {
        var template = existing(AgentCredentials.irsa(PROVIDER));

        var role = role(template, "sts:AssumeRoleWithWebIdentity");
        assertThat(trust(role).get("Principal")).isEqualTo(Map.of("Federated", PROVIDER));
        assertThat(trust(role).get("Condition"))
                .isEqualTo(Map.of(
                        "StringEquals",
                        Map.of(
                                ISSUER + ":aud",
                                "sts.amazonaws.com",
                                ISSUER + ":sub",
                                "system:serviceaccount:amazon-cloudwatch:cloudwatch-agent")));
        assertThat(managedPolicies(role)).containsExactly(MANAGED);
        assertThat(Clusters.objects(template))
                .anyMatch(each -> each.contains("\"annotations\":{\"eks.amazonaws.com/role-arn\":\"${"));
        template.resourceCountIs("AWS::IAM::RolePolicy", 0);
    }

    @Test
    void roleOfIrsaOnAClusterOfTheAppIsConditionedWhenItIsDeployed() {
        var cluster = Clusters.v2(stack);

        var template = insights(ClusterTarget.of(cluster), AgentCredentials.irsa(cluster.getOpenIdConnectProvider()));

        assertThat(trust(role(template, "sts:AssumeRoleWithWebIdentity"))
                        .get("Condition")
                        .toString())
                .contains("Fn::GetAtt");
        assertThat(template.findResources("Custom::AWSCDKCfnJson").values())
                .singleElement()
                .asString()
                .contains(":aud", ":sub", "system:serviceaccount:amazon-cloudwatch:cloudwatch-agent");
    }

    @Test
    void roleOfPodIdentityIsForThatServiceAccountOfThatClusterOnly() {
        var template = existing(AgentCredentials.podIdentity(PodIdentityAgent.PRESENT));

        var role = role(template, "pods.eks.amazonaws.com");
        assertThat(trust(role).get("Action").toString()).contains("sts:AssumeRole", "sts:TagSession");
        assertThat(role.get("AssumeRolePolicyDocument").toString())
                .contains("aws:RequestTag/kubernetes-namespace=amazon-cloudwatch")
                .contains("aws:RequestTag/kubernetes-service-account=cloudwatch-agent")
                .contains("aws:RequestTag/eks-cluster-name=shop");
        template.hasResourceProperties(
                "AWS::EKS::PodIdentityAssociation",
                Map.of(
                        "ClusterName", "shop",
                        "Namespace", "amazon-cloudwatch",
                        "ServiceAccount", "cloudwatch-agent",
                        "RoleArn", Match.anyValue()));
        template.resourceCountIs("AWS::EKS::Addon", 0);
        assertThat(Clusters.dependencies(template, "DaemonSet"))
                .as("pods that start before the association have no credentials")
                .anyMatch(id -> id.contains("PodIdentityAssociation"));
    }

    @Test
    void podIdentityAgentIsInstalledOnceForACluster() {
        ContainerInsights.Builder.create(stack, "Other")
                .cluster(ClusterTarget.existing("blog", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.podIdentity())
                .build();
        existing(AgentCredentials.podIdentity());

        var agents = Template.fromStack(stack)
                .findResources("AWS::EKS::Addon", Map.of("Properties", Map.of("AddonName", "eks-pod-identity-agent")));
        assertThat(agents.values())
                .extracting(each -> String.valueOf(((Map<?, ?>) each.get("Properties")).get("ClusterName")))
                .containsExactlyInAnyOrder("shop", "blog");
    }

    @Test
    void podIdentityAgentIsNeverInstalledOnAutoMode() {
        var template = insights(ClusterTarget.of(Clusters.v2(stack)), AgentCredentials.podIdentity());

        template.resourceCountIs("AWS::EKS::Addon", 0);
        template.resourceCountIs("AWS::EKS::PodIdentityAssociation", 1);
    }

    @Test
    void podIdentityAgentIsInstalledWithoutAutoMode() {
        var template = insights(ClusterTarget.of(Clusters.v2WithNodeGroups(stack)), AgentCredentials.podIdentity());

        template.hasResourceProperties("AWS::EKS::Addon", Map.of("AddonName", "eks-pod-identity-agent"));
    }

    @Test
    void podIdentityAgentStaysForOthersWhenTheStackGoes() {
        existing(AgentCredentials.podIdentity())
                .hasResourceProperties(
                        "AWS::EKS::Addon",
                        Map.of("PreserveOnDelete", true, "ResolveConflicts", "OVERWRITE", "ClusterName", "shop"));
    }

    @Test
    void refusesToInstallThePodIdentityAgentFromTwoStages() {
        var app = (App) stack.getNode().getRoot();
        var environment = Environment.builder()
                .account("123456789012")
                .region("eu-west-1")
                .build();
        var one = new Stack(
                new Stage(app, "One"),
                "Stack",
                StackProps.builder().env(environment).build());
        var two = new Stack(
                new Stage(app, "Two"),
                "Stack",
                StackProps.builder().env(environment).build());
        ContainerInsights.Builder.create(one, "Insights")
                .cluster(ClusterTarget.existing("shop"))
                .delivery(AgentDelivery.addon())
                .credentials(AgentCredentials.podIdentity())
                .build();

        assertThatThrownBy(() -> ContainerLogs.Builder.create(two, "Logs")
                        .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                        .credentials(AgentCredentials.podIdentity())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials must be podIdentity(PodIdentityAgent.PRESENT) at Two/Stack/Logs, since"
                        + " One/Stack/PodIdentityAgent-shop installs the agent of the cluster in another stage");
    }

    @Test
    void changedCredentialsReplaceThePods() {
        assertThat(Clusters.objects(existing(AgentCredentials.podIdentity(PodIdentityAgent.PRESENT))))
                .anyMatch(each -> each.contains("\"cloudtelemetry.io/credentials\":\"podIdentity\""));
        stack = new Stack();
        assertThat(Clusters.objects(existing(AgentCredentials.irsa(PROVIDER))))
                .anyMatch(each -> each.contains("\"cloudtelemetry.io/credentials\":\"irsa\""));
        stack = new Stack();
        assertThat(Clusters.objects(existing(AgentCredentials.nodeRoles("workers"))))
                .noneMatch(each -> each.contains("cloudtelemetry.io/credentials"));
    }

    @Test
    void minimalIsWhatIsCollectedOnTheGroupsOfTheCluster() {
        var template = existing(AgentCredentials.irsa(PROVIDER).minimal());

        assertThat(policy(template))
                .containsExactly(
                        "logs:CreateLogStream, logs:PutLogEvents on arn:${AWS::Partition}:logs:eu-west-1:123456789012:log-group:/aws/containerinsights/shop/performance:*",
                        "ec2:DescribeTags, ec2:DescribeVolumes on *");
        assertThat(template.toJSON().toString()).doesNotContain("CloudWatchAgentServerPolicy");
    }

    @Test
    void minimalFollowsTracesAndWhatElseIsCollected() {
        ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.irsa(PROVIDER).minimal())
                .metrics(KubernetesMetrics.enhanced().kueue())
                .traces(AgentTraces.otlp())
                .build();

        assertThat(policy(Template.fromStack(stack)))
                .anyMatch(each -> each.startsWith("logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on ")
                        && each.endsWith(":log-group:/aws/containerinsights/shop/*:*"))
                .anyMatch(each -> each.startsWith("xray:PutTraceSegments") && each.endsWith(" on *"))
                .noneMatch(each -> each.contains("cloudwatch:PutMetricData"));
    }

    @Test
    void minimalOnNodeRolesIsAnInlinePolicy() {
        var template = existing(AgentCredentials.nodeRoles("workers").minimal());

        template.hasResourceProperties(
                "AWS::IAM::RolePolicy",
                Match.objectLike(Map.of("RoleName", "workers", "PolicyName", "CWAgent-eu-west-1-shop")));
        assertThat(template.findResources("AWS::IAM::RolePolicy").toString())
                .contains("logs:PutLogEvents")
                .doesNotContain("cloudwatch:PutMetricData", "xray:");
    }

    private static List<String> policy(Template template) {
        var role = role(template, "sts:AssumeRoleWithWebIdentity");
        var inline = (Map<?, ?>) ((List<?>) role.get("Policies")).get(0);
        return ((List<?>) ((Map<?, ?>) inline.get("PolicyDocument")).get("Statement"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .map(each -> String.join(", ", strings(each.get("Action"))) + " on "
                                + TemplateText.of(each.get("Resource")))
                        .toList();
    }

    private static List<String> strings(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    @Test
    void refusesWhatIsNoProvider() {
        assertThatThrownBy(() -> AgentCredentials.irsa("oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("irsa must be the ARN of the cluster's OpenID Connect provider in IAM");
    }

    @Test
    void refusesMinimalForThePolicyOfAws() {
        assertThatThrownBy(() -> AgentCredentials.attachAwsManaged("workers").minimal())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minimal must not be asked of attachAwsManaged, which attaches the policy of AWS;"
                        + " use nodeRoles(...).minimal()");
    }

    @Test
    void refusesPodIdentityForWindowsBeforeAnythingIsAttached() {
        assertThatThrownBy(() -> ContainerInsights.Builder.create(stack, "Insights")
                        .cluster(ClusterTarget.existing("shop", KubectlAccess.accessEntry()))
                        .credentials(AgentCredentials.podIdentity())
                        .delivery(AgentDelivery.manifests().nodes(NodeSystems.LINUX_AND_WINDOWS))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "credentials must be nodeRoles or irsa with Windows nodes, got podIdentity, which their pods cannot have");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }
}
