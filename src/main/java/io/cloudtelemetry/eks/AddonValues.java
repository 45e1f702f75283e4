package io.cloudtelemetry.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.OtelMetrics;
import io.cloudtelemetry.ordered.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The configuration of the add-on: the values of its chart, as JSON. */
final class AddonValues {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<Map<String, Object>> MAPPING = new TypeReference<>() {};

    /** Values that follow from other options, each with its option: set here, too, they could contradict it. */
    private static final Map<String, String> CHOSEN_ELSEWHERE = new TreeMap<>(Ordered.entries(
            Map.entry("agent.config", "metrics, traces and applicationSignals"),
            Map.entry("containerInsights", "metrics"),
            Map.entry("otelContainerInsights.enabled", "metrics"),
            Map.entry("containerLogs.enabled", "containerLogs"),
            Map.entry("applicationSignals", "applicationSignals"),
            Map.entry("manager.applicationSignals.autoMonitor.monitorAllServices", "applicationSignals"),
            Map.entry("clusterName", "cluster"),
            Map.entry("region", "the stack")));

    private AddonValues() {}

    /**
     * {@return a text of JSON or YAML as a mapping}
     *
     * @throws IllegalArgumentException if it is not one mapping, has a key twice, or sets what another option sets
     */
    static Map<String, Object> parse(String text) {
        Map<String, Object> values;
        try {
            requirePlain(text);
            values = YAML.readValue(text, MAPPING);
        } catch (JsonProcessingException unreadable) {
            var place = unreadable.getLocation();
            throw new IllegalArgumentException(
                    "configuration must be one mapping in JSON or YAML with each key once, got something else at line %d, column %d"
                            .formatted(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (values == null) {
            throw new IllegalArgumentException("configuration must be one mapping in JSON or YAML, got nothing");
        }
        CHOSEN_ELSEWHERE.forEach((path, by) -> refuse(path, by, values));
        return values;
    }

    /** Jackson reads an alias as the text of its name, a value with a tag without the tag, and too large a number as a text. */
    private static void requirePlain(String text) throws IOException {
        try (var parser = YAML.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                var line = parser.currentTokenLocation().getLineNr();
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw new IllegalArgumentException(
                            "configuration must have no alias, got *%s at line %d; write the value again"
                                    .formatted(yaml.getText(), line));
                }
                if (parser.getTypeId() != null) {
                    throw new IllegalArgumentException(
                            "configuration must have no tag, got one at line %d; leave it out".formatted(line));
                }
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                        && !Double.isFinite(parser.getDoubleValue())) {
                    throw new IllegalArgumentException(
                            "configuration must hold numbers, got %s at line %d".formatted(parser.getText(), line));
                }
            }
        }
    }

    /** Refuses the value, and also what is not a mapping on the way there, which would replace the whole block. */
    private static void refuse(String path, String by, Map<?, ?> values) {
        Map<?, ?> block = values;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            var way = path.substring(0, dot);
            var key = way.substring(way.lastIndexOf('.') + 1);
            if (!block.containsKey(key)) {
                return;
            }
            if (!(block.get(key) instanceof Map<?, ?> within)) {
                throw new IllegalArgumentException(
                        "configuration.%s must be a mapping, got %s".formatted(way, json(block.get(key))));
            }
            block = within;
        }
        if (block.containsKey(path.substring(path.lastIndexOf('.') + 1))) {
            throw new IllegalArgumentException(
                    "configuration must leave out %s, which follows from %s".formatted(path, by));
        }
    }

    private static String json(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of text, numbers and truth values can be written", impossible);
        }
    }

    /** {@return the values as JSON, keys sorted} */
    static String toJson(AgentConfiguration configuration, AddonOptions options) {
        var signals = options.applicationSignals();
        var agent = new LinkedHashMap<String, Object>();
        var config = configuration.contentForAddon(
                signals == ApplicationSignals.OFF ? List.of() : List.of("application_signals"));
        if (!config.isEmpty()) {
            agent.put("config", config);
        }
        if (options.resources() != null) {
            agent.put("resources", options.resources().toMap());
        }
        var values = new LinkedHashMap<String, Object>();
        if (!agent.isEmpty()) {
            values.put("agent", agent);
        }
        values.put("containerLogs", enabled(options.containerLogs() != null));
        values.put("applicationSignals", enabled(signals != ApplicationSignals.OFF));
        // On by default, and then it restarts workloads.
        var autoMonitor = Map.of("monitorAllServices", signals == ApplicationSignals.AUTO_MONITOR);
        values.put("manager", Map.of("applicationSignals", Map.of("autoMonitor", autoMonitor)));
        if (configuration.metrics() instanceof OtelMetrics) {
            values.put("containerInsights", enabled(false));
            // Its logs would be a second copy of what container logs are, in groups of other names.
            var resolution = configuration.metricsCollectionInterval() + "s";
            values.put(
                    "otelContainerInsights",
                    Ordered.map("enabled", true, "logs", enabled(false), "metricResolution", resolution));
        }
        var more = options.configuration();
        return json(more == null ? values : merged(values, parse(more)));
    }

    private static Map<String, Object> enabled(boolean on) {
        return Map.of("enabled", on);
    }

    /** Keeps null, which removes a default of the chart (Helm, "Values Files"). */
    private static Map<String, Object> merged(Map<?, ?> values, Map<?, ?> over) {
        var result = new TreeMap<String, Object>();
        values.forEach((key, value) -> result.put(String.valueOf(key), value));
        over.forEach((key, added) -> result.put(
                String.valueOf(key),
                values.get(key) instanceof Map<?, ?> one && added instanceof Map<?, ?> other
                        ? merged(one, other)
                        : added));
        return result;
    }
}
