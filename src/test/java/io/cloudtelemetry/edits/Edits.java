package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Estate.Board;
import io.cloudtelemetry.edits.Estate.Composite;
import io.cloudtelemetry.edits.Estate.Topic;
import io.cloudtelemetry.edits.Estate.Window;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every edit of an estate that is tried. */
final class Edits {
    private static final List<String> SEVERITIES = List.of("critical", "warning", "info");
    private static final List<String> TOPICS = List.of("pages", "mails", "chats");
    private static final List<String> COMPOSITES = List.of("all-bad", "worst", "quiet");
    private static final List<String> WINDOWS = List.of("patching", "release");
    private static final List<String> BOARDS = List.of("board", "wall");
    private static final List<List<String>> SECTIONS =
            List.of(List.of("alarms"), List.of("alarms", "clusters"), List.of("restApis", "alarms"));

    private final Estate estate;
    private final List<Edit> all = new ArrayList<>();

    private Edits(Estate estate) {
        this.estate = estate;
    }

    /** {@return the edits of an estate by their kind} */
    static Map<Edit.Kind, List<Edit>> of(Estate estate) {
        var edits = new Edits(estate);
        edits.all.addAll(MemberEdits.of(estate));
        edits.topics();
        edits.composites();
        edits.windows();
        edits.boards();
        return edits.all.stream()
                .filter(edit -> !edit.after().equals(estate))
                .collect(Collectors.groupingBy(Edit::kind, TreeMap::new, Collectors.toList()));
    }

    static <T> Stream<T> unused(List<T> pool, Stream<T> used) {
        var taken = used.collect(Collectors.toSet());
        return pool.stream().filter(each -> !taken.contains(each));
    }

    private void add(Edit.Kind kind, String label, Estate after) {
        all.add(new Edit(kind, label, after));
    }

    private void topics() {
        var topics = estate.topics();
        unused(TOPICS, topics.stream().map(Topic::name)).limit(1).forEach(name -> {
            var topic = new Topic(name, List.of("warning"), "ops@acme.test");
            add(Edit.Kind.TOPIC_ADDED, "add topic " + name, estate.withTopics(Estate.added(topics, topic)));
        });
        for (var topic : topics) {
            add(
                    Edit.Kind.TOPIC_REMOVED,
                    "remove topic " + topic.name(),
                    estate.withTopics(Estate.replaced(topics, topic, null)));
            unused(TOPICS, topics.stream().map(Topic::name))
                    .map(name -> new Topic(name, topic.severities(), topic.email()))
                    .forEach(renamed -> add(
                            Edit.Kind.TOPIC_RENAMED,
                            "rename topic %s to %s".formatted(topic.name(), renamed.name()),
                            estate.withTopics(Estate.replaced(topics, topic, renamed))));
            var other = topic.severities().isEmpty() ? List.of("critical") : List.<String>of();
            add(
                    Edit.Kind.TOPIC_CHANGED,
                    "send %s to topic %s".formatted(other.isEmpty() ? "all" : other, topic.name()),
                    estate.withTopics(Estate.replaced(topics, topic, new Topic(topic.name(), other, topic.email()))));
            add(
                    Edit.Kind.TOPIC_CHANGED,
                    "another mail address for topic " + topic.name(),
                    estate.withTopics(Estate.replaced(
                            topics, topic, new Topic(topic.name(), topic.severities(), "new-" + topic.email()))));
        }
    }

    private void composites() {
        var composites = estate.composites();
        for (var name :
                unused(COMPOSITES, composites.stream().map(Composite::name)).toList()) {
            var key = "composite-" + name;
            for (var parts : parts(key)) {
                var added = new Composite(key, name, "critical", parts, null);
                add(
                        Edit.Kind.COMPOSITE_ADDED,
                        "add composite %s of %s".formatted(name, parts),
                        estate.withComposites(Estate.added(composites, added)));
            }
        }
        composites.forEach(this::changes);
    }

