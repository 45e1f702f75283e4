package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.app.config.NotificationConfig;
import io.cloudtelemetry.app.config.TelemetryConfig.DashboardConfig;
import io.cloudtelemetry.metrics.Nearest;
import io.cloudtelemetry.ordered.Ordered;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** Warns of what is allowed but surely not meant. */
final class ConfigurationAdvice {
    /** What telemetry.yaml of this project has in place of values that only its reader knows. */
    private static final Set<String> EXAMPLES = Ordered.set("a1b2c3d4e5", "ops@example.com");

    private ConfigurationAdvice() {}

    static void onRegion(String region, Stack stack) {
        if (RegionInfo.get(region).getPartition() == null) {
            warn(
                    stack,
                    "@cloudtelemetry/app:unknownRegion",
                    "region %s is none that CDK knows of; check the spelling",
                    region);
        }
    }

    static void onNotifications(List<NotificationConfig> notifications, Stack stack) {
        for (int index = 0; index < notifications.size(); index++) {
            onExamples("notifications[%d]".formatted(index), notifications.get(index), stack);
        }
    }

    /** An alarm that tells nobody by itself is of use in a composite only. */
    static void onSilence(List<DefinedAlarm> alarms, List<DefinedComposite> composites, Stack stack) {
        var heard = composites.stream()
                .map(DefinedComposite::spec)
                .flatMap(spec -> Stream.concat(spec.symptoms().stream(), spec.causes().stream()))
                .map(NamedAlarm::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var alarm : alarms) {
            if (alarm.spec().notification() == Notification.SILENT && !heard.contains(alarm.name())) {
                warn(
                        stack,
                        "@cloudtelemetry/app:unheardAlarm",
                        "alarm %s has notifies: false and is in no composite, so nobody is told; name it in composites, or leave notifies out",
                        alarm.name());
            }
        }
    }

    /** Looks at the texts of an entry and of its lists, such as the id of an API. */
    static void onExamples(String key, Record entry, Stack stack) {
        for (var component : entry.getClass().getRecordComponents()) {
            try {
                var value = component.getAccessor().invoke(entry);
                for (var text : value instanceof List<?> list ? list : Collections.singletonList(value)) {
                    if (text instanceof String && EXAMPLES.contains(text)) {
                        warn(
                                stack,
                                "@cloudtelemetry/app:exampleValue",
                                "%s.%s is still the example value %s; put your own before you deploy",
                                key,
                                component.getName(),
                                text);
                    }
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** A table over a group that does not exist is empty, and says no word of it. */
    static void onLogGroups(String key, DashboardConfig board, Collection<String> known, Stack stack) {
        for (int row = 0; row < board.rows().size(); row++) {
            board.rows()
                    .get(row)
                    .logGroups("%s.rows[%d]".formatted(key, row))
                    .forEach((at, groups) -> groups.stream()
                            .filter(group -> !known.contains(group))
                            .forEach(group -> warn(
                                    stack,
                                    "@cloudtelemetry/app:unknownLogGroup",
                                    "%s has %s, which nothing in the file writes%s; check the spelling",
                                    at,
                                    group,
                                    known.isEmpty() ? "" : ", where the nearest is " + Nearest.to(group, known))));
        }
    }

    private static void warn(Stack stack, String id, String text, Object... values) {
        Annotations.of(stack).addWarningV2(id, text.formatted(values));
    }
}
