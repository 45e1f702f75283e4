package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.DefinedPromQlAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.app.config.Grouped;
import io.cloudtelemetry.app.config.NotificationConfig;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.TelemetryConfig.CompositeConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * What a configuration has in its stacks, one for each concern and group. Nothing is exported between them: names are
 * literal, ARNs are built from them, and the order comes from dependencies.
 */
final class TelemetryStacks {
    private final TelemetryConfig config;
    private final ConfiguredStacks stacks;
    private final List<Watched> watched = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final ConfiguredRouting routing;
    private final List<DefinedComposite> composites;
    private final AlarmNames names;

    /**
     * What a file can put into the stack of a group.
     *
     * @param key of the entry
     * @param construct what is defined of it
     */
    record Member(String key, Grouped entry, Stack stack, Construct construct) {}

    /** A service of the list with what is defined of it. */
    record Watched(WatchedService<?> service, Grouped entry, Telemetry telemetry) {
        Stream<DashboardSection> sections(String word) {
            var index = service.keys().sections().indexOf(word);
            return index < 0 ? Stream.of() : Stream.of(telemetry.sections().get(index));
        }
    }

    TelemetryStacks(App app, TelemetryConfig config, Environment environment) {
        this.config = config;
        this.stacks = new ConfiguredStacks(app, config, environment);
        var concerns = WatchedService.ALL.stream()
                .map(WatchedService::concern)
                .distinct()
                .toList();
        this.routing = config.notifications().isEmpty()
                ? new ConfiguredRouting(null)
                // Topics that exist and get no subscription make no resource, and CloudFormation takes no stack without
                // one.
                : new ConfiguredRouting(notifications(
                        config.notifications().stream().anyMatch(NotificationConfig::definesSomething)
                                ? stack("notifications")
                                : first(concerns)));
        concerns.forEach(this::watch);
        var groups = groups();
        this.composites = config.composites().isEmpty() ? List.of() : composites(groups);
        // A muted alarm still sets off the composites over it, so all that is critical is these too.
        this.names = new AlarmNames(groups, composites, List.of());
        maintenanceWindows();
        ConfigurationAdvice.onSilence(alarms(), composites, stacks().get(0));
        new Boards(config, stacks, watched, composites, names).define(members);
        ConfigurationAdvice.onRegion(config.region(), stacks().get(0));
    }

    /** {@return the first stack of services} */
    private Stack first(List<Concern> concerns) {
        for (var concern : concerns) {
            if (concern.isShared().test(config)) {
                return stack(concern.name());
            }
            for (var service : WatchedService.ALL) {
                var entries = service.entries(config);
                if (service.concern() == concern && !entries.isEmpty()) {
                    return stacks.of(concern.name(), entries.get(0).stack(), service.key(0));
                }
            }
        }
        throw new IllegalStateException("a file has something to watch");
    }

    /** Defines the services of a concern, each entry in the stack of its group: list by list, and of each list entry by entry. */
    private void watch(Concern concern) {
        var shared = concern.isShared().test(config) ? stack(concern.name()) : null;
        if (shared != null) {
            concern.shared().accept(config, shared);
        }
        var into = new LinkedHashMap<Stack, ConfiguredStack>();
        var lists = WatchedService.ALL.stream()
                .filter(service -> service.concern() == concern)
                .collect(Collectors.groupingBy(
                        service -> service.keys().list(), LinkedHashMap::new, Collectors.toList()));
        for (var services : lists.values()) {
            var entries = services.get(0).entries(config);
            for (int index = 0; index < entries.size(); index++) {
                var entry = entries.get(index);
                var stack =
                        stacks.of(concern.name(), entry.stack(), services.get(0).key(index));
                if (shared != null) {
                    Place.of(stack).waitFor(Place.of(shared));
                }
                var in = into.computeIfAbsent(stack, each -> new ConfiguredStack(each, config, routing));
                for (var service : services) {
                    var telemetry = service.define(in, index);
                    if (telemetry != null) {
                        watched.add(new Watched(service, entry, telemetry));
                        members.add(new Member(service.key(index), entry, stack, (Construct) telemetry));
                        in.testAlarms(telemetry);
                    }
                }
            }
        }
    }

