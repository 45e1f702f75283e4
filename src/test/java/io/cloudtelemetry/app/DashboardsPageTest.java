package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/dashboards.md that has for each graph of step 10 its counterpart. */
class DashboardsPageTest {
    private static final Path BOARDS = Path.of("src/test/resources/snapshots/boards");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w ]*)\\| ([\\w, ]+) \\| (.*`.+`\\S*) \\|$");

    private static final Pattern GRAPH = Pattern.compile("`([^`]+)`(\\\\\\*)?");

    /** {@return the titles on the board of a cluster with these metrics} */
    private static Set<String> titles(String metrics) throws IOException {
        return new LinkedHashSet<>(new ObjectMapper()
                .readTree(
                        BOARDS.resolve("performance-%s.json".formatted(metrics)).toFile())
                .findValuesAsText("title"));
    }

    private static String table() {
        var text = Page.of("dashboards.md").text();
        return text.substring(text.indexOf("### The graphs of step 10"), text.indexOf("## Boards that are too large"));
    }

    @Test
    void everyGraphOfTheTableIsOnTheBoard() throws IOException {
        var standard = titles("standard");
        var enhanced = titles("enhanced");
        var graphs = GRAPH.matcher(table()).results().toList();

        assertThat(graphs).hasSizeGreaterThan(35);
        for (var graph : graphs) {
            if (!graph.group(1).contains(": ") && !graph.group(1).equals("performance")) {
                assertThat(enhanced).contains(graph.group(1));
                assertThat(standard.contains(graph.group(1))).as(graph.group(1)).isEqualTo(graph.group(2) == null);
            }
        }
    }

    @Test
    void everyGraphOfStep10HasARowForTheClusterAndItsNodes() {
        var rows = ROW.matcher(table()).results().toList();
        var named = rows.stream()
                .map(row -> row.group(1).trim())
                .filter(word -> !word.isEmpty())
                .toList();

        assertThat(named).containsExactly("CPU", "memory", "network", "failed nodes", "disk", "node count");
        assertThat(rows.stream().map(row -> row.group(2)).collect(Collectors.toSet()))
                .containsAll(List.of("cluster", "nodes", "namespaces", "services", "workloads", "pods"));
    }
}
