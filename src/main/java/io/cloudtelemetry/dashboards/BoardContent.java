package io.cloudtelemetry.dashboards;

import java.util.List;
import java.util.Objects;

/**
 * What a board shows.
 *
 * @param sections from the top down
 * @param variables that widgets of the sections use; two of one id are one, so that boards of several clusters share them
 */
public record BoardContent(List<DashboardSection> sections, List<DashboardVariable> variables) {
    /** Nothing. */
    public static final BoardContent NONE = new BoardContent(List.of(), List.of());

    public BoardContent {
        sections = List.copyOf(Objects.requireNonNull(sections, "sections"));
        variables = List.copyOf(Objects.requireNonNull(variables, "variables"));
    }
}
