package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.kubernetes.KubernetesManifests;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Applies Kubernetes objects to one cluster for one telemetry, adopting those that exist.
 *
 * <p>The manifests are added to a view of the cluster that stands under the telemetry, not to the cluster itself: under the
 * cluster they would wait for themselves as soon as something that they need waits for the cluster, a construct that waits
 * for the telemetry would not wait for them, and they would have the cluster's removal policy.
 *
 * @param addManifest {@code ICluster.addManifest} of the view; CDK's two EKS modules share no type
 * @param keepManifest keeps a manifest on removal and from pruning; {@code addManifest} cannot
 * @param prerequisites what the first manifest waits for
 */
record ManifestApplier(AddManifest addManifest, KeepManifest keepManifest, List<? extends IDependable> prerequisites) {
    /** The id of the construct around the view. */
    static final String VIEW = "Kubectl";

    /**
     * Applies the objects of a workload, one manifest after the other, since later ones use what earlier ones bring. Where a
     * manifest prunes, an object that moved from it to a manifest of its own must have lost its label first.
     *
     * @param id of the scope of the manifests
     * @param before what the workload must not start before
     * @return the last of them, which follows all others
     */
    Construct apply(Construct telemetry, String id, KubernetesManifests manifests, List<? extends IDependable> before) {
        // Apart from the rest and kept: deleting a namespace deletes everything in it, also what is not of the stack.
        var last = keepManifest.keep(telemetry, "Namespace", List.of(manifests.namespace()));
        letWait(last, prerequisites);
        var first = new ArrayList<IDependable>(before);
        var scope = new Construct(telemetry, id);
        var stack = Place.of(telemetry).stack();
        for (var manifest : manifests.manifests().entrySet()) {
            first.add(last);
            last = add(logicalId(stack, scope, manifest.getKey()), manifest.getValue());
            letWait(last, first);
        }
        return last;
    }

    private static void letWait(Construct manifest, List<? extends IDependable> before) {
        if (!before.isEmpty()) {
            manifest.getNode().addDependency(before.toArray(IDependable[]::new));
        }
    }

    /**
     * Keeps the logical id of a manifest in the scope, where manifests once stood. With another id the new resource would be
     * created first, and the deletion of the old one would delete the objects.
     */
    @SuppressWarnings("unchecked") // An array of maps with type parameters cannot be made.
    private Construct add(String logicalId, List<Map<String, Object>> objects) {
        var manifest = addManifest.add(logicalId, objects.toArray(Map[]::new));
        var resource = (CfnResource) manifest.getNode().getDefaultChild();
        resource.overrideLogicalId(logicalId);
        resource.addPropertyOverride("Overwrite", true);
        return manifest;
    }

    /** Asks CDK, by a resource that stands there for the question alone: a stack may make ids in its own way. */
    private static String logicalId(Stack stack, Construct scope, String id) {
        var place = new Construct(scope, id);
        var logicalId = stack.getLogicalId(CfnResource.Builder.create(place, "Resource")
                .type("AWS::CloudFormation::WaitConditionHandle")
                .build());
        scope.getNode().tryRemoveChild(id);
        return logicalId;
    }

    /** {@code ICluster.addManifest}. */
    @FunctionalInterface
    interface AddManifest {
        Construct add(String id, Map<String, Object>[] objects);
    }

    /** A manifest that is neither pruned nor deleted. */
    @FunctionalInterface
    interface KeepManifest {
        Construct keep(Construct scope, String id, List<Map<String, Object>> objects);
    }
}
