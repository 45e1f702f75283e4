package io.cloudtelemetry.eks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Construct;

/** Applies Kubernetes objects to one cluster, adopting those that exist. */
@FunctionalInterface
interface ManifestSink {
    /** {@return the manifest, for what has to follow it} */
    Construct apply(Construct scope, String id, List<Map<String, Object>> objects, RemovalPolicy onRemoval);
}
