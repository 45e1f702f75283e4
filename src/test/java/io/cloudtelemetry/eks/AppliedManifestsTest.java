package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.fluentbit.FluentBitConfiguration;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ClusterAttributes;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Where manifests stand, under which ids, and what waits for them. */
class AppliedManifestsTest {
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";
    private static final List<String> OF_THE_AGENT =
            List.of("Namespace", "Agent/Service", "Agent/NamespaceAccess", "Agent/Manifest", "Agent/Windows");
    private static final List<String> OF_FLUENT_BIT =
            List.of("Namespace", "FluentBit/ClusterAccess", "FluentBit/Manifest");

    private final Stack stack = new Stack(new App(), "Stack");

    private static software.amazon.awscdk.services.eks.ICluster imported(Construct scope, boolean prune) {
        return Cluster.fromClusterAttributes(
                scope,
                "Cluster",
                ClusterAttributes.builder()
                        .clusterName("shop")
                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                        .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                        .prune(prune)
                        .build());
    }

    static Stream<Arguments> clusters() {
        return Stream.of(
                arguments("aws_eks", scope -> ClusterTarget.of(Clusters.v1(scope))),
                arguments("aws_eks_v2", scope -> ClusterTarget.of(Clusters.v2(scope))),
                arguments("imported", scope -> ClusterTarget.of(imported(scope, false))),
                arguments("imported, pruning", scope -> ClusterTarget.of(imported(scope, true))),
                arguments("existing", scope -> ClusterTarget.existing("shop", KubectlAccess.accessEntry())));
    }

    private static Arguments arguments(String name, Function<Construct, ClusterTarget> cluster) {
        return Arguments.of(name, cluster);
    }

    private ContainerInsights insights(ClusterTarget cluster) {
        return insights(cluster, delivery -> delivery.nodes(NodeSystems.LINUX_AND_WINDOWS), AgentTraces.xray());
    }

    private ContainerInsights insights(
            ClusterTarget cluster, UnaryOperator<ManifestDelivery> delivery, @Nullable AgentTraces traces) {
        return ContainerInsights.Builder.create(stack, "Insights")
                .cluster(cluster)
                .credentials(AgentCredentials.nodeRoles("workers"))
                .delivery(delivery.apply(AgentDelivery.manifests()))
                .traces(traces)
                .build();
    }

    private ContainerLogs logs(ClusterTarget cluster, UnaryOperator<FluentBitConfiguration.Builder> options) {
        return ContainerLogs.Builder.create(stack, "Logs")
                .cluster(cluster)
                .credentials(AgentCredentials.nodeRoles("workers"))
                .fluentBit(options)
                .build();
    }

    private Template template() {
        return Template.fromStack(stack);
    }

    /** The manifests of a template but those of CDK's own, such as aws-auth. */
    private static Map<String, Map<String, Object>> manifests(Template template) {
        var manifests = new TreeMap<>(template.findResources(MANIFEST));
        manifests.keySet().removeIf(id -> !id.startsWith("Insights") && !id.startsWith("Logs"));
        return manifests;
    }

    /** What CDK calls a manifest of its own in that place. */
    private static Set<String> ids(String telemetry, List<String> paths) {
        var twin = new Stack(new App(), "Stack");
        var ids = new TreeSet<String>();
        for (var path : paths) {
            Construct scope = twin;
            for (var id : (telemetry + "/" + path).split("/")) {
                scope = scope.getNode().tryFindChild(id) instanceof Construct there ? there : new Construct(scope, id);
            }
            ids.add(twin.getLogicalId(
                    CfnResource.Builder.create(scope, "Resource").type(MANIFEST).build()));
        }
        return ids;
    }

