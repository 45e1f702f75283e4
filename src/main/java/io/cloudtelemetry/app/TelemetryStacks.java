package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.DefinedPromQlAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.app.config.NotificationConfig;
import io.cloudtelemetry.app.config.ServiceKeys;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.TelemetryConfig.CompositeConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * The stacks of a configuration, one for each concern. Nothing is exported between them: names are literal, ARNs are
 * built from them, and the order comes from dependencies.
 */
final class TelemetryStacks {
    private final App app;
    private final TelemetryConfig config;
    private final Environment environment;
    private final Map<String, Stack> stacks = new LinkedHashMap<>();
    private final List<Watched> watched = new ArrayList<>();
    private final ConfiguredRouting routing;
    private final List<DefinedComposite> composites;

    /** A service of the list with what is defined of it. */
    private record Watched(WatchedService<?> service, Telemetry telemetry) {
        Stream<DashboardSection> sections(String word) {
            var index = service.keys().sections().indexOf(word);
            return index < 0 ? Stream.of() : Stream.of(telemetry.sections().get(index));
        }
    }

    TelemetryStacks(App app, TelemetryConfig config, Environment environment) {
        this.app = app;
        this.config = config;
        this.environment = environment;
        var concerns = WatchedService.ALL.stream()
                .map(WatchedService::concern)
                .distinct()
                .filter(concern -> concern.isUsed().test(config))
                .toList();
        this.routing = config.notifications().isEmpty()
                ? new ConfiguredRouting(null)
                : new ConfiguredRouting(notifications(stack(
                        // Topics that exist and get no subscription make no resource, and CloudFormation takes no stack
                        // without one.
                        config.notifications().stream().anyMatch(NotificationConfig::definesSomething)
                                ? "notifications"
                                : concerns.get(0).name())));
        concerns.forEach(this::watch);
        this.composites =
                config.composites().isEmpty() && config.maintenanceWindows().isEmpty()
                        ? List.of()
                        : composites(stack("alarms"));
        ConfigurationAdvice.onSilence(alarms(), composites, stacks().get(0));
        if (!config.dashboards().isEmpty()) {
            dashboards(stack("dashboards"));
        }
        ConfigurationAdvice.onRegion(config.region(), stacks().get(0));
    }

    /** Defines the services of a stack: list by list, and of each list entry by entry. */
    private void watch(Concern concern) {
        var stack = stack(concern.name());
        var in = new ConfiguredStack(stack, config, routing, concern.account().apply(config, stack));
        var lists = WatchedService.ALL.stream()
                .filter(service -> service.concern() == concern && service.count(config) > 0)
                .collect(Collectors.groupingBy(
                        service -> service.keys().list(), LinkedHashMap::new, Collectors.toList()));
        var number = 0;
        for (var services : lists.values()) {
            // Scopes of their own, so that no name of what is watched meets that of an output.
            var scopes = services.stream()
                    .map(service -> new Construct(stack, service.keys().scope()))
                    .toList();
            for (int entry = 0; entry < services.get(0).count(config); entry++) {
                number++;
                for (int each = 0; each < services.size(); each++) {
                    var telemetry = services.get(each).define(in, scopes.get(each), entry);
                    if (telemetry != null) {
                        watched.add(new Watched(services.get(each), telemetry));
                        // A stack has at most 200 outputs, and may have more resources.
                        if (concern != Concern.RESOURCES || entry == 0) {
                            in.testAlarm(number, telemetry);
                        }
                    }
                }
            }
        }
    }

    List<Stack> stacks() {
        return List.copyOf(stacks.values());
    }

    List<DefinedAlarm> alarms() {
        return alarms(DefinedAlarm.class);
    }

    List<DefinedPromQlAlarm> promQlAlarms() {
        return alarms(DefinedPromQlAlarm.class);
    }

    private <T extends NamedAlarm> List<T> alarms(Class<T> type) {
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
        var name = config.name() + "-" + concern;
        return stacks.computeIfAbsent(
                concern,
                each -> Stack.Builder.create(app, name)
                        .stackName(name)
                        .description("CloudWatch telemetry: " + concern)
                        .env(environment)
                        .build());
    }

    private NotificationTopics notifications(Stack stack) {
        ConfigurationAdvice.onNotifications(config.notifications(), stack);
        var topicsToDefine =
                config.notifications().stream().map(NotificationConfig::value).toList();
        var topics = NotificationTopics.Builder.create(stack, "Topics").topics(topicsToDefine);
        var defined = ConfigChecks.inOneLine(
                "notifications", () -> ConfigChecks.renamed("topics", "notifications", topics::build));
        var number = 0;
        for (var arn : defined.getTopicArns().values()) {
            ConfiguredStack.output(
                    stack,
                    "PendingSubscriptions" + ++number,
                    "Lists the subscriptions that are not confirmed yet",
                    ShellCommand.of(
                            "aws sns list-subscriptions-by-topic --region %s --topic-arn %s --query \"Subscriptions[?SubscriptionArn=='PendingConfirmation'].Endpoint\"",
                            config.region(), arn));
        }
        return defined;
    }

    /** A composite over a cluster and an API belongs to neither, hence a stack of its own, after both. */
    private List<DefinedComposite> composites(Stack stack) {
        var groups = new LinkedHashMap<String, List<NamedAlarm>>();
        WatchedService.ALL.forEach(service -> groups.put(service.keys().word(), new ArrayList<>()));
        watched.forEach(
                each -> Objects.requireNonNull(groups.get(each.service().keys().word()))
                        .addAll(each.telemetry().alarms()));
        var names = new AlarmNames(
                groups,
                List.of(),
                config.composites().stream().map(CompositeConfig::alarmName).toList());
        var defined =
                Composites.define(new Construct(stack, "Composites"), routing.routing(), names, config.composites());
        var windows = new Construct(stack, "MaintenanceWindows");
        // A muted alarm still sets off the composites over it, so all that is critical is these too.
        var mutable = new AlarmNames(groups, defined, List.of());
        for (int index = 0; index < config.maintenanceWindows().size(); index++) {
            var key = "maintenanceWindows[" + index + "]";
            var window = config.maintenanceWindows().get(index);
            var muted = mutable.of(key + ".alarms", window.alarms());
            ConfigChecks.under(key, () -> window.value().define(windows, muted));
        }
        return defined;
    }

    private void dashboards(Stack stack) {
        for (int index = 0; index < config.dashboards().size(); index++) {
            var dashboard = config.dashboards().get(index);
            var sections = dashboard.sections().stream().flatMap(this::sections);
            var board = TelemetryDashboard.Builder.create(stack, ConstructIds.in(stack, dashboard.name()))
                    .name(dashboard.name())
                    .sections(sections.toList());
            ConfigChecks.defined("dashboards[" + index + "]", board::build);
        }
    }

    private Stream<DashboardSection> sections(String word) {
        if (!word.equals(ServiceKeys.ALARMS)) {
            return watched.stream().flatMap(each -> each.sections(word));
        }
        var shown = new ArrayList<NamedAlarm>(composites);
        shown.addAll(alarms());
        shown.addAll(promQlAlarms());
        return Stream.of(AlarmStates.of(shown));
    }
}
