package io.cloudtelemetry.eks.kubernetes;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudtelemetry.ordered.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kubernetes objects of a resource file in YAML, as plain data.
 *
 * <p>A text {@code "%name%"} stands for a value of any kind; a list among the items of another stands for its items, and a
 * mapping under {@code <<} for those of its keys that the mapping around it does not have. A text without a value is left
 * out, and so is a mapping with {@code if: name} without a value of that name; false and an empty list count as no value.
 */
public final class KubernetesTemplate {
    private static final ObjectReader OBJECTS = new YAMLMapper().readerFor(Map.class);
    private static final Map<String, List<Map<String, Object>>> READ = new ConcurrentHashMap<>();
    private static final Pattern VALUE = Pattern.compile("%(\\w+)%");

    private final Map<String, Object> values;

    private KubernetesTemplate(Map<String, Object> values) {
        this.values = values;
    }

    /** {@return the objects of a file beside a class, keys sorted as cdk8s sorts them} */
    public static List<Map<String, Object>> fill(Class<?> owner, String file, Map<String, Object> values) {
        var template = new KubernetesTemplate(values);
        return documents(owner, file).stream()
                .flatMap(object -> template.mapping(object).stream())
                .map(KubernetesTemplate::headFirst)
                .toList();
    }

    /** {@return what a file holds} It is read once, however many clusters it is filled for. */
    static List<Map<String, Object>> documents(Class<?> owner, String file) {
        return READ.computeIfAbsent(owner.getPackageName() + "/" + file, key -> read(owner, file));
    }

    private static List<Map<String, Object>> read(Class<?> owner, String file) {
        try (var text = Objects.requireNonNull(owner.getResourceAsStream(file));
                var objects = OBJECTS.<Map<String, Object>>readValues(text)) {
            return objects.readAll();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * {@return the values of pods with those options}
     *
     * @param usual the resources if the options state none
     * @param hash of their configuration: pods read it only when they start, so a new hash restarts them
     */
    public static Map<String, Object> ofPods(
            PodOptions options, String image, PodResources usual, Map<String, String> annotations, String hash) {
        var values = new LinkedHashMap<String, Object>();
        values.put("image", options.image(image));
        values.put("resources", (options.resources() == null ? usual : options.resources()).toMap());
        values.put("annotations", annotations);
        values.put("hash", hash);
        values.put("labels", options.labels());
        values.put("priorityClassName", options.priorityClassName());
        var missing = options.maxUnavailable();
        values.put("maxUnavailable", missing.endsWith("%") ? missing : Integer.valueOf(missing));
        values.put(
                "environment",
                options.environment().entrySet().stream()
                        .map(each -> Ordered.map("name", each.getKey(), "value", each.getValue()))
                        .toList());
        values.put(
                "imagePullSecrets",
                options.imagePullSecrets().stream()
                        .map(name -> Map.of("name", name))
                        .toList());
        return values;
    }

    /** {@return the SHA-256 of a text, in hexadecimal} */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Optional<Object> filled(Object node) {
        if (node instanceof Map<?, ?> mapping) {
            return mapping(mapping).map(each -> each);
        }
        if (node instanceof List<?> list) {
            return Optional.of(list.stream()
                    .flatMap(item -> filled(item).stream())
                    .flatMap(item -> item instanceof List<?> items ? items.stream() : Stream.of(item))
                    .toList());
        }
        var name = VALUE.matcher(node.toString());
        return name.matches() ? value(name.group(1)) : Optional.of(node);
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.equals(false) && !value.equals(List.of()));
    }

    private Optional<Map<String, Object>> mapping(Map<?, ?> mapping) {
        if (mapping.get("if") instanceof String name && value(name).isEmpty()) {
            return Optional.empty();
        }
        var result = new TreeMap<String, Object>();
        mapping.forEach((key, node) -> filled(node).ifPresent(value -> result.put((String) key, value)));
        result.remove("if");
        if (result.remove("<<") instanceof Map<?, ?> others) {
            others.forEach((key, value) -> result.putIfAbsent((String) key, value));
        }
        return Optional.of(result);
    }

    private static Map<String, Object> headFirst(Map<String, Object> object) {
        var sorted = new LinkedHashMap<String, Object>();
        Stream.of("apiVersion", "kind", "metadata").forEach(key -> sorted.put(key, object.get(key)));
        sorted.putAll(object);
        return sorted;
    }
}
