package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import io.cloudtelemetry.ownership.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** A cluster that exists already and is reached by a kubectl function of ours. */
final class ExistingClusterTarget extends ClusterTarget {
    private final @Nullable KubectlAccess access;

    ExistingClusterTarget(String name, @Nullable KubectlAccess access) {
        super(name, null);
        KubernetesNames.requireClusterName("name", name);
        this.access = access;
    }

    /** A cluster known by its name is where its telemetry is, so the role and the layer that reach it must be there, too. */
    @Override
    void requireIn(Place place) {
        if (access != null) {
            access.requireIn(place);
        }
    }

    @Override
    void requireKubectl() {
        if (access == null) {
            throw new IllegalArgumentException(
                    "cluster must have a way to run kubectl: existing(\"%s\", KubectlAccess.accessEntry()), got none; or deliver by addon or gitops, which need none"
                            .formatted(name()));
        }
    }

    @Override
    ManifestApplier manifests(Construct telemetry) {
        return ClusterKubectl.of(telemetry, name(), Objects.requireNonNull(access, "asked for by requireKubectl"))
                .manifests(telemetry);
    }
}