    List<Stack> stacks() {
        return stacks.all();
    }

    /** {@return what can be put into the stack of a group, in the order of the file} */
    List<Member> members() {
        return members;
    }

    List<DefinedAlarm> alarms() {
        return alarms(watched, DefinedAlarm.class);
    }

    List<DefinedPromQlAlarm> promQlAlarms() {
        return alarms(watched, DefinedPromQlAlarm.class);
    }

    static <T extends NamedAlarm> List<T> alarms(List<Watched> watched, Class<T> type) {
        return watched.stream()
                .flatMap(each -> each.telemetry().alarms().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<DefinedComposite> composites() {
        return composites;
    }

    TelemetryConfig config() {
        return config;
    }

    ConfiguredRouting routing() {
        return routing;
    }

    private Stack stack(String concern) {
        return stacks.of(concern, null, concern);
    }

    private NotificationTopics notifications(Stack stack) {
        ConfigurationAdvice.onNotifications(config.notifications(), stack);
        var topicsToDefine =
                config.notifications().stream().map(NotificationConfig::value).toList();
        var topics = NotificationTopics.Builder.create(stack, "Topics").topics(topicsToDefine);
        var defined = ConfigChecks.inOneLine(
                "notifications", () -> ConfigChecks.renamed("topics", "notifications", topics::build));
        var in = new ConfiguredStack(stack, config, new ConfiguredRouting(defined));
        var arns = defined.getTopicArns().values().iterator();
        for (var topic : defined.getTopics()) {
            var arn = arns.next();
            if (topic.hasToBeConfirmed()) {
                in.output(
                        "PendingSubscriptions",
                        topic.name(),
                        "Lists the subscriptions that are not confirmed yet",
                        ShellCommand.of(
                                "aws sns list-subscriptions-by-topic --region %s --topic-arn %s --query \"Subscriptions[?SubscriptionArn=='PendingConfirmation'].Endpoint\"",
                                config.region(), arn));
            }
        }
        return defined;
    }

    /** {@return the alarms by the words that the file has for all of a service} */
    private Map<String, List<NamedAlarm>> groups() {
        var groups = new LinkedHashMap<String, List<NamedAlarm>>();
        WatchedService.ALL.forEach(service ->
                groups.put(service.keys().word(), alarms(each -> each.service().equals(service))));
        return groups;
    }

    /** A composite over a cluster and an API belongs to neither, hence a stack of its own, after both. */
    private List<DefinedComposite> composites(Map<String, List<NamedAlarm>> groups) {
        var homes = new LinkedHashMap<String, Set<Stack>>();
        for (var service : WatchedService.ALL) {
            homes.put(service.keys().word(), stacks(each -> each.service().concern() == service.concern()));
        }
        homes.put(AlarmNames.CRITICAL, stacks(each -> true));
        var known = new AlarmNames(
                groups,
                List.of(),
                config.composites().stream().map(CompositeConfig::alarmName).toList());
        return Composites.define(
                new AlarmStacks(homes, () -> stack(OwnAlarms.CONCERN.name())),
                routing.routing(),
                known,
                config.composites());
    }

    private List<NamedAlarm> alarms(Predicate<Watched> which) {
        return watched.stream()
                .filter(which)
                .<NamedAlarm>flatMap(each -> each.telemetry().alarms().stream())
                .toList();
    }

    private Set<Stack> stacks(Predicate<Watched> which) {
        return watched.stream()
                .filter(which)
                .map(each -> Place.of((Construct) each.telemetry()).stack())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void maintenanceWindows() {
        if (config.maintenanceWindows().isEmpty()) {
            return;
        }
        var windows = new Construct(stack(OwnAlarms.CONCERN.name()), "MaintenanceWindows");
        for (int index = 0; index < config.maintenanceWindows().size(); index++) {
            var key = "maintenanceWindows[" + index + "]";
            var window = config.maintenanceWindows().get(index);
            var muted = names.of(key + ".alarms", window.alarms());
            ConfigChecks.under(key, () -> window.value().defineAll(windows, muted));
        }
    }
}
