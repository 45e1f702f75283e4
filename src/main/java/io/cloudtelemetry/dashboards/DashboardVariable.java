package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A variable of a board: a list to choose from, whose choice stands in widgets in place of a text. CloudWatch replaces every
 * occurrence in the body ("Use flexible dashboards with dashboard variables", CloudWatch user guide).
 *
 * @param id what it is known by on the board
 * @param label what stands above the list
 * @param placeholder the text that is replaced: letters, digits and hyphens, such as {@code CHOSEN-NAMESPACE}
 * @param search finds the metrics whose dimension is listed, as in {@code {AWS/Lambda,FunctionName} MetricName="Errors"}
 * @param dimension the dimension whose values are listed; the first one is chosen when the board is opened
 */
public record DashboardVariable(String id, String label, String placeholder, String search, String dimension) {
    /** Nothing that a regular expression, JSON, a search or a query reads in another way. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Za-z0-9-]{3,}");

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if the id or the placeholder has other characters, or a text of it holds the
     *     placeholder, which CloudWatch would replace there, too
     */
    public DashboardVariable {
        require(ID, "id", id, "a letter, then up to 31 letters, digits, - or _");
        require(PLACEHOLDER, "placeholder", placeholder, "at least 3 letters, digits or hyphens");
        for (var text : new String[] {
            id,
            Objects.requireNonNull(label, "label"),
            Objects.requireNonNull(search, "search"),
            Objects.requireNonNull(dimension, "dimension")
        }) {
            if (text.contains(placeholder)) {
                throw new IllegalArgumentException(
                        "placeholder must stand in widgets alone, got \"%s\" in \"%s\"".formatted(placeholder, text));
            }
        }
    }

    private static void require(Pattern pattern, String property, String value, String rule) {
        if (!pattern.matcher(Objects.requireNonNull(value, property)).matches()) {
            throw new IllegalArgumentException("%s must be %s, got \"%s\"".formatted(property, rule, value));
        }
    }

    Map<String, Object> body() {
        return Ordered.entries(
                Map.entry("type", "pattern"),
                Map.entry("pattern", placeholder),
                Map.entry("inputType", "select"),
                Map.entry("id", id),
                Map.entry("label", label),
                Map.entry("defaultValue", "__FIRST"),
                Map.entry("visible", true),
                Map.entry("search", search),
                Map.entry("populateFrom", dimension));
    }
}
