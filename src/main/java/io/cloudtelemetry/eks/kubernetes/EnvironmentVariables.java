package io.cloudtelemetry.eks.kubernetes;

import org.cdk8s.plus25.k8s.EnvVar;
import org.cdk8s.plus25.k8s.EnvVarSource;
import org.cdk8s.plus25.k8s.ObjectFieldSelector;

/** Environment variables of a container. */
public final class EnvironmentVariables {
    private EnvironmentVariables() {}

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
}
