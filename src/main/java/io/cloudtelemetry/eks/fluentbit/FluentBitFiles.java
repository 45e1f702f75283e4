package io.cloudtelemetry.eks.fluentbit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration files of Fluent Bit: one for the service and one for each source, to the same groups, streams and
 * tags as AWS's own manifests for Container Insights.
 *
 * <p>Cluster, region and node stand in them as variables, so that the files are the same whatever a token stands for. They are
 * made from resources of their names, in which {@code %key%} stands for a value. Left out are comments, lines whose key has no
 * value, and sections whose first line has none; {@code %key?%} only asks for one.
 */
final class FluentBitFiles {
    static final String MAIN = "fluent-bit.conf";

    private static final String PARSERS = "parsers.conf";
    private static final String ON = "On";
    private static final Pattern KEY = Pattern.compile("%(\\w+)(\\??)%");

    private final Map<String, String> values = new LinkedHashMap<>();

    private FluentBitFiles(FluentBitConfiguration configuration) {
        configuration.sources().forEach(source -> values.put(source.word(), ON));
        values.put("readFromHead", configuration.readFrom() == ReadFrom.HEAD ? ON : "Off");
        values.put("readFromTail", configuration.readFrom() == ReadFrom.TAIL ? ON : "Off");
        values.put("optOut", configuration.optOut() == OptOut.BY_ANNOTATION ? ON : "Off");
        values.put("streamPrefix", configuration.streamPrefix());
        var excluded =
                configuration.exclusions().stream().map(LogExclusion::path).collect(joining(", "));
        values.put("andExcluded", excluded.isEmpty() ? "" : ", " + excluded);
        if (!excluded.isEmpty()) {
            values.put("excluded", excluded);
        }
        if (configuration.podMetadata() == PodMetadata.KUBELET) {
            values.put("kubelet", ON);
        }
        if (!configuration.stackTraces().isEmpty()) {
            values.put("parsers", PARSERS);
            values.put(
                    "stackTraces",
                    configuration.stackTraces().stream().map(StackTrace::parser).collect(joining(", ")));
        }
    }

    /** {@return the files by name} */
    static SortedMap<String, String> of(FluentBitConfiguration configuration) {
        var filled = new FluentBitFiles(configuration);
        var files = new TreeMap<>(Map.of(MAIN, filled.file(MAIN)));
        for (var source : configuration.sources()) {
            var name = source.word() + "-log.conf";
            files.put(name, filled.file(name));
        }
        if (!configuration.stackTraces().isEmpty()) {
            files.put(PARSERS, resource("stack-traces.conf"));
        }
        return files;
    }

    private String file(String name) {
        return Arrays.stream(resource(name).split("\n\n"))
                .map(this::section)
                .filter(section -> !section.isEmpty())
                .collect(joining("\n"));
    }

    private String section(String section) {
        var lines = section.lines().filter(line -> !line.startsWith("#")).toList();
        return hasValues(lines.get(0))
                ? lines.stream().filter(this::hasValues).map(this::filled).collect(joining())
                : "";
    }

    private boolean hasValues(String line) {
        return KEY.matcher(line).results().allMatch(key -> values.containsKey(key.group(1)));
    }

    private String filled(String line) {
        return KEY.matcher(line)
                        .replaceAll(key -> key.group(2).isEmpty()
                                ? Matcher.quoteReplacement(Objects.requireNonNull(values.get(key.group(1))))
                                : "")
                + "\n";
    }

    private static String resource(String name) {
        try (var file = FluentBitFiles.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
