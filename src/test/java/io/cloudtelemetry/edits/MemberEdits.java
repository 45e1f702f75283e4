package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Edit.Kind;
import io.cloudtelemetry.edits.Estate.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The edits of clusters and stages of APIs. */
final class MemberEdits {
    private static final int MOST = 4;
    private static final List<String> CLUSTERS = List.of("a", "b", "c");
    private static final List<String> NAMES = List.of("orders", "bills");
    private static final List<String> IDS = List.of("k1k1k1k1k1", "m2m2m2m2m2", "n3n3n3n3n3");
    private static final List<String> STAGES = List.of("prod", "test");

    private final Estate estate;
    private final List<Edit> all = new ArrayList<>();

    private MemberEdits(Estate estate) {
        this.estate = estate;
    }

    static List<Edit> of(Estate estate) {
        var edits = new MemberEdits(estate);
        if (estate.members().size() < MOST) {
            edits.added()
                    .forEach(member -> edits.all.add(new Edit(
                            Kind.MEMBER_ADDED,
                            "add " + member.called(),
                            estate.withMembers(Estate.added(estate.members(), member)))));
        }
        estate.members().forEach(edits::changes);
        return edits.all;
    }

    private Stream<Member> added() {
        var clusters = Edits.unused(CLUSTERS, estate.members().stream().map(Member::name))
                .limit(1)
                .map(name -> member(Estate.Kind.CLUSTER, name, "", ""));
        var apis = Stream.of(Estate.Kind.REST, Estate.Kind.HTTP, Estate.Kind.WEB_SOCKET)
                .flatMap(kind -> Edits.unused(IDS, estate.members().stream().map(Member::id))
                        .limit(1)
                        .flatMap(id -> Edits.unused(
                                        NAMES, estate.members().stream().map(Member::name))
                                .limit(1)
                                .map(name -> member(kind, kind == Estate.Kind.REST ? name : "", id, "prod"))));
        var stages = estate.of(kind -> kind != Estate.Kind.CLUSTER)
                .flatMap(api -> Edits.unused(STAGES, stagesOf(api))
                        .map(stage -> member(api.kind(), api.name(), api.id(), stage)));
        return Stream.of(clusters, apis, stages).flatMap(each -> each);
    }

    private Stream<String> stagesOf(Member api) {
        return estate.members().stream()
                .filter(each -> each.id().equals(api.id()))
                .map(Member::stage);
    }

    private Member member(Estate.Kind kind, String name, String id, String stage) {
        var number = estate.members().stream()
                        .mapToInt(each -> Integer.parseInt(each.key()))
                        .max()
                        .orElse(0)
                + 1;
        return new Member(String.valueOf(number), kind, name, id, stage, kind.alarms(), Map.of(), null);
    }

    private void add(Kind kind, String label, Member old, @Nullable Member next) {
        all.add(new Edit(kind, label, estate.withMembers(Estate.replaced(estate.members(), old, next))));
    }

    /** Where one step may not do, the member is left out first. */
    private void addInTwo(Kind kind, String label, Member old, Member next) {
        all.add(new Edit(
                kind,
                label,
                estate.withMembers(Estate.replaced(estate.members(), old, next)),
                estate.withMembers(Estate.replaced(estate.members(), old, null))));
    }

    private void changes(Member old) {
        add(Kind.MEMBER_REMOVED, "remove " + old.called(), old, null);
        alarms(old);
        // Names that are deployed before and after the other stacks of members.
        for (var group : Arrays.asList(null, "a", "z")) {
            if (!Objects.equals(group, old.group())) {
                addInTwo(Kind.MEMBER_MOVED, "%s into group %s".formatted(old.called(), group), old, old.in(group));
            }
        }
        if (old.kind() == Estate.Kind.CLUSTER) {
            Edits.unused(CLUSTERS, estate.members().stream().map(Member::name))
                    .forEach(name -> add(
                            Kind.MEMBER_RENAMED,
                            "rename %s to %s".formatted(old.called(), name),
                            old,
                            old.called(name, "", "")));
            addInTwo(
                    Kind.DELIVERY_CHANGED,
                    "deliver the agent of %s otherwise".formatted(old.called()),
                    old,
                    old.withChoice("addon", old.choices().containsKey("addon") ? null : ""));
            choices(old, "containerLogs", "");
            choices(old, "traces", "");
            return;
        }
        Edits.unused(STAGES, stagesOf(old))
                .forEach(stage -> add(
                        Kind.STAGE_CHANGED,
                        "stage %s in place of that of %s".formatted(stage, old.called()),
                        old,
                        old.called(old.name(), old.id(), stage)));
        Edits.unused(IDS, estate.members().stream().map(Member::id))
                .forEach(id -> addInTwo(
                        Kind.API_MADE_ANEW,
                        "id %s in %s".formatted(id, old.called()),
                        old,
                        old.called(old.name(), id, old.stage())));
        if (old.kind() == Estate.Kind.REST) {
            Edits.unused(NAMES, estate.members().stream().map(Member::name))
                    .forEach(name -> add(
                            Kind.MEMBER_RENAMED,
                            "rename %s to %s".formatted(old.called(), name),
                            old,
                            old.called(name, old.id(), old.stage())));
        }
        if (old.kind() != Estate.Kind.HTTP) {
            choices(old, "retention", "3");
            choices(old, "retention", "30");
            choices(old, "dataTrace", "");
        }
        choices(old, "accessLogs", "");
        choices(old, "accessLogs", "/shop/" + old.id() + "-" + old.stage());
    }

    /** Chosen, or no more if it is. */
    private void choices(Member old, String choice, String value) {
        var chosen = value.equals(old.choices().get(choice));
        add(
                Kind.LOGS_CHANGED,
                "%s %s%s in %s"
                        .formatted(chosen ? "no" : "with", choice, value.isEmpty() ? "" : " " + value, old.called()),
                old,
                old.withChoice(choice, chosen ? null : value));
    }

    private void alarms(Member old) {
        old.kind().alarms().forEach((alarm, severity) -> {
            var on = old.alarms().containsKey(alarm);
            add(
                    Kind.ALARM_SWITCHED,
                    "switch %s %s in %s".formatted(alarm, on ? "off" : "on", old.called()),
                    old,
                    old.withAlarm(alarm, on ? null : severity));
            if (on) {
                for (var other : List.of("critical", "warning", "info")) {
                    add(
                            Kind.ALARM_SEVERITY,
                            "%s of %s becomes %s".formatted(alarm, old.called(), other),
                            old,
                            old.withAlarm(alarm, other));
                }
            }
        });
    }
}
