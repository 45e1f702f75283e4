package io.cloudtelemetry.dashboards;

import io.cloudtelemetry.alarms.AlarmSource;
import java.util.List;

/** What is watched: it has alarms, and sections of a board that show it. */
public interface Telemetry extends AlarmSource {
    /** {@return its sections of a board, from the top down; one that has nothing to show is empty} */
    List<DashboardSection> sections();

    /** {@return what a board of a kind shows of it; nothing if such boards are about other things} */
    default BoardContent board(BoardKind kind) {
        return BoardContent.NONE;
    }

    /** {@return the names of the log groups that it writes, or has written} */
    default List<String> logGroupNames() {
        return List.of();
    }
}
