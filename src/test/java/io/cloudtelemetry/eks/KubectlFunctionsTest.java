package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ClusterAttributes;
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
        assertThat(groups).hasSize(4);
        assertThat(template.findResources("Custom::AWSCDK-EKS-KubernetesResource"))
                .hasSize(6)
                .allSatisfy((id, manifest) -> assertThat((List<?>) manifest.get("DependsOn"))
                        .filteredOn(groups::contains)
                        .hasSize(2));
    }

    @Test
    void anImportedClusterSaysWhomItsKubectlRoleMustTrustOnceAStack() {
        var cluster = ClusterTarget.of(Cluster.fromClusterAttributes(
                stack,
                "Imported",
                ClusterAttributes.builder()
                        .clusterName("my-cluster")
                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                        .kubectlLayer(new KubectlV32Layer(stack, "Layer"))
                        .build()));
        insights(stack, cluster);
        ContainerLogs.Builder.create(stack, "Logs")
                .cluster(cluster)
                .credentials(AgentCredentials.nodeRoles("worker"))
                .build();

        var outputs = Template.fromStack(stack).findOutputs("*").values();
        assertThat(outputs).singleElement().satisfies(output -> {
            assertThat(output.get("Description"))
                    .isEqualTo("The role that must be allowed to assume the kubectl role of cluster Stack/Imported");
            assertThat(output.get("Value").toString())
                    .matches("\\{Fn::GetAtt=\\[\\w*KubectlProvider\\w*, Outputs.\\w*HandlerServiceRole\\w*Arn]}");
        });
    }
}
