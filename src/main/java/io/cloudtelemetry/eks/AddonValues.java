package io.cloudtelemetry.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration of the add-on: the values of its chart, as JSON. */
final class AddonValues {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<Map<String, Object>> MAPPING = new TypeReference<>() {};

    /** What follows from the choices of the construct, and would contradict them if set twice. */
    private static final Map<String, String> CHOSEN_ELSEWHERE = new TreeMap<>(Map.of(
            "agent.config", "metrics, traces and applicationSignals",
            "containerInsights", "metrics",
            "otelContainerInsights.enabled", "metrics",
            "containerLogs.enabled", "containerLogs",
            "applicationSignals", "applicationSignals",
            "manager.applicationSignals.autoMonitor.monitorAllServices", "applicationSignals",
            "clusterName", "cluster",
            "region", "the stack"));

    private AddonValues() {}

    /**
     * {@return a text of JSON or YAML as a mapping}
     *
     * @throws IllegalArgumentException if it is none, or sets what is chosen elsewhere
     */
    static Map<String, Object> parse(String text) {
        Map<String, Object> values;
        try {
            values = YAML.readValue(text, MAPPING);
        } catch (JsonProcessingException unreadable) {
            var place = unreadable.getLocation();
            throw new IllegalArgumentException(
                    "configuration must be a mapping in JSON or YAML, got what cannot be read at line %d, column %d"
                            .formatted(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr()));
        }
        if (values == null) {
            throw new IllegalArgumentException("configuration must be a mapping in JSON or YAML, got nothing");
        }
        CHOSEN_ELSEWHERE.forEach((path, by) -> {
            if (holds(values, List.of(path.split("\\.")))) {
                throw new IllegalArgumentException(
                        "configuration must leave out %s, which follows from %s".formatted(path, by));
            }
        });
        return values;
    }

    private static boolean holds(Map<?, ?> values, List<String> path) {
        var value = values.get(path.get(0));
        return path.size() == 1
                ? values.containsKey(path.get(0))
                : value instanceof Map<?, ?> map && holds(map, path.subList(1, path.size()));
    }

    /** {@return the values as JSON, keys sorted} */
    static String toJson(AgentConfiguration configuration, AddonOptions options) {
        var signals = options.applicationSignals();
        var agent = new HashMap<String, Object>();
        var config = configuration.contentForAddon(
                signals == ApplicationSignals.OFF ? List.of() : List.of("application_signals"));
        if (!config.isEmpty()) {
            agent.put("config", config);
        }
        if (options.resources() != null) {
            agent.put("resources", options.resources().toMap());
        }
        var values = new HashMap<String, Object>();
        if (!agent.isEmpty()) {
            values.put("agent", agent);
        }
        values.put("containerLogs", Map.of("enabled", options.containerLogs() != null));
        values.put("applicationSignals", Map.of("enabled", signals != ApplicationSignals.OFF));
        // On by default, and then it restarts workloads.
        values.put(
                "manager",
                Map.of(
                        "applicationSignals",
                        Map.of(
                                "autoMonitor",
                                Map.of("monitorAllServices", signals == ApplicationSignals.AUTO_MONITOR))));
        if (configuration.metrics() instanceof OtelMetrics) {
            values.put("containerInsights", Map.of("enabled", false));
            values.put(
                    "otelContainerInsights",
                    Map.of(
                            "enabled",
                            true,
                            // A second copy of what container logs are, in groups of other names.
                            "logs",
                            Map.of("enabled", false),
                            "metricResolution",
                            configuration.metricsCollectionInterval() + "s"));
        }
        try {
            var more = options.configuration();
            return JSON.writeValueAsString(more == null ? values : merged(values, parse(more)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of text, numbers and truth values can be written", impossible);
        }
    }

    private static Map<String, Object> merged(Map<?, ?> values, Map<?, ?> over) {
        var result = new TreeMap<String, Object>();
        values.forEach((key, value) -> result.put(String.valueOf(key), value));
        over.forEach((key, value) -> result.merge(
                String.valueOf(key),
                value == null ? Map.of() : value,
                (old, added) ->
                        old instanceof Map<?, ?> one && added instanceof Map<?, ?> other ? merged(one, other) : added));
        return result;
    }
}
