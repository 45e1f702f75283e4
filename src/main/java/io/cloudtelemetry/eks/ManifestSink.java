package io.cloudtelemetry.eks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * Applies Kubernetes objects to one cluster, adopting those that exist: by the cluster's own {@code addManifest} where that
 * makes the manifest wanted, else by a {@code KubernetesManifest} in its place.
 *
 * @param cluster the cluster, of either of CDK's EKS modules, which share no type
 * @param isOwn whether it is of this app; on another, pruning would need rights on everything
 * @param prunes whether its {@code addManifest} prunes
 * @param adding its {@code addManifest}
 * @param apart its {@code KubernetesManifest}
 * @param first what every manifest waits for
 */
record ManifestSink(
        IConstruct cluster, boolean isOwn, boolean prunes, Adding adding, Apart apart, List<IDependable> first) {

    /** {@return whether the cluster stands under a telemetry itself, and so do manifests that it adds} */
    boolean isUnder(Construct telemetry) {
        return !isOwn && telemetry.equals(cluster.getNode().getScope());
    }

    /**
     * {@return the manifest, for what has to follow it} Its logical id is that of its scope and id wherever it stands: a
     * resource of another id would be made before the one of today is deleted, and the objects with it.
     *
     * @param wherever whether it may stand under the cluster
     */
    Construct apply(
            Construct scope, String id, List<Map<String, Object>> objects, RemovalPolicy onRemoval, boolean wherever) {
        // An object that is kept must not carry the label by which pruning finds what to delete.
        var prune = isOwn && prunes && onRemoval == RemovalPolicy.DESTROY;
        var manifest = wherever && prune == prunes
                ? add(scope, id, objects, onRemoval)
                : apart.define(scope, id, objects, prune, onRemoval);
        if (!first.isEmpty()) {
            manifest.getNode().addDependency(first.toArray(IDependable[]::new));
        }
        return manifest;
    }

    @SuppressWarnings("unchecked")
    private Construct add(Construct scope, String id, List<Map<String, Object>> objects, RemovalPolicy onRemoval) {
        var stack = Stack.of(scope).getNode().getPath();
        var path = scope.getNode().getPath() + "/" + id + "/Resource";
        var logicalId = LogicalId.of(stack.isEmpty() ? path : path.substring(stack.length() + 1));
        var manifest = adding.addManifest(logicalId, objects.toArray(Map[]::new));
        if (manifest.getNode().getDefaultChild() instanceof CfnResource resource) {
            resource.overrideLogicalId(logicalId);
            resource.addPropertyOverride("Overwrite", true);
            if (onRemoval != RemovalPolicy.DESTROY) {
                resource.applyRemovalPolicy(onRemoval);
            }
        }
        return manifest;
    }

    /** {@code ICluster.addManifest}. */
    @FunctionalInterface
    interface Adding {
        Construct addManifest(String id, Map<String, Object>[] objects);
    }

    /** A manifest of its own. */
    @FunctionalInterface
    interface Apart {
        Construct define(
                Construct scope, String id, List<Map<String, Object>> objects, boolean prune, RemovalPolicy onRemoval);
    }
}
