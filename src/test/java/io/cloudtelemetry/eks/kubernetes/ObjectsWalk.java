package io.cloudtelemetry.eks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Holds objects against each other as the API server, the scheduler and the kubelet would, once they are all there. */
public final class ObjectsWalk {
    private final List<HasMetadata> objects;

    private ObjectsWalk(List<HasMetadata> objects) {
        this.objects = objects;
    }

    public static void over(List<Map<String, Object>> objects) {
        var walk = new ObjectsWalk(objects.stream().map(KubernetesModel::read).toList());
        assertThat(walk.objects)
                .extracting(each -> each.getKind() + " " + each.getMetadata().getName())
                .doesNotHaveDuplicates();
        walk.all(DaemonSet.class).forEach(walk::daemonSet);
        walk.all(Service.class).forEach(walk::service);
        walk.all(ClusterRoleBinding.class)
                .forEach(each -> walk.binding(ClusterRole.class, each.getRoleRef(), each.getSubjects()));
        walk.all(RoleBinding.class).forEach(each -> walk.binding(Role.class, each.getRoleRef(), each.getSubjects()));
        Stream.concat(
                        walk.all(ClusterRole.class).flatMap(each -> each.getRules().stream()),
                        walk.all(Role.class).flatMap(each -> each.getRules().stream()))
                .forEach(ObjectsWalk::rule);
    }

    private <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    private <T extends HasMetadata> T named(Class<T> type, String name) {
        return all(type)
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    private void daemonSet(DaemonSet set) {
        var template = set.getSpec().getTemplate();
        var pod = template.getSpec();
        assertThat(template.getMetadata().getLabels())
                .as("selector meets labels")
                .containsAllEntriesOf(set.getSpec().getSelector().getMatchLabels());
        assertThat(all(DaemonSet.class)
                        .filter(other -> other != set)
                        .filter(other -> template.getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(other.getSpec()
                                        .getSelector()
                                        .getMatchLabels()
                                        .entrySet())))
                .as("no other DaemonSet selects these pods")
                .isEmpty();
        named(ServiceAccount.class, pod.getServiceAccountName());
        var volumes = pod.getVolumes().stream().map(Volume::getName).toList();
        assertThat(volumes).doesNotHaveDuplicates();
        for (var container : pod.getContainers()) {
            assertThat(container.getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .as("mounts have volumes, and volumes mounts")
                    .containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(container.getVolumeMounts())
                    .extracting(VolumeMount::getMountPath)
                    .doesNotHaveDuplicates();
            assertThat(container.getEnv()).extracting(each -> each.getName()).doesNotHaveDuplicates();
            assertThat(container.getImage()).matches("[^:]+(:[0-9]+/[^:]+)?:[A-Za-z0-9._-]+");
        }
        pod.getVolumes().stream()
                .map(Volume::getConfigMap)
                .filter(Objects::nonNull)
                .forEach(map -> assertThat(named(ConfigMap.class, map.getName()).getData())
                        .isNotEmpty());
        var windows = pod.getSecurityContext() == null
                ? null
                : pod.getSecurityContext().getWindowsOptions();
        if (windows != null && Boolean.TRUE.equals(windows.getHostProcess())) {
            assertThat(pod.getHostNetwork())
                    .as("the API server takes host processes on the node's network only")
                    .isTrue();
            assertThat(windows.getRunAsUserName()).isNotBlank();
            assertThat(pod.getNodeSelector()).containsEntry("kubernetes.io/os", "windows");
        }
    }

    private void service(Service service) {
        var pods = all(DaemonSet.class)
                .filter(set -> set.getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()))
                .toList();
        assertThat(pods).as("a service leads to the pods of one DaemonSet").hasSize(1);
        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getPort() + "/" + port.getProtocol())
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(service.getSpec().getPorts())
                .allSatisfy(port -> assertThat(port.getName()).matches("[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?"));
    }

    private void binding(Class<? extends HasMetadata> type, RoleRef reference, List<Subject> subjects) {
        assertThat(reference.getKind()).isEqualTo(type.getSimpleName());
        named(type, reference.getName());
        for (var subject : subjects) {
            assertThat(named(ServiceAccount.class, subject.getName())
                            .getMetadata()
                            .getNamespace())
                    .isEqualTo(subject.getNamespace());
        }
    }

    private static void rule(PolicyRule rule) {
        assertThat(rule.getVerbs()).isNotEmpty().doesNotContain("*");
        assertThat(rule.getResources()).doesNotContain("*", "secrets");
        assertThat(rule.getResources().isEmpty())
                .as("a rule is about resources or about URLs")
                .isNotEqualTo(rule.getNonResourceURLs().isEmpty());
    }
}
