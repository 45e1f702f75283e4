package io.cloudtelemetry.metrics;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks up metrics in the catalogue by words: {@code ./mvnw -q compile exec:java@metrics -Dfind=queue}. */
public final class MetricSearch {
    private static final int REFUSED = 2;
    private static final String ROW = "%s | %s | %s | %s | %s | %s%n";

    private MetricSearch() {}

    /**
     * Prints a line for each metric that has every word in its namespace, name or dimensions; exit code 2 if none has.
     *
     * @param words what to look for, in letters of any case
     */
    public static void main(String[] words) {
        var exitCode = run(Arrays.asList(Objects.requireNonNull(words, "words")), System.out, System.err);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** {@return the exit code} Maven gives null for a word that is empty. */
    static int run(List<@Nullable String> arguments, PrintStream out, PrintStream errors) {
        var wanted = arguments.stream()
                .filter(Objects::nonNull)
                .collect(joining(" "))
                .strip();
        if (wanted.isEmpty()) {
            errors.println(
                    "find must be words of a namespace, a metric or its dimensions, got none; such as -Dfind=queue");
            return REFUSED;
        }
        var words = List.of(wanted.toLowerCase(Locale.ROOT).split("\\s+"));
        var all = MetricCatalogue.namespaces().stream()
                .flatMap(namespace -> MetricCatalogue.of(namespace).metrics().stream())
                .toList();
        var found = all.stream()
                .filter(metric -> words.stream().allMatch(text(metric)::contains))
                .toList();
        if (found.isEmpty()) {
            errors.printf(
                    "find must be words of a namespace, a metric or its dimensions, such as %s, got \"%s\"%n",
                    Nearest.to(wanted, all.stream().map(MetricDefinition::name).toList()), wanted);
            return REFUSED;
        }
        out.printf(ROW, "namespace", "metric", "unit", "statistics, the usual first", "dimensions", "level");
        found.forEach(metric -> out.printf(
                ROW,
                metric.namespace(),
                metric.name(),
                metric.unit().isEmpty() ? "-" : metric.unit(),
                statistics(metric),
                sets(metric),
                metric.level().name().toLowerCase(Locale.ROOT)
                        + (metric.condition().isEmpty() ? "" : "; " + metric.condition())));
        return 0;
    }

    private static String text(MetricDefinition metric) {
        return String.join(" ", metric.namespace(), metric.name(), sets(metric)).toLowerCase(Locale.ROOT);
    }

    private static String statistics(MetricDefinition metric) {
        var statistics = new LinkedHashSet<>(List.of(metric.statistic()));
        statistics.addAll(metric.statistics());
        return String.join(", ", statistics);
    }

    private static String sets(MetricDefinition metric) {
        return metric.dimensionSets().isEmpty()
                ? "-"
                : metric.dimensionSets().stream().map(DimensionSet::toString).collect(joining(" "));
    }
}
