package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import io.cloudtelemetry.ownership.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** A cluster that exists already and is reached by a kubectl function of ours. */
final class ExistingClusterTarget extends ClusterTarget {
    private final String name;
    private final @Nullable KubectlAccess access;

    ExistingClusterTarget(String name, @Nullable KubectlAccess access) {
        KubernetesNames.requireClusterName("name", name);
        this.name = name;
        this.access = access;
    }

    @Override
    String name() {
        return name;
    }

    /** By name alone it is where it is spoken of, and so must be what reaches it. */
    @Override
    void requireIn(Stack stack) {
        if (access != null) {
            access.requireIn(Place.of(stack));
        }
    }

    @Override
    void requireKubectl() {
        if (access == null) {
            throw new IllegalArgumentException(
                    "cluster must have a way to run kubectl: existing(\"%s\", KubectlAccess.accessEntry()), got none; or deliver by addon or gitops, which need none"
                            .formatted(name));
        }
    }

    @Override
    boolean isAutoMode() {
        return false;
    }

    @Override
    IConstruct podIdentityAgent(Construct scope) {
        return PodIdentityAgents.agent(scope, name);
    }

    @Override
    ManifestSink sink(Construct telemetry) {
        return ClusterKubectl.of(telemetry, name, Objects.requireNonNull(access, "asked for by requireKubectl"))
                .sink(telemetry);
    }
}
