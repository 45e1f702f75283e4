package io.cloudtelemetry.eks.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads objects with Kubernetes's own types; a field that Kubernetes does not know is an error. */
public final class KubernetesModel {
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Stream.of(
                    Namespace.class,
                    ServiceAccount.class,
                    ConfigMap.class,
                    DaemonSet.class,
                    ClusterRole.class,
                    ClusterRoleBinding.class,
                    Role.class,
                    RoleBinding.class,
                    Service.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                // The types collect unknown fields; without the collectors Jackson refuses them.
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    private KubernetesModel() {}

    public static HasMetadata read(Map<String, Object> object) {
        return STRICT.convertValue(object, TYPES.get(String.valueOf(object.get("kind"))));
    }

    /** The only object of a type. */
    public static <T extends HasMetadata> T only(List<Map<String, Object>> objects, Class<T> type) {
        return objects.stream()
                .map(KubernetesModel::read)
                .filter(type::isInstance)
                .map(type::cast)
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    if (found.size() != 1) {
                        throw new AssertionError(type.getSimpleName() + ": " + found.size());
                    }
                    return found.get(0);
                }));
    }
}
