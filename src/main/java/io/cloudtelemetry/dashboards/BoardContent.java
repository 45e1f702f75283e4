package io.cloudtelemetry.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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

    /** {@return what a board of a kind shows of several: of operations what they have in common, else one after another} */
    public static BoardContent of(BoardKind kind, List<? extends Telemetry> telemetry) {
        telemetry.forEach(each -> Objects.requireNonNull(each, "telemetry"));
        if (Objects.requireNonNull(kind, "kind") == BoardKind.OPERATIONS) {
            return new BoardContent(OperationsSections.of(telemetry), List.of());
        }
        var sections = new ArrayList<DashboardSection>();
        var variables = new LinkedHashSet<DashboardVariable>();
        for (var each : telemetry) {
            var content = each.board(kind);
            sections.addAll(content.sections());
            variables.addAll(content.variables());
        }
        return new BoardContent(sections, List.copyOf(variables));
    }

    /** {@return some sections, with the variables of this that their widgets use} */
    public BoardContent with(List<DashboardSection> others) {
        return new BoardContent(
                others,
                variables.stream()
                        .filter(variable -> others.stream().anyMatch(section -> section.uses(variable)))
                        .toList());
    }
}
