package io.cloudtelemetry.eks;

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
 * cluster they would wait for themselves as soon as something that they need waits for the cluster, whoever waits for a
 * construct around the telemetry would not wait for them, and the cluster's removal policy would be theirs.
 *
 * @param addManifest {@code ICluster.addManifest} of the view; CDK's two EKS modules share no type
 * @param keepManifest a manifest that stays when it is removed, and is not pruned, which {@code addManifest} cannot say
 * @param prerequisites what the first manifest waits for
 */
record ManifestSink(AddManifest addManifest, KeepManifest keepManifest, List<? extends IDependable> prerequisites) {
    /** The id of the construct around the view. */
    static final String VIEW = "Kubectl";

    /**
     * {@return the manifest, for what has to follow it} Its logical id is that of a manifest that is defined in the scope, as
     * manifests once were: a resource of another id is made before the one of today is deleted, and its objects with it.
     */
    @SuppressWarnings("unchecked") // An array of maps with type parameters cannot be made.
    Construct apply(Construct scope, String id, List<Map<String, Object>> objects) {
        var logicalId = logicalId(scope, id);
        var manifest = addManifest.add(logicalId, objects.toArray(Map[]::new));
        var resource = (CfnResource) manifest.getNode().getDefaultChild();
        resource.overrideLogicalId(logicalId);
        resource.addPropertyOverride("Overwrite", true);
        return manifest;
    }

    /** {@return the manifest of what stays in the cluster when its resource is deleted} */
    Construct keep(Construct scope, String id, List<Map<String, Object>> objects) {
        return keepManifest.keep(scope, id, objects);
    }

    /** Asks CDK, by a resource in that place for as long as it takes to ask: a stack may have ways of its own to make ids. */
    private static String logicalId(Construct scope, String id) {
        var place = new Construct(scope, id);
        var logicalId = Stack.of(scope)
                .getLogicalId(CfnResource.Builder.create(place, "Resource")
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
