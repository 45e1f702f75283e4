package io.cloudtelemetry.eks.kubernetes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cdk8s.App;
import org.cdk8s.Chart;

/** The objects of a chart as plain data. */
public final class ChartObjects {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    private ChartObjects() {}

    /** {@return the namespace that the agent and Fluent Bit share} */
    public static Map<String, Object> namespace() {
        return of(new NamespaceChart(new App(), "namespace")).get(0);
    }

    /**
     * {@return the objects by the id of their manifest} What another configuration does without has a manifest of its own:
     * whatever drops out of one stays in the cluster, and goes only with a manifest that goes.
     *
     * @param idOf the id of an object's manifest
     * @param order all ids, in an order in which they can be applied
     */
    public static Map<String, List<Map<String, Object>>> byManifest(
            Chart chart, Function<Map<String, Object>, String> idOf, List<String> order) {
        var manifests = of(chart).stream().collect(groupingBy(idOf, LinkedHashMap::new, toList()));
        var ordered = new LinkedHashMap<String, List<Map<String, Object>>>();
        order.stream().filter(manifests::containsKey).forEach(id -> ordered.put(id, manifests.remove(id)));
        if (!manifests.isEmpty()) {
            throw new IllegalStateException("the order lacks " + manifests.keySet());
        }
        return Collections.unmodifiableMap(ordered);
    }

    /** {@return all objects of some manifests, in order} */
    public static List<Map<String, Object>> all(Map<String, List<Map<String, Object>>> manifests) {
        return manifests.values().stream().flatMap(List::stream).toList();
    }

    private static List<Map<String, Object>> of(Chart chart) {
        return JSON.convertValue(chart.toJson(), OBJECTS);
    }
}
