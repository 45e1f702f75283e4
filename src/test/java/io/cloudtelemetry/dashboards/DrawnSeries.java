package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A series that a widget asks CloudWatch for: by name, by a search, or by a query of Metrics Insights.
 *
 * @param dimensions the names of all its dimensions
 */
public record DrawnSeries(String namespace, String metric, Set<String> dimensions, String statistic) {
    private static final Pattern SEARCH = Pattern.compile(
            "SEARCH\\('\\{([A-Za-z/]+),([A-Za-z,]+)} MetricName=\"(\\w+)\"((?: [A-Za-z]+=\"[^\"]+\")*)', '(\\w+)', (\\d+)\\)");

    private static final Pattern QUERY = Pattern.compile(
            "SELECT (AVG|COUNT|MAX|MIN|SUM)\\(\"(\\w+)\"\\) FROM SCHEMA\\(\"([A-Za-z/]+)\", ([A-Za-z\", ]+)\\)"
                    + " WHERE (\"[A-Za-z]+\" = '[^']+'(?: AND \"[A-Za-z]+\" = '[^']+')*)"
                    + " GROUP BY ([A-Za-z\", ]+) ORDER BY \\1\\(\\) DESC LIMIT (\\d+)");

    /** {@return what the metric widgets of a body ask for, those of searches and queries by their dimensions} */
    public static List<DrawnSeries> in(JsonNode body) {
        var all = new ArrayList<DrawnSeries>();
        for (var widget : body.path("widgets")) {
            for (var row : widget.path("properties").path("metrics")) {
                of(row, all);
            }
        }
        return all;
    }

    private static void of(JsonNode row, List<DrawnSeries> all) {
        var options = row.get(row.size() - 1);
        var expression = options.path("expression").asText();
        var search = SEARCH.matcher(expression);
        var query = QUERY.matcher(expression);
        if (expression.isEmpty()) {
            var dimensions = new TreeSet<String>();
            for (int index = 2; index < row.size() - 1; index += 2) {
                dimensions.add(row.get(index).asText());
            }
            all.add(new DrawnSeries(
                    row.get(0).asText(),
                    row.get(1).asText(),
                    dimensions,
                    options.path("stat").asText()));
        } else if (search.matches()) {
            var names = names(search.group(2));
            assertThat(names).containsAll(keys(search.group(4), "="));
            all.add(new DrawnSeries(search.group(1), search.group(3), names, search.group(5)));
        } else if (expression.startsWith("SELECT")) {
            assertThat(query.matches()).as(expression).isTrue();
            var names = names(query.group(4));
            var told = keys(query.group(5), " = ");
            told.addAll(names(query.group(6)));
            assertThat(told)
                    .as("each dimension has one value, or a line for each")
                    .isEqualTo(names);
            assertThat(options.path("id").asText()).isNotEmpty();
            assertThat(options.path("period").asInt()).isPositive();
            all.add(new DrawnSeries(query.group(3), query.group(2), names, query.group(1)));
        } else {
            assertThat(expression).as("metric math over lines").doesNotContain("SEARCH", "SELECT");
        }
    }

    private static Set<String> names(String separated) {
        return Arrays.stream(separated.replace("\"", "").split(", ?")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(String pairs, String sign) {
        return Pattern.compile("([A-Za-z]+)\"?" + sign)
                .matcher(pairs)
                .results()
                .map(pair -> pair.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the metric, of which the catalogue knows everything} */
    public MetricDefinition definition() {
        return MetricCatalogue.of(namespace).metric(metric);
    }
}
