package io.cloudtelemetry.eks.agent;

import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;
import org.cdk8s.plus25.k8s.DaemonSetSpec;
import org.cdk8s.plus25.k8s.DaemonSetUpdateStrategy;
import org.cdk8s.plus25.k8s.KubeClusterRole;
import org.cdk8s.plus25.k8s.KubeClusterRoleBinding;
import org.cdk8s.plus25.k8s.KubeClusterRoleBindingProps;
import org.cdk8s.plus25.k8s.KubeClusterRoleProps;
import org.cdk8s.plus25.k8s.KubeConfigMap;
import org.cdk8s.plus25.k8s.KubeConfigMapProps;
import org.cdk8s.plus25.k8s.KubeDaemonSet;
import org.cdk8s.plus25.k8s.KubeDaemonSetProps;
import org.cdk8s.plus25.k8s.KubeNamespace;
import org.cdk8s.plus25.k8s.KubeNamespaceProps;
import org.cdk8s.plus25.k8s.KubeRole;
import org.cdk8s.plus25.k8s.KubeRoleBinding;
import org.cdk8s.plus25.k8s.KubeRoleBindingProps;
import org.cdk8s.plus25.k8s.KubeRoleProps;
import org.cdk8s.plus25.k8s.KubeServiceAccount;
import org.cdk8s.plus25.k8s.KubeServiceAccountProps;
import org.cdk8s.plus25.k8s.LabelSelector;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.PodTemplateSpec;
import org.cdk8s.plus25.k8s.PolicyRule;
import org.cdk8s.plus25.k8s.RoleRef;
import org.cdk8s.plus25.k8s.RollingUpdateDaemonSet;
import org.cdk8s.plus25.k8s.Subject;
import software.constructs.Construct;

/**
 * Defines the Kubernetes objects that run the CloudWatch agent on each node of a cluster.
 *
 * <p>Needs a tree of cdk8s, for rendering to files; {@link AgentManifests} gives the same objects without one.
 */
public final class AgentChart extends Chart {
    private static final String ROLE = "cloudwatch-agent-role";
    private static final String BINDING = "cloudwatch-agent-role-binding";

    private static final Subject SUBJECT = Subject.builder()
            .kind("ServiceAccount")
            .name(AgentManifests.SERVICE_ACCOUNT)
            .namespace(AgentManifests.NAMESPACE)
            .build();

    /** Defines the objects under a scope. */
    public AgentChart(Construct scope, String id, AgentInstallation agent) {
        super(scope, id);
        var configuration = agent.configuration();
        new KubeNamespace(
                this,
                "Namespace",
                KubeNamespaceProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(AgentManifests.NAMESPACE)
                                .labels(Map.of("name", AgentManifests.NAMESPACE))
                                .build())
                        .build());
        new KubeServiceAccount(
                this,
                "ServiceAccount",
                KubeServiceAccountProps.builder()
                        .metadata(serviceAccount(agent))
                        .build());
        allowInCluster(AgentAccess.rules(AgentAccess.inCluster(configuration)));
        allowInNamespace(AgentAccess.rules(AgentAccess.inNamespace(configuration)));
        new KubeConfigMap(
                this,
                "Configuration",
                KubeConfigMapProps.builder()
                        .metadata(namespaced(AgentManifests.CONFIG_MAP))
                        .data(Map.of("cwagentconfig.json", configuration.toJson()))
                        .build());
        AgentService.define(this, configuration);
        daemonSet("DaemonSet", AgentManifests.DAEMON_SET, AgentPod.LABELS, AgentPod.of(agent), agent);
        if (agent.nodes() == NodeSystems.LINUX_AND_WINDOWS) {
            daemonSet(
                    "WindowsDaemonSet",
                    WindowsAgentPod.DAEMON_SET,
                    WindowsAgentPod.LABELS,
                    WindowsAgentPod.of(agent),
                    agent);
        }
    }

    private void daemonSet(
            String id, String name, Map<String, String> labels, PodTemplateSpec pod, AgentInstallation agent) {
        var spec = DaemonSetSpec.builder()
                .selector(LabelSelector.builder().matchLabels(labels).build())
                .template(pod);
        if (!agent.pod().maxUnavailable().equals(PodOptions.defaults().maxUnavailable())) {
            spec.updateStrategy(DaemonSetUpdateStrategy.builder()
                    .type("RollingUpdate")
                    .rollingUpdate(RollingUpdateDaemonSet.builder()
                            .maxUnavailable(agent.pod().maxUnavailableOrShare())
                            .build())
                    .build());
        }
        new KubeDaemonSet(
                this,
                id,
                KubeDaemonSetProps.builder()
                        .metadata(namespaced(name))
                        .spec(spec.build())
                        .build());
    }

    private static ObjectMeta serviceAccount(AgentInstallation agent) {
        var annotations = agent.serviceAccountAnnotations();
        return ObjectMeta.builder()
                .name(AgentManifests.SERVICE_ACCOUNT)
                .namespace(AgentManifests.NAMESPACE)
                .annotations(annotations.isEmpty() ? null : annotations)
                .build();
    }

    private void allowInCluster(List<PolicyRule> rules) {
        new KubeClusterRole(
                this,
                "ClusterRole",
                KubeClusterRoleProps.builder()
                        .metadata(ObjectMeta.builder().name(ROLE).build())
                        .rules(rules)
                        .build());
        new KubeClusterRoleBinding(
                this,
                "ClusterRoleBinding",
                KubeClusterRoleBindingProps.builder()
                        .metadata(ObjectMeta.builder().name(BINDING).build())
                        .subjects(List.of(SUBJECT))
                        .roleRef(role("ClusterRole"))
                        .build());
    }

    private void allowInNamespace(List<PolicyRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        new KubeRole(
                this,
                "Role",
                KubeRoleProps.builder().metadata(namespaced(ROLE)).rules(rules).build());
        new KubeRoleBinding(
                this,
                "RoleBinding",
                KubeRoleBindingProps.builder()
                        .metadata(namespaced(BINDING))
                        .subjects(List.of(SUBJECT))
                        .roleRef(role("Role"))
                        .build());
    }

    /** A chart's own namespace would land on objects of the whole cluster too, so each object names it. */
    private static ObjectMeta namespaced(String name) {
        return ObjectMeta.builder()
                .name(name)
                .namespace(AgentManifests.NAMESPACE)
                .build();
    }

    private static RoleRef role(String kind) {
        return RoleRef.builder()
                .apiGroup("rbac.authorization.k8s.io")
                .kind(kind)
                .name(ROLE)
                .build();
    }
}
