package io.cloudtelemetry.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The least file with which an edit still fails, to read. */
final class Shortest {
    private final String label;

    private Shortest(String label) {
        this.label = label;
    }

    /** {@return the failure with the least file; none if it needs what was deployed before} */
    static Optional<AssertionError> of(Estate estate, Edit edit) {
        return new Shortest(edit.label()).from(estate);
    }

    private Optional<AssertionError> from(Estate estate) {
        var failure = failure(estate);
        return failure.isEmpty()
                ? failure
                : Optional.of(smaller(estate).stream()
                        .flatMap(each -> from(each).stream())
                        .findFirst()
                        .orElse(failure.get()));
    }

    private Optional<AssertionError> failure(Estate estate) {
        var edit = Edits.of(estate).values().stream()
                .flatMap(List::stream)
                .filter(each -> each.label().equals(label))
                .findFirst();
        if (edit.isEmpty()) {
            return Optional.empty();
        }
        Walk walk;
        try {
            walk = new Walk(estate);
        } catch (Synth.Refused | AssertionError otherwise) {
            return Optional.empty();
        }
        try {
            walk.take(edit.get());
            return Optional.empty();
        } catch (AssertionError failed) {
            return Optional.of(failed);
        }
    }

    /** Each with one thing less. */
    private static List<Estate> smaller(Estate estate) {
        var smaller = new ArrayList<Estate>();
        estate.boards().forEach(each -> smaller.add(estate.withBoards(Estate.replaced(estate.boards(), each, null))));
        estate.windows()
                .forEach(each -> smaller.add(estate.withWindows(Estate.replaced(estate.windows(), each, null))));
        estate.composites()
                .forEach(each -> smaller.add(estate.withComposites(Estate.replaced(estate.composites(), each, null))));
        for (var member : estate.members()) {
            Stream.concat(
                            Stream.<Estate.Member>of((Estate.Member) null),
                            Stream.concat(
                                    member.choices().keySet().stream().map(each -> member.withChoice(each, null)),
                                    member.alarms().keySet().stream().map(each -> member.withAlarm(each, null))))
                    .forEach(each -> smaller.add(estate.withMembers(Estate.replaced(estate.members(), member, each))));
        }
        estate.topics().forEach(each -> smaller.add(estate.withTopics(Estate.replaced(estate.topics(), each, null))));
        return smaller;
    }
}
