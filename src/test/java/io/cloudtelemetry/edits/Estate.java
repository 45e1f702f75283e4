package io.cloudtelemetry.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a configuration file says, as far as edits of it are tried. What others name has a key that no edit changes. */
record Estate(
        List<Topic> topics,
        List<Member> members,
        List<Composite> composites,
        List<Window> windows,
        List<Board> boards) {
    /** A topic; no severities are all of them. */
    record Topic(String name, List<String> severities, String email) {}

    /**
     * A cluster or a stage of an API.
     *
     * @param name of a cluster or a REST API
     * @param id of an API
     * @param alarms the severity of each alarm that is on
     * @param choices what else is chosen: container logs, retention, the access log's group
     * @param group the stack that it is put into; null for that of its kind
     */
    record Member(
            String key,
            Kind kind,
            String name,
            String id,
            String stage,
            Map<String, String> alarms,
            Map<String, String> choices,
            @Nullable String group) {
        Member {
            alarms = Map.copyOf(alarms);
            choices = Map.copyOf(choices);
        }

        String alarmName(String alarm) {
            var prefix = switch (kind) {
                case CLUSTER -> name;
                case REST -> name + "-" + stage;
                case HTTP, WEB_SOCKET -> id + "-" + stage;
            };
            return "%s-%s-%s".formatted(prefix, alarm, alarms.get(alarm));
        }

        String called() {
            return kind == Kind.CLUSTER ? "cluster " + name : "%s %s (%s) %s".formatted(kind.word, name, id, stage);
        }

        Member withAlarm(String alarm, @Nullable String severity) {
            var changed = new LinkedHashMap<>(alarms);
            changed.remove(alarm);
            if (severity != null) {
                changed.put(alarm, severity);
            }
            return new Member(key, kind, name, id, stage, changed, choices, group);
        }

        Member withChoice(String choice, @Nullable String value) {
            var changed = new LinkedHashMap<>(choices);
            changed.remove(choice);
            if (value != null) {
                changed.put(choice, value);
            }
            return new Member(key, kind, name, id, stage, alarms, changed, group);
        }

        Member in(@Nullable String newGroup) {
            return new Member(key, kind, name, id, stage, alarms, choices, newGroup);
        }

        Member called(String newName, String newId, String newStage) {
            return new Member(key, kind, newName, newId, newStage, alarms, choices, group);
        }
    }

    /** The kinds of members: the word for all of them, the alarms that are tried, and those that are off. */
    enum Kind {
        CLUSTER(
                "clusters",
                "failed-nodes",
                "node-memory",
                List.of("node-cpu", "node-filesystem", "pod-cpu-limit", "pod-memory-limit", "agent-silent")),
        REST("restApis", "server-errors", "client-errors", List.of("latency")),
        HTTP("httpApis", "server-errors", "client-errors", List.of("latency", "integration-latency")),
        WEB_SOCKET("webSocketApis", "execution-errors", "client-errors", List.of("integration-latency"));

        final String word;
        final String critical;
        final String warning;
        final List<String> off;

        Kind(String word, String critical, String warning, List<String> off) {
            this.word = word;
            this.critical = critical;
            this.warning = warning;
            this.off = off;
        }

        Map<String, String> alarms() {
            return Map.of(critical, "critical", warning, "warning");
        }
    }

    /**
     * An alarm made from others.
     *
     * @param parts words for many, or {@code key#alarm} of a member, or the key of a composite
     */
    record Composite(
            String key,
            String name,
            String severity,
            List<String> parts,
            @Nullable String suppressor) {}

    record Window(String name, String duration, List<String> parts) {}

    record Board(String name, List<String> sections) {}

    Estate withTopics(List<Topic> changed) {
        return new Estate(changed, members, composites, windows, boards);
    }

    /** What named something that is no more names it no more. */
    Estate withMembers(List<Member> changed) {
        return new Estate(topics, changed, composites, windows, boards).withoutDeadNames();
    }

    Estate withComposites(List<Composite> changed) {
        return new Estate(topics, members, changed, windows, boards).withoutDeadNames();
    }

    Estate withWindows(List<Window> changed) {
        return new Estate(topics, members, composites, changed, boards);
    }

    Estate withBoards(List<Board> changed) {
        return new Estate(topics, members, composites, windows, changed);
    }

    private Estate withoutDeadNames() {
        var kept = new ArrayList<Composite>();
        for (var each : composites) {
            var parts = each.parts().stream().filter(this::stands).toList();
            if (!parts.isEmpty()) {
                var suppressor = each.suppressor() != null && stands(each.suppressor()) ? each.suppressor() : null;
                kept.add(new Composite(each.key(), each.name(), each.severity(), parts, suppressor));
            }
        }
        var shown = windows.stream()
                .map(each -> new Window(
                        each.name(),
                        each.duration(),
                        each.parts().stream().filter(this::stands).toList()))
                .filter(each -> !each.parts().isEmpty())
                .toList();
        var cleaned = new Estate(topics, members, kept, shown, boards);
        return cleaned.equals(this) ? this : cleaned.withoutDeadNames();
    }

    private boolean stands(String part) {
        return resolved(part).isPresent();
    }

    /** {@return what the file calls a part} */
    Optional<String> resolved(String part) {
        var alarm = part.split("#", 2);
        if (alarm.length == 2) {
            return members.stream()
                    .filter(each -> each.key().equals(alarm[0]) && each.alarms().containsKey(alarm[1]))
                    .map(each -> each.alarmName(alarm[1]))
                    .findFirst();
        }
        var composite =
                composites.stream().filter(each -> each.key().equals(part)).findFirst();
        if (composite.isPresent()) {
            return composite.map(each -> each.name() + "-" + each.severity());
        }
        if (part.startsWith("composite-")) {
            return Optional.empty();
        }
        return part.equals("critical")
                        || members.stream().anyMatch(each -> each.kind().word.equals(part))
                ? Optional.of(part)
                : Optional.empty();
    }

    Stream<Member> of(Predicate<Kind> kind) {
        return members.stream().filter(each -> kind.test(each.kind()));
    }

    /** {@return a list with one element in the place of another, or without it} */
    static <T> List<T> replaced(List<T> list, T old, @Nullable T next) {
        return list.stream()
                .map(each -> each.equals(old) ? next : each)
                .filter(Objects::nonNull)
                .toList();
    }

    static <T> List<T> added(List<T> list, T next) {
        return Stream.concat(list.stream(), Stream.of(next)).toList();
    }
}
