package io.cloudtelemetry.dashboards;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a board of a kind shows of one subject, as a data file has it.
 *
 * @param variables what is chosen on the board; one that no widget uses is left out
 * @param sections from the top down; one without widgets is left out
 * @hidden
 */
public record BoardData(@Nullable List<DashboardVariable> variables, List<Section> sections) {
    public BoardData {
        variables = variables == null ? List.of() : List.copyOf(variables);
        sections = List.copyOf(Objects.requireNonNull(sections, "sections"));
    }

    /** {@return the content of a board about a subject} */
    public BoardContent content(BoardSubject subject) {
        var shown = sections.stream()
                .map(each -> each.of(subject))
                .filter(each -> !each.widgets().isEmpty())
                .toList();
        return new BoardContent(shown, variables()).with(shown);
    }

    /** {@return variables, none if the file has none} */
    @Override
    public List<DashboardVariable> variables() {
        return Objects.requireNonNull(variables);
    }

    /**
     * A section; its widgets have what it says of them where they say nothing themselves.
     *
     * @param of as in {@link WidgetData}
     * @param by as in {@link WidgetData}
     * @param top as in {@link WidgetData}
     * @param width as in {@link WidgetData}
     */
    public record Section(
            String title,
            @Nullable Map<String, String> of,
            @Nullable List<String> by,
            @Nullable Integer top,
            @Nullable WidgetWidth width,
            List<WidgetData> widgets) {
        /** {@return the section of a board about a subject} */
        public DashboardSection of(BoardSubject subject) {
            return new DashboardSection(
                            subject.filled(title),
                            subject.region(),
                            widgets.stream()
                                    .flatMap(each -> each.widgets(subject))
                                    .toList())
                    .fullRows();
        }
    }
}
