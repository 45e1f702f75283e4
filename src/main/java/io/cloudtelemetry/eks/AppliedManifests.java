package io.cloudtelemetry.eks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The manifests of a telemetry, in the order that deployments, updates and removals need. */
final class AppliedManifests {
    private AppliedManifests() {}

    /**
     * Applies the objects of a workload, each manifest after those before it: the last ones run what the first ones bring, and
     * where a manifest prunes, what once was in it and is now in one of its own must have lost its label before.
     *
     * @param id of the scope of the manifests
     * @param manifests the objects of each manifest, in order
     * @param prerequisites what the workload must not start before
     * @return the last of them, which follows all others
     */
    static Construct apply(
            Construct telemetry,
            String id,
            ManifestSink sink,
            Map<String, Object> namespace,
            Map<String, List<Map<String, Object>>> manifests,
            List<IDependable> prerequisites) {
        // Apart from the rest and kept: deleting a namespace deletes everything in it, what is not of the stack
        // included.
        var last = sink.keep(telemetry, "Namespace", List.of(namespace));
        waitFor(last, sink.prerequisites());
        var before = new ArrayList<>(prerequisites);
        var scope = new Construct(telemetry, id);
        for (var manifest : manifests.entrySet()) {
            before.add(last);
            last = sink.apply(scope, manifest.getKey(), manifest.getValue());
            waitFor(last, before);
        }
        return last;
    }

    private static void waitFor(Construct manifest, List<? extends IDependable> before) {
        if (!before.isEmpty()) {
            manifest.getNode().addDependency(before.toArray(IDependable[]::new));
        }
    }
}
