package io.cloudtelemetry.eks;

import static io.cloudtelemetry.eks.Clusters.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.ICluster;
import software.amazon.awscdk.services.eks.KubectlProvider;
import software.amazon.awscdk.services.eks.KubectlProviderAttributes;
import software.amazon.awscdk.services.eks_v2.ClusterAttributes;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

class ClusterTargetTest {
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";

    /** The first module applies aws-auth by itself. */
    private static final Predicate<String> OURS = objects -> objects.contains("amazon-cloudwatch");

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "Stack");
    }

    private static void insights(Construct scope, ClusterTarget target) {
        ContainerInsights.Builder.create(scope, "Insights")
                .cluster(target)
                .credentials(AgentCredentials.nodeRoles("worker"))
                .build();
    }

    @Test
    void existingClusterIsReachedByARoleWithAnAccessEntry() {
        insights(stack, ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()));

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::EKS::AccessEntry",
                Map.of(
                        "ClusterName", "my-cluster",
                        "PrincipalArn", Match.objectLike(Map.of()),
                        "AccessPolicies",
                                List.of(Map.of(
                                        "PolicyArn", Match.anyValue(),
                                        "AccessScope", Map.of("Type", "cluster")))));
        template.hasResourceProperties(MANIFEST, Map.of("ClusterName", "my-cluster", "Overwrite", true));
        template.resourcePropertiesCountIs(MANIFEST, Map.of("PruneLabel", Match.anyValue()), 0);
        assertThat(Clusters.dependencies(template, "Namespace"))
                .as("the entry must stand before kubectl runs")
                .anyMatch(id -> id.contains("AccessEntry"));
        assertThat(Clusters.dependencies(template, "DaemonSet")).anyMatch(id -> id.startsWith("InsightsNamespace"));
        template.hasResource(
                "AWS::Lambda::Function",
                Map.of(
                        "Properties",
                        Match.objectLike(Map.of("Runtime", Match.stringLikeRegexp("python.*"))),
                        "DependsOn",
                        Match.arrayWith(List.of(Match.stringLikeRegexp(".*AccessEntry.*")))));
    }

    @Test
    void kubectlMayLookUpThatClusterAndNothingElse() {
        insights(stack, ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()));

        var template = Template.fromStack(stack);
        assertThat(TemplateText.statements(template))
                .filteredOn(statement -> !statement.startsWith("lambda:") && !statement.startsWith("[logs:"))
                .containsExactly("eks:DescribeCluster on"
                        + " arn:${AWS::Partition}:eks:${AWS::Region}:${AWS::AccountId}:cluster/my-cluster");
        assertThat(template.toJSON().toString()).doesNotContain("ContainerRegistry", "HasEcrPublic");
    }

    @Test
    void existingClusterIsReachedByAnExistingRole() {
        insights(
                stack,
                ClusterTarget.existing("my-cluster", KubectlAccess.role("arn:aws:iam::123456789012:role/kubectl")));

        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::EKS::AccessEntry", 0);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of("Role", "arn:aws:iam::123456789012:role/kubectl", "Handler", "index.handler"));
        assertThat(Clusters.dependencies(template, "Namespace"))
                .as("kubectl looks the cluster up with a right that must stand first")
                .anyMatch(id -> id.startsWith("Kubectl") && id.contains("RolePolicy"));
    }

    @Test
    void kubectlRunsInsideAVpcWithALayerOfOnesOwn() {
        var layer = "arn:aws:lambda:ap-northeast-2:123456789012:layer:kubectl:3";
        insights(
                stack,
                ClusterTarget.existing(
                        "my-cluster",
                        KubectlAccess.accessEntry()
                                .layer(layer)
                                .from(new KubectlAccess.Network(
                                        "vpc-0123456789abcdef0",
                                        List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
                                        "sg-0123456789abcdef0"))));

        var template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler", "index.handler",
                        "Layers", Match.arrayWith(List.of(layer)),
                        "VpcConfig",
                                Map.of(
                                        "SubnetIds",
                                        List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"),
                                        "SecurityGroupIds",
                                        List.of("sg-0123456789abcdef0"))));
        assertThat(template.toJSON().toString()).contains("AWSLambdaVPCAccessExecutionRole");
    }

    @Test
    void clusterOfThisAppInTheSameStack() {
        insights(stack, ClusterTarget.of(Clusters.v2(stack)));

        var template = Template.fromStack(stack);
        template.resourceCountIs(MANIFEST, 3);
        assertThat(objects(template)).anyMatch(each -> each.contains("${Cluster"));
    }

    @Test
    void clusterOfThisAppInAnotherStackMakesNoCycle() {
        var clusterStack = new Stack(app, "ClusterStack");
        var cluster = Clusters.v2(clusterStack);

        insights(stack, ClusterTarget.of(cluster));

        Template.fromStack(stack).resourceCountIs(MANIFEST, 3);
        Template.fromStack(clusterStack).resourceCountIs(MANIFEST, 0);
        assertThat(stack.getDependencies()).containsExactly(clusterStack);
    }

    @Test
    void clusterOfTheFirstEksModule() {
        insights(stack, ClusterTarget.of(Clusters.v1(stack)));

        assertThat(objects(Template.fromStack(stack))).filteredOn(OURS).hasSize(3);
    }

    @Test
    void clusterOfTheFirstEksModuleInAnotherStackMakesNoCycle() {
        var clusterStack = new Stack(app, "ClusterStack");

        insights(stack, ClusterTarget.of(Clusters.v1(clusterStack)));

        assertThat(objects(Template.fromStack(stack))).filteredOn(OURS).hasSize(3);
        assertThat(objects(Template.fromStack(clusterStack))).noneMatch(OURS);
    }

    @Test
    void refusesAClusterThatKubectlCannotReach() {
        var withoutKubectl = software.amazon.awscdk.services.eks_v2.Cluster.fromClusterAttributes(
                stack,
                "Imported",
                ClusterAttributes.builder().clusterName("my-cluster").build());
        var olderWithoutKubectl = software.amazon.awscdk.services.eks.Cluster.fromClusterAttributes(
                stack,
                "Older",
                software.amazon.awscdk.services.eks.ClusterAttributes.builder()
                        .clusterName("my-cluster")
                        .build());

        assertThatThrownBy(() -> insights(stack, ClusterTarget.of(withoutKubectl)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster must have a way to run kubectl: pass kubectlProviderOptions to the cluster,"
                        + " or kubectlProvider if it is imported, got none at Stack/Imported");
        assertThatThrownBy(() -> insights(stack, ClusterTarget.of(olderWithoutKubectl)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster must have a way to run kubectl: pass kubectlLayer to the cluster,"
                        + " and kubectlRoleArn or kubectlProvider if it is imported, got none at Stack/Older");
        assertThatThrownBy(() -> insights(stack, ClusterTarget.existing("my-cluster")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster must have a way to run kubectl: existing(\"my-cluster\","
                        + " KubectlAccess.accessEntry()), got none; or deliver by addon or gitops, which need none");
        assertThat(stack.getNode().getChildren())
                .extracting(each -> each.getNode().getId())
                .containsExactly("Imported", "Older");
    }

    @Test
    void refusesNamesThatEksCannotHaveAndRolesThatAreNone() {
        assertThatThrownBy(() -> ClusterTarget.existing("", KubectlAccess.accessEntry()))
                .hasMessageStartingWith("name must be 1 to 100 letters, digits, hyphens and underscores");
        assertThatThrownBy(() -> KubectlAccess.role("kubectl"))
                .hasMessage(
                        "role must be a role's ARN such as arn:aws:iam::123456789012:role/kubectl, got \"kubectl\"");
        assertThatThrownBy(() -> new KubectlAccess("kubectl", null, null, null))
                .hasMessageStartingWith("role must be a role's ARN");
        assertThatThrownBy(() -> new KubectlAccess(null, "kubectl", null, null))
                .hasMessageStartingWith("layerArn must be such as");
        assertThatThrownBy(() -> new KubectlAccess.Network("vpc-0123456789abcdef0", List.of(), "sg-0123456789abcdef0"))
                .hasMessage("privateSubnetIds must name at least one subnet, got none");
        assertThatThrownBy(() ->
                        new KubectlAccess.Network("x", List.of("subnet-0123456789abcdef0"), "sg-0123456789abcdef0"))
                .hasMessage("vpcId must be such as vpc-0123456789abcdef0, got \"x\"");
        assertThatThrownBy(() -> KubectlAccess.accessEntry().layer("kubectl"))
                .hasMessage(
                        "layerArn must be such as arn:aws:lambda:eu-west-1:123456789012:layer:kubectl:1, got \"kubectl\"");
    }

    private static ICluster importedWithARole(Stack stack) {
        return software.amazon.awscdk.services.eks.Cluster.fromClusterAttributes(
                stack,
                "Imported",
                software.amazon.awscdk.services.eks.ClusterAttributes.builder()
                        .clusterName("my-cluster")
                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                        .kubectlLayer(new KubectlV32Layer(stack, "Layer"))
                        .build());
    }

    @Test
    void pruningIsOffOnImportedClusters() {
        insights(stack, ClusterTarget.of(importedWithARole(stack)));

        var template = Template.fromStack(stack);
        template.resourceCountIs(MANIFEST, 3);
        template.resourcePropertiesCountIs(MANIFEST, Map.of("PruneLabel", Match.anyValue()), 0);
    }

    @Test
    void refusesAFargateClusterAndSaysWhatToUse() {
        var older = software.amazon.awscdk.services.eks.FargateCluster.Builder.create(stack, "Older")
                .version(software.amazon.awscdk.services.eks.KubernetesVersion.V1_32)
                .kubectlLayer(new KubectlV32Layer(stack, "Layer"))
                .build();
        var newer = software.amazon.awscdk.services.eks_v2.FargateCluster.Builder.create(stack, "Newer")
                .version(software.amazon.awscdk.services.eks_v2.KubernetesVersion.V1_32)
                .kubectlProviderOptions(software.amazon.awscdk.services.eks_v2.KubectlProviderOptions.builder()
                        .kubectlLayer(new KubectlV32Layer(stack, "NewerLayer"))
                        .build())
                .build();

        assertThatThrownBy(() -> ClusterTarget.of(older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "cluster must have nodes, got the FargateCluster Stack/Older, where no DaemonSet")
                .hasMessageContaining("AWS Distro for OpenTelemetry");
        assertThatThrownBy(() -> ClusterTarget.of(newer)).hasMessageContaining("FargateCluster Stack/Newer");
    }

    @Test
    void clusterOfTheAppWithoutKubectlTakesTheAddon() {
        var cluster = software.amazon.awscdk.services.eks_v2.Cluster.Builder.create(stack, "Cluster")
                .version(software.amazon.awscdk.services.eks_v2.KubernetesVersion.V1_32)
                .build();

        ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.of(cluster))
                .credentials(AgentCredentials.podIdentity())
                .delivery(AgentDelivery.addon())
                .build();

        Template.fromStack(stack)
                .hasResourceProperties("AWS::EKS::Addon", Map.of("AddonName", "amazon-cloudwatch-observability"));
    }

    @Test
    void warnsOfAKubectlTooFarFromTheCluster() {
        insights(
                stack, ClusterTarget.existing("new", KubectlAccess.accessEntry().kubernetesVersion("1.34")));
        Annotations.fromStack(stack)
                .hasWarning(
                        "*",
                        Match.stringLikeRegexp(
                                "kubectl 1.32 is more than one minor version from Kubernetes 1.34 of cluster new.*kubectlSkew"));
    }

    @Test
    void saysNothingOfAKubectlNearEnoughOrOfALayerOfOnesOwn() {
        insights(
                stack,
                ClusterTarget.existing("near", KubectlAccess.accessEntry().kubernetesVersion("1.33")));
        var other = new Stack(app, "Other");
        insights(
                other,
                ClusterTarget.existing(
                        "own",
                        KubectlAccess.accessEntry()
                                .kubernetesVersion("1.35")
                                .layer("arn:aws:lambda:eu-west-1:123456789012:layer:kubectl:1")));

        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("kubectlSkew"));
        Annotations.fromStack(other).hasNoWarning("*", Match.stringLikeRegexp("kubectlSkew"));
        assertThatThrownBy(() -> KubectlAccess.accessEntry().kubernetesVersion("v1.33"))
                .hasMessage("kubernetesVersion must be such as 1.33, got \"v1.33\"");
    }

    @Test
    void manifestsStayWithTheirKubectlWhoeverElseIsThere() {
        var both = serviceTokenOfFluentBit(AgentDelivery.manifests());
        app = new App();
        stack = new Stack(app, "Stack");
        var alone = serviceTokenOfFluentBit(AgentDelivery.addon());

        assertThat(alone)
                .as("CloudFormation refuses another function for a resource that exists")
                .isEqualTo(both)
                .contains("Kubectl");
    }

    private String serviceTokenOfFluentBit(AgentDelivery ofTheAgent) {
        ContainerInsights.Builder.create(stack, "Insights")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("worker"))
                .delivery(ofTheAgent)
                .build();
        ContainerLogs.Builder.create(stack, "Logs")
                .cluster(ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("worker"))
                .build();
        var template = Template.fromStack(stack);
        template.resourceCountIs("AWS::EKS::AccessEntry", 1);
        return template.findResources(MANIFEST).values().stream()
                .map(each -> (Map<?, ?>) each.get("Properties"))
                .filter(each -> String.valueOf(each.get("Manifest")).contains("fluent-bit"))
                .map(each -> String.valueOf(each.get("ServiceToken")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesTwoWaysToOneClusterInAStack() {
        insights(stack, ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()));

        assertThatThrownBy(() -> ContainerLogs.Builder.create(stack, "Logs")
                        .cluster(ClusterTarget.existing(
                                "my-cluster", KubectlAccess.role("arn:aws:iam::123456789012:role/kubectl")))
                        .credentials(AgentCredentials.nodeRoles("worker"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cluster must be reached by one KubectlAccess in a stack, got a second one for my-cluster in"
                                + " Stack");
    }

    @Test
    void importedClusterMayBringItsProvider() {
        var imported = software.amazon.awscdk.services.eks.Cluster.fromClusterAttributes(
                stack,
                "Imported",
                software.amazon.awscdk.services.eks.ClusterAttributes.builder()
                        .clusterName("my-cluster")
                        .kubectlProvider(KubectlProvider.fromKubectlProviderAttributes(
                                stack,
                                "Provider",
                                KubectlProviderAttributes.builder()
                                        .functionArn("arn:aws:lambda:eu-west-1:123456789012:function:kubectl")
                                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                                        .handlerRole(Role.fromRoleArn(
                                                stack, "Handler", "arn:aws:iam::123456789012:role/handler"))
                                        .build()))
                        .build());

        insights(stack, ClusterTarget.of(imported));

        Template.fromStack(stack).resourceCountIs(MANIFEST, 3);
    }

    @Test
    void refusesAClusterOfAnotherRegion() {
        var seoul = new Stack(
                app,
                "Seoul",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("ap-northeast-2")
                                .build())
                        .build());
        var frankfurt = new Stack(
                app,
                "Frankfurt",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("eu-central-1")
                                .build())
                        .build());
        var cluster = Clusters.v2(seoul);

        assertThatThrownBy(() -> insights(frankfurt, ClusterTarget.of(cluster)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster must be in the account and region of its telemetry"
                        + " (aws://123456789012/eu-central-1), got aws://123456789012/ap-northeast-2 at Seoul/Cluster");
    }
}
