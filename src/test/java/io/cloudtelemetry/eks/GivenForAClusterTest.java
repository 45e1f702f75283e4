package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What is given for a cluster by ARN is of its place and its own, or nothing is attached. */
class GivenForAClusterTest {
    private static final String PROVIDER =
            "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1";
    private static final AgentCredentials NODES = AgentCredentials.nodeRoles("nodes");

    private final App app = new App();
    private final Stack stack = new Stack(
            app,
            "Stack",
            StackProps.builder()
                    .env(Environment.builder()
                            .account("111122223333")
                            .region("eu-west-1")
                            .build())
                    .build());

    private ContainerInsights.Builder insights(String id, ClusterTarget cluster, AgentCredentials credentials) {
        return ContainerInsights.Builder.create(stack, id).cluster(cluster).credentials(credentials);
    }

    private ContainerLogs.Builder logs(String id, ClusterTarget cluster, AgentCredentials credentials) {
        return ContainerLogs.Builder.create(stack, id).cluster(cluster).credentials(credentials);
    }

    private void refuses(KubectlAccess access, AgentCredentials credentials, String message) {
        var cluster = ClusterTarget.existing("a", access);
        assertThatThrownBy(insights("Insights", cluster, credentials)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(logs("Logs", cluster, credentials)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesKubectlsRoleAndLayerOfElsewhere() {
        refuses(
                KubectlAccess.role("arn:aws:iam::999922223333:role/kubectl"),
                NODES,
                "role must be of account 111122223333, where it is used, got arn:aws:iam::999922223333:role/kubectl;");
        refuses(
                KubectlAccess.accessEntry().layer("arn:aws:lambda:us-east-1:111122223333:layer:kubectl:1"),
                NODES,
                "layerArn must be of region eu-west-1, where it is used, got");
    }

    @Test
    void refusesCredentialsOfElsewhere() {
        refuses(
                KubectlAccess.accessEntry(),
                AgentCredentials.nodeRoles("one", "arn:aws-cn:iam::111122223333:role/two"),
                "nodeRoles must be of partition aws, where it is used, got");
        refuses(
                KubectlAccess.accessEntry(),
                AgentCredentials.attachAwsManaged("arn:aws:iam::999922223333:role/two"),
                "nodeRoles must be of account 111122223333, where it is used, got");
        refuses(
                KubectlAccess.accessEntry(),
                AgentCredentials.irsa(PROVIDER.replace("eu-west-1", "us-east-1")),
                "irsa must be of region eu-west-1, where it is used, got");
    }

    @Test
    void refusesAnImportedRoleOfAnotherAccount() {
        var other = new Stack(app, "Other");
        var role = Role.fromRoleArn(other, "Role", "arn:aws:iam::999922223333:role/path/nodes");

        refuses(
                KubectlAccess.accessEntry(),
                AgentCredentials.nodeRoles(role),
                "nodeRoles must be of account 111122223333, where it is used, got");
    }

    @Test
    void refusesAKeyOfAnotherRegion() {
        var settings = LogGroupSettings.expireAfter(RetentionDays.ONE_DAY)
                .encryptedWith(LogEncryption.keyArn("arn:aws:kms:us-east-1:111122223333:key/a"));

        assertThatThrownBy(insights("Insights", ClusterTarget.existing("a", KubectlAccess.accessEntry()), NODES)
                        .performanceLogs(settings)::build)
                .hasMessageStartingWith("keyArn must be of region eu-west-1, where it is used, got");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAGroupThatIsKeptOtherwiseBeforeAnythingIsAttached() {
        TelemetryLogGroup.ensure(
                stack,
                "Mine",
                "/aws/containerinsights/a/performance",
                LogGroupSettings.expireAfter(RetentionDays.ONE_DAY));

        assertThatThrownBy(insights("Insights", ClusterTarget.existing("a", KubectlAccess.accessEntry()), NODES)::build)
                .hasMessageStartingWith("log group /aws/containerinsights/a/performance must be kept in one way");
        assertThat(stack.getNode().tryFindChild("Insights")).isNull();
    }

    @Test
    void oneProviderIsOfOneCluster() {
        var a = ClusterTarget.existing("a", KubectlAccess.accessEntry());
        var b = ClusterTarget.existing("b", KubectlAccess.accessEntry());
        insights("A", a, AgentCredentials.irsa(PROVIDER)).build();
        logs("ALogs", a, AgentCredentials.irsa(PROVIDER)).build();

        assertThatThrownBy(insights("B", b, AgentCredentials.irsa(PROVIDER).minimal())::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "irsa must be the provider of one cluster, got %s for cluster a at Stack/A and for cluster b at Stack/B; EKS gives each cluster one of its own"
                                .formatted(PROVIDER));
        var spelledOtherwise = PROVIDER.replace("oidc.eks.eu-west-1.amazonaws.com", "oidc-eks.eu-west-1.api.aws");
        assertThat(spelledOtherwise).isNotEqualTo(PROVIDER);
        assertThatThrownBy(insights("B", b, AgentCredentials.irsa(spelledOtherwise))::build)
                .hasMessageStartingWith("irsa must be the provider of one cluster, got " + spelledOtherwise);
        assertThat(stack.getNode().tryFindChild("B")).isNull();
        insights("B", b, AgentCredentials.irsa(PROVIDER.replace("A1", "B2"))).build();
    }

    @Test
    void aSecondAgentOfOneClusterIsRefusedWithBothPaths() {
        var cluster = ClusterTarget.existing("a", KubectlAccess.accessEntry());
        insights("First", cluster, NODES).build();

        assertThatThrownBy(insights("Second", cluster, NODES)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster must get the agent by one delivery, got manifests at Stack/First and manifests at"
                        + " Stack/Second; everything would be published twice");
        assertThat(stack.getNode().tryFindChild("Second")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::111122223333:role/my nodes", "my nodes", "nodes "})
    void refusesRolesWithBlanks(String role) {
        assertThatThrownBy(() -> AgentCredentials.nodeRoles(role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nodeRoles must be role names such as EKS-WORKERNODE-ROLE or role ARNs, got \"%s\""
                        .formatted(role));
    }
}
