package io.cloudtelemetry.logs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;

/**
 * A query of CloudWatch Logs Insights over log groups.
 *
 * @param query the commands after the sources, joined by {@code |}
 */
public record LogQuery(String title, List<String> logGroupNames, String query) {
    /** StartQuery and PutQueryDefinition, {@code queryString}. */
    private static final int LONGEST = 10_000;

    /**
     * Copies the names.
     *
     * @throws IllegalArgumentException if there is no group to ask, no group can have a name, or the query is blank or too long
     */
    public LogQuery {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(logGroupNames, "logGroupNames");
        Objects.requireNonNull(query, "query");
        if (logGroupNames.isEmpty()) {
            throw new IllegalArgumentException("logGroupNames must name at least one log group, got none");
        }
        logGroupNames.forEach(name -> TelemetryLogGroup.requireName("logGroupNames", name));
        logGroupNames = List.copyOf(logGroupNames);
        var length = sources(logGroupNames, query).length();
        if (query.isBlank() || length > LONGEST) {
            throw new IllegalArgumentException("query must be 1 to %d characters with its sources, got %s"
                    .formatted(LONGEST, query.isBlank() ? "none" : length));
        }
    }

    /** {@return the whole query as a board has it, sources first} */
    public String withSources() {
        return sources(logGroupNames, query);
    }

    private static String sources(List<String> names, String query) {
        return names.stream().map(name -> "SOURCE '" + name + "'").collect(joining(" | ", "", " | " + query));
    }
}
