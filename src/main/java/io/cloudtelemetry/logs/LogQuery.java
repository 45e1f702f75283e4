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
    /**
     * Copies the names.
     *
     * @throws IllegalArgumentException if there is no group to ask, or no group can have a name
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
    }

    /** {@return the whole query as a board has it, sources first} */
    public String withSources() {
        return logGroupNames.stream().map(name -> "SOURCE '" + name + "'").collect(joining(" | ", "", " | " + query));
    }
}
