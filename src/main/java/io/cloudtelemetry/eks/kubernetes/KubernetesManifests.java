package io.cloudtelemetry.eks.kubernetes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The Kubernetes objects of a workload as plain data: maps, lists, text, numbers and booleans.
 *
 * @param namespace the namespace of the agent and of Fluent Bit, apart from the rest because deleting it deletes
 *     everything in it
 * @param manifests all other objects, by manifest id, in the order to apply them
 */
public record KubernetesManifests(Map<String, Object> namespace, Map<String, List<Map<String, Object>>> manifests) {
    static final Map<String, Object> NAMESPACE = Ordered.map(
            "apiVersion",
            "v1",
            "kind",
            "Namespace",
            "metadata",
            Ordered.map("labels", Map.of("name", NamespaceChart.NAME), "name", NamespaceChart.NAME));

    /**
     * {@return objects by manifest} An object that not every configuration has gets a manifest of its own: it is deleted
     * with its manifest, while one that drops out of a manifest stays in the cluster.
     *
     * @param idOf the id of an object's manifest
     * @param order all ids, in an order in which they can be applied
     */
    public static KubernetesManifests of(
            List<Map<String, Object>> objects, Function<Map<String, Object>, String> idOf, List<String> order) {
        var manifests = objects.stream().collect(groupingBy(idOf, LinkedHashMap::new, toList()));
        var ordered = new LinkedHashMap<String, List<Map<String, Object>>>();
        order.stream().filter(manifests::containsKey).forEach(id -> ordered.put(id, manifests.remove(id)));
        if (!manifests.isEmpty()) {
            throw new IllegalStateException("the order lacks " + manifests.keySet());
        }
        return new KubernetesManifests(NAMESPACE, Collections.unmodifiableMap(ordered));
    }

    /** {@return these objects with annotations of the service account, such as the role of IRSA} */
    public KubernetesManifests annotateServiceAccount(Map<String, String> annotations) {
        if (annotations.isEmpty()) {
            return this;
        }
        var annotated = new LinkedHashMap<>(manifests);
        annotated.replaceAll((id, objects) -> objects.stream()
                .map(object -> object.get("kind").equals("ServiceAccount") ? annotated(object, annotations) : object)
                .toList());
        return new KubernetesManifests(namespace, Collections.unmodifiableMap(annotated));
    }

    private static Map<String, Object> annotated(Map<String, Object> object, Map<String, String> annotations) {
        // Sorted, as cdk8s sorts the keys of an object.
        var metadata = new TreeMap<String, Object>(Map.of("annotations", new TreeMap<>(annotations)));
        ((Map<?, ?>) object.get("metadata")).forEach((key, value) -> metadata.put(String.valueOf(key), value));
        var annotated = new LinkedHashMap<>(object);
        annotated.put("metadata", metadata);
        return annotated;
    }

    /** {@return all objects but the namespace, in an order in which they can be applied} */
    public List<Map<String, Object>> objects() {
        return manifests.values().stream().flatMap(List::stream).toList();
    }
}
