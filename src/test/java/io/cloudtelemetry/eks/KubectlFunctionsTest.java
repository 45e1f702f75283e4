package io.cloudtelemetry.eks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ClusterAttributes;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/** The functions of CDK that run kubectl: what they need before they are called. */
class KubectlFunctionsTest {
    private final Stack stack = new Stack(new App(), "Stack");

    private static void insights(Construct scope, ClusterTarget target) {
        ContainerInsights.Builder.create(scope, "Insights")
                .cluster(target)
                .credentials(AgentCredentials.nodeRoles("worker"))
                .build();
    }

    /** A function that logs first makes the group itself, and CloudFormation then fails to. */
    @Test
    void manifestsWaitForTheLogGroupsOfBothFunctionsThatRunKubectl() {
        stack.getNode().setContext("@aws-cdk/aws-lambda:useCdkManagedLogGroup", true);
        insights(stack, ClusterTarget.existing("my-cluster", KubectlAccess.accessEntry()));
        insights(new Construct(stack, "Own"), ClusterTarget.of(Clusters.v2(stack)));

        var template = Template.fromStack(stack);
        var groups = template.findResources("AWS::Logs::LogGroup").keySet().stream()
                .filter(id -> !id.startsWith("ExistingResourceCall"))
                .toList();
        var manifests = template.findResources("Custom::AWSCDK-EKS-KubernetesResource");
        // Those of each cluster wait for the group of its handler and that of the provider around it.
        var waitedFor = manifests.keySet().stream()
                .map(id -> waitsFor(manifests, id).stream()
                        .filter(groups::contains)
                        .collect(toSet()))
                .collect(toSet());
        assertThat(waitedFor).hasSize(2).allSatisfy(each -> assertThat(each).hasSize(2));
        assertThat(waitedFor.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(groups);
    }

    /** What a manifest waits for, by way of other manifests too. */
    private static List<String> waitsFor(Map<String, Map<String, Object>> manifests, String id) {
        var manifest = manifests.get(id);
        return manifest == null || !(manifest.get("DependsOn") instanceof List<?> direct)
                ? List.of()
                : direct.stream()
                        .map(String::valueOf)
                        .flatMap(each -> Stream.concat(Stream.of(each), waitsFor(manifests, each).stream()))
                        .distinct()
                        .toList();
    }

    private ClusterTarget imported(ClusterAttributes.Builder attributes) {
        return ClusterTarget.of(Cluster.fromClusterAttributes(
                stack,
                "Imported",
                attributes
                        .clusterName("my-cluster")
                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                        .kubectlLayer(new KubectlV32Layer(stack, "Layer"))
                        .build()));
    }

    @Test
    void anImportedClusterAsksForTheTrustOfItsKubectlRole() {
        insights(stack, imported(ClusterAttributes.builder()));

        Annotations.fromStack(stack)
                .hasWarning(
                        "/Stack/Insights",
                        Match.stringLikeRegexp(
                                "the kubectl role of cluster Stack/Imported must trust the role of the function.*kubectlLambdaRole.*kubectlRoleTrust.*"));
    }

    @Test
    void anImportedClusterWithARoleOfAKnownNameForTheFunctionHasNoWarning() {
        var role = Role.fromRoleArn(stack, "Function", "arn:aws:iam::123456789012:role/function");
        insights(stack, imported(ClusterAttributes.builder().kubectlLambdaRole(role)));

        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp(".*kubectlRoleTrust.*"));
    }
}
