package io.cloudtelemetry.edits;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a file.
 *
 * @param label what is done, to read
 * @param inBetween what is deployed first where one step does not do: the file without what is changed
 */
record Edit(Kind kind, String label, Estate after, @Nullable Estate inBetween) {
    Edit(Kind kind, String label, Estate after) {
        this(kind, label, after, null);
    }

    Optional<Estate> firstStep() {
        return Optional.ofNullable(inBetween);
    }

    /** What an operator does. */
    enum Kind {
        MEMBER_ADDED,
        MEMBER_REMOVED,
        MEMBER_RENAMED,
        /** It goes into the stack of another group. */
        MEMBER_MOVED,
        /** An API is made anew: another id under the same name. */
        API_MADE_ANEW,
        STAGE_CHANGED,
        DELIVERY_CHANGED,
        LOGS_CHANGED,
        ALARM_SWITCHED,
        ALARM_SEVERITY,
        TOPIC_ADDED,
        TOPIC_REMOVED,
        TOPIC_RENAMED,
        TOPIC_CHANGED,
        COMPOSITE_ADDED,
        COMPOSITE_REMOVED,
        COMPOSITE_RENAMED,
        COMPOSITE_CHANGED,
        WINDOW_ADDED,
        WINDOW_REMOVED,
        WINDOW_CHANGED,
        BOARD_ADDED,
        BOARD_REMOVED,
        BOARD_CHANGED
    }
}