    private void changes(Composite old) {
        var composites = estate.composites();
        composite(Edit.Kind.COMPOSITE_REMOVED, "remove composite " + old.name(), old, null);
        unused(COMPOSITES, composites.stream().map(Composite::name))
                .limit(1)
                .forEach(name -> composite(
                        Edit.Kind.COMPOSITE_RENAMED,
                        "rename composite %s to %s".formatted(old.name(), name),
                        old,
                        new Composite(old.key(), name, old.severity(), old.parts(), old.suppressor())));
        for (var severity : SEVERITIES) {
            composite(
                    Edit.Kind.COMPOSITE_RENAMED,
                    "composite %s becomes %s".formatted(old.name(), severity),
                    old,
                    new Composite(old.key(), old.name(), severity, old.parts(), old.suppressor()));
        }
        for (var parts : parts(old.key())) {
            composite(
                    Edit.Kind.COMPOSITE_CHANGED,
                    "composite %s is of %s".formatted(old.name(), parts),
                    old,
                    new Composite(old.key(), old.name(), old.severity(), parts, old.suppressor()));
        }
        var suppressors = new ArrayList<String>(single());
        suppressors.add(null);
        for (var suppressor : suppressors) {
            if (!old.key().equals(suppressor)) {
                composite(
                        Edit.Kind.COMPOSITE_CHANGED,
                        "composite %s is suppressed by %s".formatted(old.name(), suppressor),
                        old,
                        new Composite(old.key(), old.name(), old.severity(), old.parts(), suppressor));
            }
        }
    }

    private void composite(Edit.Kind kind, String label, Composite old, Composite next) {
        add(kind, label, estate.withComposites(Estate.replaced(estate.composites(), old, next)));
    }

    /** Words, alarms and other composites that may be parts; those that lead back to themselves are refused at synth. */
    private Set<List<String>> parts(String without) {
        var parts = new LinkedHashSet<List<String>>();
        estate.members().forEach(each -> parts.add(List.of(each.kind().word)));
        parts.add(List.of("critical"));
        var words = estate.members().stream()
                .map(each -> each.kind().word)
                .distinct()
                .toList();
        if (words.size() > 1) {
            parts.add(words.subList(0, 2));
        }
        single().stream().filter(each -> !each.equals(without)).forEach(each -> parts.add(List.of(each)));
        return parts;
    }

    private List<String> single() {
        return Stream.concat(
                        estate.members().stream()
                                .flatMap(member -> member.alarms().keySet().stream()
                                        .sorted()
                                        .map(alarm -> member.key() + "#" + alarm)),
                        estate.composites().stream().map(Composite::key))
                .toList();
    }

    private void windows() {
        var windows = estate.windows();
        for (var name : unused(WINDOWS, windows.stream().map(Window::name)).toList()) {
            for (var parts : parts("")) {
                add(
                        Edit.Kind.WINDOW_ADDED,
                        "add window %s for %s".formatted(name, parts),
                        estate.withWindows(Estate.added(windows, new Window(name, "PT2H", parts))));
            }
        }
        for (var old : windows) {
            window(Edit.Kind.WINDOW_REMOVED, "remove window " + old.name(), old, null);
            unused(WINDOWS, windows.stream().map(Window::name))
                    .forEach(name -> window(
                            Edit.Kind.WINDOW_CHANGED,
                            "rename window %s to %s".formatted(old.name(), name),
                            old,
                            new Window(name, old.duration(), old.parts())));
            window(
                    Edit.Kind.WINDOW_CHANGED,
                    "window %s is another time long".formatted(old.name()),
                    old,
                    new Window(old.name(), old.duration().equals("PT2H") ? "PT1H" : "PT2H", old.parts()));
            for (var parts : parts("")) {
                window(
                        Edit.Kind.WINDOW_CHANGED,
                        "window %s is for %s".formatted(old.name(), parts),
                        old,
                        new Window(old.name(), old.duration(), parts));
            }
        }
    }

    private void window(Edit.Kind kind, String label, Window old, Window next) {
        add(kind, label, estate.withWindows(Estate.replaced(estate.windows(), old, next)));
    }

    private void boards() {
        var boards = estate.boards();
        unused(BOARDS, boards.stream().map(Board::name))
                .forEach(name -> add(
                        Edit.Kind.BOARD_ADDED,
                        "add board " + name,
                        estate.withBoards(Estate.added(boards, new Board(name, SECTIONS.get(0))))));
        for (var old : boards) {
            board(Edit.Kind.BOARD_REMOVED, "remove board " + old.name(), old, null);
            unused(BOARDS, boards.stream().map(Board::name))
                    .forEach(name -> board(
                            Edit.Kind.BOARD_CHANGED,
                            "rename board %s to %s".formatted(old.name(), name),
                            old,
                            new Board(name, old.sections())));
            for (var sections : SECTIONS) {
                board(
                        Edit.Kind.BOARD_CHANGED,
                        "board %s shows %s".formatted(old.name(), sections),
                        old,
                        new Board(old.name(), sections));
            }
        }
    }

    private void board(Edit.Kind kind, String label, Board old, Board next) {
        add(kind, label, estate.withBoards(Estate.replaced(estate.boards(), old, next)));
    }
}
