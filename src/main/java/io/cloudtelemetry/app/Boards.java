package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.DefinedPromQlAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.app.TelemetryStacks.Member;
import io.cloudtelemetry.app.TelemetryStacks.Watched;
import io.cloudtelemetry.app.config.ServiceKeys;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.TelemetryConfig.DashboardConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.BoardContent;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.OperationsSections;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.ownership.ConstructIds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        for (int index = 0; index < config.dashboards().size(); index++) {
            var key = "dashboards[" + index + "]";
            var board = config.dashboards().get(index);
            var stack = stacks.of("dashboards", board.stack(), key);
            var content = content(board, board.groups());
            var sections = new ArrayList<>(content.sections());
            sections.addAll(rows(board, key));
            var builder = TelemetryDashboard.Builder.create(stack, ConstructIds.in(stack, board.name()))
                    .name(board.name())
                    .sections(sections)
                    .variables(content.variables());
            members.add(new Member(key, board, stack, ConfigChecks.defined(key, builder::build)));
        }
    }

    /** {@return what a board shows of some groups, its own rows aside} */
    private BoardContent content(DashboardConfig board, List<String> groups) {
        var shown = watched.stream().filter(each -> each.entry().isIn(groups)).toList();
        if (board.kind() != null) {
            return BoardContent.of(
                    board.kind(), shown.stream().map(Watched::telemetry).toList());
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

    /** What belongs to no group: composites, and the topics that alarms are sent to. */
    private record OfAll(TelemetryConfig config, List<DefinedComposite> alarms) implements Telemetry {
        @Override
        public String name() {
            return config.name();
        }

        @Override
        public List<DashboardSection> sections() {
            return List.of();
        }

        @Override
        public BoardContent board(BoardKind kind) {
            var topics = config.notifications().stream()
                    .map(each -> each.value().name())
                    .toList();
            return kind == BoardKind.OPERATIONS
                    ? new BoardContent(List.of(OperationsSections.deliveries(topics)), List.of())
                    : BoardContent.NONE;
        }
    }
}