    private static List<String> dependsOn(@Nullable Map<String, Object> resource) {
        return resource != null && resource.get("DependsOn") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<?, ?> properties(Map<String, Object> resource) {
        return (Map<?, ?>) resource.get("Properties");
    }

    private CfnResource queue(String id) {
        return CfnResource.Builder.create(stack, id).type("AWS::SQS::Queue").build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void areAddedToAViewOfTheClusterUnderTheIdsOfManifestsOfTheirOwn(
            String name, Function<Construct, ClusterTarget> cluster) {
        var target = cluster.apply(stack);
        insights(target);
        logs(target, options -> options);

        var template = template();
        var manifests = manifests(template);
        var own = ids("Insights", OF_THE_AGENT);
        own.addAll(ids("Logs", OF_FLUENT_BIT));
        assertThat(manifests.keySet()).isEqualTo(own);
        assertThat(stack.getNode().findAll())
                .extracting(each -> each.getNode().getPath())
                .filteredOn(path -> path.matches("Stack/Insights/Kubectl/Cluster/manifest-\\w+"))
                .hasSize(OF_THE_AGENT.size() - 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void adoptWhatIsThereAndKeepTheNamespaceOnly(String name, Function<Construct, ClusterTarget> cluster) {
        insights(cluster.apply(stack));

        var namespace = ids("Insights", List.of("Namespace"));
        assertThat(manifests(template())).allSatisfy((id, manifest) -> {
            var kept = namespace.contains(id);
            assertThat(properties(manifest).get("Overwrite")).isEqualTo(true);
            assertThat(manifest.get("DeletionPolicy")).isEqualTo(kept ? "Retain" : "Delete");
            assertThat(manifest.get("UpdateReplacePolicy")).isEqualTo(kept ? "Retain" : "Delete");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void pruneOnClustersOfTheAppAndNeverTheNamespace(String name, Function<Construct, ClusterTarget> cluster) {
        insights(cluster.apply(stack));

        var namespace = ids("Insights", List.of("Namespace"));
        assertThat(manifests(template())).allSatisfy((id, manifest) -> {
            var prunes = name.startsWith("aws_") && !namespace.contains(id);
            assertThat(properties(manifest).containsKey("PruneLabel")).isEqualTo(prunes);
            assertThat(String.valueOf(properties(manifest).get("Manifest")).contains("aws.cdk.eks/prune-"))
                    .isEqualTo(prunes);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void thatOfThePodsComesAfterAllThatWereSplitFromIt(String name, Function<Construct, ClusterTarget> cluster) {
        var target = cluster.apply(stack);
        insights(target);
        logs(target, options -> options);

        var manifests = manifests(template());
        assertThat(dependsOn(manifests.get(
                        ids("Insights", List.of("Agent/Manifest")).iterator().next())))
                .containsAll(ids("Insights", OF_THE_AGENT.subList(0, 3)));
        assertThat(dependsOn(manifests.get(
                        ids("Logs", List.of("FluentBit/Manifest")).iterator().next())))
                .containsAll(ids("Logs", OF_FLUENT_BIT.subList(0, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void goOneByOneWithWhatNeedsThem(String name, Function<Construct, ClusterTarget> cluster) {
        var target = cluster.apply(stack);
        insights(target, delivery -> delivery.release(AgentRelease.WALKTHROUGH_2020), null);
        logs(target, options -> options.sources(Set.of(LogSource.HOST)));

        assertThat(manifests(template()).keySet())
                .containsAll(ids("Insights", List.of("Namespace", "Agent/Manifest")))
                .containsAll(ids("Logs", List.of("Namespace", "FluentBit/Manifest")))
                .hasSize(4);
    }

    /** In both directions, whether it is said of the telemetry or of a construct around it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void areWaitedForWithTheTelemetryAndWaitForWhatItWaitsFor(String name, Function<Construct, ClusterTarget> cluster) {
        var target = cluster.apply(stack);
        var insights = insights(target);
        var place = new Construct(stack, "Place");
        ContainerLogs.Builder.create(place, "Logs")
                .cluster(target)
                .credentials(AgentCredentials.nodeRoles("workers"))
                .build();
        queue("AfterInsights").getNode().addDependency(insights);
        queue("AfterPlace").getNode().addDependency(place);
        insights.getNode().addDependency(queue("BeforeInsights"));
        place.getNode().addDependency(queue("BeforePlace"));

        var template = template();
        var manifests = template.findResources(MANIFEST);
        var queues = template.findResources("AWS::SQS::Queue");
        assertThat(dependsOn(queues.get("AfterInsights"))).containsAll(ids("Insights", OF_THE_AGENT));
        assertThat(dependsOn(queues.get("AfterPlace"))).containsAll(ids("Place/Logs", OF_FLUENT_BIT));
        assertThat(ids("Insights", OF_THE_AGENT))
                .allSatisfy(id -> assertThat(dependsOn(manifests.get(id))).contains("BeforeInsights"));
        assertThat(ids("Place/Logs", OF_FLUENT_BIT))
                .allSatisfy(id -> assertThat(dependsOn(manifests.get(id))).contains("BeforePlace"));
    }

    /** By way of others, too; a template whose resources wait for each other is no template to these assertions. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doNotWaitForThemselvesWhereWhatTheyNeedWaitsForTheCluster(boolean oldModule) {
        IConstruct cluster = oldModule ? Clusters.v1(stack) : Clusters.v2(stack);
        var chart = new Construct(stack, "Chart");
        chart.getNode().addDependency(cluster);
        CfnResource.Builder.create(chart, "Queue").type("AWS::SQS::Queue").build();
        var role = Role.Builder.create(stack, "Nodes")
                .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                .build();
        role.getNode().addDependency(chart);
        var insights = ContainerInsights.Builder.create(stack, "Insights")
                .cluster(oldModule ? ClusterTarget.of((Cluster) cluster) : ClusterTarget.of((ICluster) cluster))
                .credentials(AgentCredentials.nodeRoles(role).minimal())
                .build();
        insights.getNode().addDependency(chart, cluster);

        assertThat(manifests(template()).keySet())
                .isEqualTo(ids("Insights", List.of("Namespace", "Agent/NamespaceAccess", "Agent/Manifest")));
    }

    @Test
    void doNotTakeOnTheRemovalPolicyOfTheCluster() {
        var cluster = Clusters.v2(stack);
        RemovalPolicies.of(cluster).retain();
        insights(ClusterTarget.of(cluster));

        assertThat(manifests(template()).values().stream()
                        .filter(each -> each.get("DeletionPolicy").equals("Delete")))
                .hasSize(OF_THE_AGENT.size() - 1);
    }

    @Test
    void followAStackThatRenamesThem() {
        var manifest = ids("Insights", List.of("Agent/Manifest")).iterator().next();
        stack.renameLogicalId(manifest, "Renamed");
        insights(ClusterTarget.existing("shop", KubectlAccess.accessEntry()));

        assertThat(template().findResources(MANIFEST)).containsKey("Renamed").doesNotContainKey(manifest);
    }
}
