package io.cloudtelemetry.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.CfnAccessEntry;
import software.amazon.awscdk.services.eks.CfnAccessEntry.AccessPolicyProperty;
import software.amazon.awscdk.services.eks.CfnAccessEntry.AccessScopeProperty;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.ClusterAttributes;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubectlProvider;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/** The agent on the cluster from rendered manifests, its permission, its log group and seven alarms. */
final class HandWrittenCluster {
    private static final String CLUSTER = "NRSON-EKS-CLUSTER";
    private static final Path MANIFESTS = Path.of("cdk8s", "dist", CLUSTER);
    private static final String ABOVE = "GreaterThanThreshold";
    private static final List<HandWrittenAlarm> ALARMS = List.of(
            alarm("node-memory", "critical", "node_memory_utilization", "A worker node is short of memory"),
            alarm("node-cpu", "warning", "node_cpu_utilization", "A worker node has little CPU left"),
            alarm("node-filesystem", "warning", "node_filesystem_utilization", "A disk of a node is nearly full"),
            alarm("pod-cpu-limit", "warning", "pod_cpu_utilization_over_pod_limit", "A pod will be throttled"),
            alarm("pod-memory-limit", "warning", "pod_memory_utilization_over_pod_limit", "A pod may be killed"),
            new HandWrittenAlarm(
                    "failed-nodes",
                    "critical",
                    "cluster_failed_node_count",
                    "Maximum",
                    ABOVE,
                    0,
                    60,
                    3,
                    3,
                    "missing",
                    "A node has failed"),
            new HandWrittenAlarm(
                    "agent-silent",
                    "critical",
                    "cluster_node_count",
                    "Minimum",
                    "LessThanThreshold",
                    1,
                    60,
                    15,
                    15,
                    "breaching",
                    "The agent sends nothing"));

    private HandWrittenCluster() {}

    private static HandWrittenAlarm alarm(String name, String severity, String metric, String description) {
        return new HandWrittenAlarm(name, severity, metric, "Maximum", ABOVE, 80, 60, 5, 5, "missing", description);
    }

    static void define(Stack stack, String topicArn) {
        var permission = CfnRolePolicy.Builder.create(stack, "NodeRole")
                .roleName("EKS-WORKERNODE-ROLE")
                .policyName("CWAgent-" + CLUSTER)
                .policyDocument(agentPolicy(stack))
                .build();
        var logs = new HandWrittenCall(stack)
                .logGroup("PerformanceLogs", "/aws/containerinsights/%s/performance".formatted(CLUSTER), 30);
        var role = kubectlRole(stack);
        var entry = accessEntry(stack, role);
        var cluster = cluster(stack, role, entry);

        var namespace = manifest(stack, "Namespace", cluster, objects("namespace.k8s.yaml"), RemovalPolicy.RETAIN);
        namespace.getNode().addDependency(role, entry);
        var agent = objects("cloudwatch-agent-standard.k8s.yaml");
        var inNamespace = Set.of("Role", "RoleBinding");
        var access = manifest(
                stack,
                "NamespaceAccess",
                cluster,
                agent.stream()
                        .filter(each -> inNamespace.contains(each.get("kind")))
                        .toList(),
                RemovalPolicy.DESTROY);
        access.getNode().addDependency(namespace, permission, logs);
        var workload = manifest(
                stack,
                "Agent",
                cluster,
                agent.stream()
                        .filter(each -> !inNamespace.contains(each.get("kind")))
                        .toList(),
                RemovalPolicy.DESTROY);
        workload.getNode().addDependency(access, namespace, permission, logs);

        for (var alarm : ALARMS) {
            var resource = alarm.define(stack, CLUSTER, "ContainerInsights", Map.of("ClusterName", CLUSTER), topicArn);
            if (alarm.missingData().equals("breaching")) {
                resource.getNode().addDependency(workload);
            }
        }
    }

    private static Map<String, Object> agentPolicy(Stack stack) {
        return Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                        Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                List.of(
                                        "cloudwatch:PutMetricData",
                                        "ec2:DescribeVolumes",
                                        "ec2:DescribeTags",
                                        "logs:PutLogEvents",
                                        "logs:PutRetentionPolicy",
                                        "logs:DescribeLogStreams",
                                        "logs:DescribeLogGroups",
                                        "logs:CreateLogStream",
                                        "logs:CreateLogGroup"),
                                "Resource",
                                "*"),
                        Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                List.of("ssm:GetParameter"),
                                "Resource",
                                "arn:%s:ssm:*:*:parameter/AmazonCloudWatch-*".formatted(stack.getPartition()))));
    }

    private static Role kubectlRole(Stack stack) {
        var role = Role.Builder.create(stack, "KubectlRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(
                        List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSLambdaBasicExecutionRole")))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("eks:DescribeCluster"))
                .resources(List.of("arn:%s:eks:%s:%s:cluster/%s"
                        .formatted(stack.getPartition(), HandWrittenApp.REGION, stack.getAccount(), CLUSTER)))
                .build());
        return role;
    }

    private static CfnAccessEntry accessEntry(Stack stack, Role role) {
        return CfnAccessEntry.Builder.create(stack, "AccessEntry")
                .clusterName(CLUSTER)
                .principalArn(role.getRoleArn())
                .accessPolicies(List.of(AccessPolicyProperty.builder()
                        .policyArn("arn:%s:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
                                .formatted(stack.getPartition()))
                        .accessScope(
                                AccessScopeProperty.builder().type("cluster").build())
                        .build()))
                .build();
    }

    private static ICluster cluster(Stack stack, Role role, CfnAccessEntry entry) {
        var provider = KubectlProvider.Builder.create(stack, "Kubectl")
                .cluster(Cluster.fromClusterAttributes(
                        stack,
                        "ClusterOfKubectl",
                        ClusterAttributes.builder().clusterName(CLUSTER).build()))
                .role(role.withoutPolicyUpdates())
                .kubectlLayer(new KubectlV32Layer(stack, "Layer"))
                .build();
        provider.getNode().addDependency(entry);
        return Cluster.fromClusterAttributes(
                stack,
                "Cluster",
                ClusterAttributes.builder()
                        .clusterName(CLUSTER)
                        .kubectlProvider(provider)
                        .build());
    }

    private static KubernetesManifest manifest(
            Stack stack, String id, ICluster cluster, List<Map<String, Object>> objects, RemovalPolicy onDelete) {
        return KubernetesManifest.Builder.create(stack, id)
                .cluster(cluster)
                .manifest(objects)
                .overwrite(true)
                .prune(false)
                .removalPolicy(onDelete)
                .build();
    }

    private static List<Map<String, Object>> objects(String file) {
        var yaml = new YAMLMapper();
        try (var parser = new YAMLFactory().createParser(MANIFESTS.resolve(file).toFile())) {
            return yaml.readValues(parser, new TypeReference<Map<String, Object>>() {})
                    .readAll();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
