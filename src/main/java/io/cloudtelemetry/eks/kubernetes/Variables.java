package io.cloudtelemetry.eks.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.EnvVarSource;
import org.cdk8s.plus25.k8s.ObjectFieldSelector;

/** Variables of a container. */
public final class Variables {
    private Variables() {}

    /** {@return a variable with a value} */
    public static EnvVar of(String name, String value) {
        return EnvVar.builder().name(name).value(value).build();
    }

    /** {@return a variable whose value is a field of the pod} */
    public static EnvVar field(String name, String path) {
        return EnvVar.builder()
                .name(name)
                .valueFrom(EnvVarSource.builder()
                        .fieldRef(ObjectFieldSelector.builder().fieldPath(path).build())
                        .build())
                .build();
    }

    /** {@return a container's own variables, then those of the options by name} */
    public static List<EnvVar> with(List<EnvVar> own, PodOptions options) {
        return Stream.concat(
                        own.stream(),
                        options.environment().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(each -> of(each.getKey(), each.getValue())))
                .toList();
    }
}
