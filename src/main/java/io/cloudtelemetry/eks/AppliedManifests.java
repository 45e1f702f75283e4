package io.cloudtelemetry.eks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.Dependable;
import software.constructs.DependencyGroup;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The manifests of a telemetry. They may stand under their cluster; what waits for the telemetry waits for them all the same,
 * and they wait for what it waits for.
 */
final class AppliedManifests {
    private final Construct telemetry;
    private final ManifestSink sink;
    private final List<? extends IConstruct> awaited;
    private final List<Construct> manifests = new ArrayList<>();

    private AppliedManifests(Construct telemetry, ManifestSink sink, List<? extends IConstruct> awaited) {
        this.telemetry = telemetry;
        this.sink = sink;
        this.awaited = awaited;
    }

    /**
     * Applies the objects of a workload, each manifest after those before it: the last ones run what the first ones bring, and
     * where a manifest prunes, what once was in it and is now in one of its own must have lost its label before.
     *
     * @param id of the scope of the manifests
     * @param prerequisites what the workload must not start before
     * @param awaited constructs of others among them
     * @return the last of them, which follows all others
     */
    static IDependable apply(
            Construct telemetry,
            String id,
            ManifestSink sink,
            Map<String, Object> namespace,
            Map<String, List<Map<String, Object>>> manifests,
            List<IDependable> prerequisites,
            List<? extends IConstruct> awaited) {
        return new AppliedManifests(telemetry, sink, awaited).apply(id, namespace, manifests, prerequisites);
    }

    private IDependable apply(
            String id,
            Map<String, Object> namespace,
            Map<String, List<Map<String, Object>>> objects,
            List<IDependable> prerequisites) {
        var wherever = sink.isUnder(telemetry) || isInStackOfTheCluster() && waits().isEmpty();
        // Apart from the rest and kept: deleting a namespace deletes everything in it, what is not of the stack
        // included.
        var first = sink.apply(telemetry, "Namespace", List.of(namespace), RemovalPolicy.RETAIN, wherever);
        manifests.add(first);
        var before = new ArrayList<>(prerequisites);
        before.add(first);
        var scope = new Construct(telemetry, id);
        objects.forEach((name, each) -> {
            var manifest = sink.apply(scope, name, each, RemovalPolicy.DESTROY, wherever);
            manifest.getNode().addDependency(before.toArray(IDependable[]::new));
            before.add(manifest);
            manifests.add(manifest);
        });
        if (wherever && !sink.isUnder(telemetry)) {
            beOf(telemetry, first);
        }
        return manifests.get(manifests.size() - 1);
    }

    /** All of them follow the first. */
    private void beOf(Construct telemetry, Construct first) {
        Dependable.implement(telemetry, new Roots(() -> Stream.concat(Stream.of(telemetry), manifests.stream())));
        var awaitedToo = new DependencyGroup();
        Dependable.implement(
                awaitedToo, new Roots(() -> dependencies(telemetry).filter(each -> !holdsTheCluster(each))));
        first.getNode().addDependency(awaitedToo);
        telemetry.getNode().addValidation(this::waits);
    }

    private boolean isInStackOfTheCluster() {
        return Stack.of(sink.cluster()).equals(Stack.of(telemetry));
    }

    /** {@return what would wait for the manifests as part of the cluster, and they for it} */
    private List<String> waits() {
        return Stream.concat(Stream.of(telemetry), awaited.stream())
                .filter(each -> dependencies(each).anyMatch(this::holdsTheCluster))
                .map(each ->
                        "%s must not wait for the whole cluster %s: the manifests are under it, so that each would wait for the other; depend on a part of it, the manifests wait for the cluster by themselves"
                                .formatted(
                                        each.getNode().getPath(),
                                        sink.cluster().getNode().getPath()))
                .toList();
    }

    private boolean holdsTheCluster(IConstruct construct) {
        return sink.cluster().getNode().getScopes().contains(construct);
    }

    /** {@return what a construct and those around it wait for} */
    private static Stream<IConstruct> dependencies(IConstruct construct) {
        return construct.getNode().getScopes().stream()
                .filter(scope -> !(scope instanceof Stack))
                .flatMap(scope -> scope.getNode().getDependencies().stream());
    }

    /** What stands for a dependable, looked up when the tree is complete. */
    private static final class Roots extends Dependable {
        private final Supplier<Stream<IConstruct>> roots;

        Roots(Supplier<Stream<IConstruct>> roots) {
            this.roots = roots;
        }

        @Override
        public List<IConstruct> getDependencyRoots() {
            return roots.get().toList();
        }
    }
}
