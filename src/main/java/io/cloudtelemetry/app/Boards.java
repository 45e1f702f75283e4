package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmSource;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.DefinedPromQlAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.app.TelemetryStacks.Member;
import io.cloudtelemetry.app.TelemetryStacks.Watched;
import io.cloudtelemetry.app.config.Grouped;
import io.cloudtelemetry.app.config.ServiceKeys;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.TelemetryConfig.DashboardConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.BoardUse;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.OperationsSections;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** The boards of a configuration. */
final class Boards {
    private final TelemetryConfig config;
    private final ConfiguredStacks stacks;
    private final List<Watched> watched;
    private final List<DefinedComposite> composites;
    private final AlarmNames names;

    Boards(
            TelemetryConfig config,
            ConfiguredStacks stacks,
            List<Watched> watched,
            List<DefinedComposite> composites,
            AlarmNames names) {
        this.config = config;
        this.stacks = stacks;
        this.watched = watched;
        this.composites = composites;
        this.names = names;
    }

    /** Defines each in the stack of its group, and adds it to what the groups have. */
    void define(List<Member> members) {
        var logGroups = watched.stream()
                .flatMap(each -> each.telemetry().logGroupNames().stream())
                .toList();
        for (int index = 0; index < config.dashboards().size(); index++) {
            var key = "dashboards[" + index + "]";
            var board = config.dashboards().get(index);
            var stack = stack(board.stack(), key);
            var rows = rows(board, key);
            var content = content(board, board.groups());
            var whole =
                    Stream.concat(content.sections().stream(), rows.stream()).toList();
            if (content.sections().isEmpty()
                    || BoardUse.of(Place.of(stack), whole).isWithin(BoardUse.MOST)) {
                members.add(member(key, board, board.name(), content.with(whole)));
            } else {
                linked(key, board, rows, members);
            }
            ConfigurationAdvice.onLogGroups(key, board, logGroups, stack);
        }
    }

    private Member member(String key, Grouped group, String name, BoardContent content) {
        var stack = stack(group.stack(), key);
        var board = TelemetryDashboard.Builder.create(stack, ConstructIds.in(stack, name))
                .name(name)
                .sections(content.sections())
                .variables(content.variables());
        return new Member(key, group, stack, ConfigChecks.inOneLine(key, () -> ConfigChecks.under(key, board::build)));
    }

    private Stack stack(@Nullable String group, String key) {
        return stacks.of("dashboards", group, key);
    }

    /** Defines in place of a board that is too large one for each group, and the board itself as an index of these. */
    private void linked(String key, DashboardConfig board, List<DashboardSection> rows, List<Member> members) {
        var linked = new LinkedBoards(key, board, Place.of(stack(board.stack(), key)), config.dashboards());
        watched.stream()
                .map(each -> each.entry().group())
                .filter(group -> board.groups().isEmpty() || board.groups().contains(group))
                .distinct()
                .forEach(group -> linked.add(group, content(board, List.of(group))));
        var alarms = new ArrayList<AlarmSource>(board.groups().isEmpty() ? composites : List.of());
        watched.stream()
                .filter(each -> each.entry().isIn(board.groups()) && isShown(each, board))
                .forEach(each -> alarms.add(each.telemetry()));
        var index = linked.index(AlarmStates.bySeverity(alarms));
        if (board.kind() == BoardKind.OPERATIONS) {
            index.add(OperationsSections.deliveries(topics()));
        }
        index.addAll(rows);
        linked.boards().forEach(each -> members.add(member(key, each, each.name(), each.content())));
        members.add(member(key, board, board.name(), new BoardContent(index, List.of())));
    }

    private static boolean isShown(Watched each, DashboardConfig board) {
        return board.kind() != null
                ? ServiceKeys.shownBy(board.kind())
                        .anyMatch(keys -> keys.equals(each.service().keys()))
                : board.sections().contains(ServiceKeys.ALARMS)
                        || board.sections().stream()
                                .anyMatch(each.service().keys().sections()::contains);
    }

    /** {@return what a board shows of some groups, its own rows aside} */
    private BoardContent content(DashboardConfig board, List<String> groups) {
        var shown = watched.stream().filter(each -> each.entry().isIn(groups)).toList();
        if (board.kind() != null) {
            var telemetry = new ArrayList<Telemetry>(
                    groups.isEmpty() ? List.of(new OfAll(config.name(), topics(), composites)) : List.of());
            shown.forEach(each -> telemetry.add(each.telemetry()));
            return BoardContent.of(board.kind(), telemetry);
        }
        return new BoardContent(
                board.sections().stream()
                        .flatMap(word -> word.equals(ServiceKeys.ALARMS)
                                ? Stream.of(alarms(shown, groups))
                                : shown.stream().flatMap(each -> each.sections(word)))
                        .toList(),
                List.of());
    }

    private DashboardSection alarms(List<Watched> shown, List<String> groups) {
        var alarms = new ArrayList<NamedAlarm>(groups.isEmpty() ? composites : List.of());
        alarms.addAll(TelemetryStacks.alarms(shown, DefinedAlarm.class));
        alarms.addAll(TelemetryStacks.alarms(shown, DefinedPromQlAlarm.class));
        return AlarmStates.of(alarms);
    }

    private List<DashboardSection> rows(DashboardConfig board, String key) {
        return IntStream.range(0, board.rows().size())
                .mapToObj(row -> board.rows().get(row).section("%s.rows[%d]".formatted(key, row), names::of))
                .toList();
    }

    /** {@return the topics of the account} What is published to others is counted there. */
    private List<String> topics() {
        var place = Place.of(stacks.all().get(0));
        return config.notifications().stream()
                .filter(each -> each.topicArn() == null
                        || !place.isApartFrom(null, each.topicArn().split(":")[4]))
                .map(each -> each.value().name())
                .distinct()
                .toList();
    }

    /** What belongs to no group: composites, and the topics that alarms are sent to. */
    private record OfAll(String name, List<String> topics, List<DefinedComposite> alarms) implements Telemetry {
        @Override
        public List<DashboardSection> sections() {
            return List.of();
        }

        @Override
        public BoardContent board(BoardKind kind) {
            return kind == BoardKind.OPERATIONS
                    ? new BoardContent(List.of(OperationsSections.deliveries(topics)), List.of())
                    : BoardContent.NONE;
        }
    }
}
