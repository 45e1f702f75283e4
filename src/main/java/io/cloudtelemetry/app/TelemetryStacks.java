package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.DefinedPromQlAlarm;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.WebSocketApiTelemetry;
import io.cloudtelemetry.app.config.CompositeConfig;
import io.cloudtelemetry.app.config.DashboardConfig;
import io.cloudtelemetry.app.config.NotificationConfig;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.CdkRefusal;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.ContainerLogs;
import io.cloudtelemetry.notifications.NotificationTopics;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Audience audience;
    private final Clusters clusters;
    private final Apis apis;
    private final List<DefinedComposite> composites;

    TelemetryStacks(App app, TelemetryConfig config, Environment environment) {
        this.app = app;
        this.config = config;
        this.environment = environment;
        var nobody = new Audience(null);
        this.audience = config.notifications().isEmpty()
                ? nobody
                : new Audience(notifications(stack(concernOfTopics(config), nobody)));
        this.clusters = config.clusters().isEmpty() ? Clusters.NONE : Clusters.define(stack("eks", audience));
        var apiGateway = config.apiGateway();
        this.apis = apiGateway == null ? Apis.none() : Apis.define(stack("api-gateway", audience), apiGateway);
        this.composites =
                config.composites().isEmpty() && config.maintenanceWindows().isEmpty()
                        ? List.of()
                        : composites(stack("alarms", audience));
        ConfigurationAdvice.onSilence(alarms(), composites, stacks().get(0));
        if (!config.dashboards().isEmpty()) {
            dashboards(stack("dashboards", audience).stack());
        }
        ConfigurationAdvice.onRegion(config.region(), stacks().get(0));
    }

    /** Topics that exist and get no subscription make no resource, and CloudFormation takes no stack without one. */
    private static String concernOfTopics(TelemetryConfig config) {
        if (config.notifications().stream().anyMatch(NotificationConfig::definesSomething)) {
            return "notifications";
        }
        return config.clusters().isEmpty() ? "api-gateway" : "eks";
    }

    /** {@return the stacks, in the order of their definition} */
    List<Stack> stacks() {
        return List.copyOf(stacks.values());
    }

    /** {@return every alarm on a metric} */
    List<DefinedAlarm> alarms() {
        return Stream.concat(
                        clusters.insights().stream().flatMap(cluster -> cluster.getAlarms().stream()), apis.alarms())
                .toList();
    }

    /** {@return every alarm on otel metrics} */
    List<DefinedPromQlAlarm> promQlAlarms() {
        return clusters.insights().stream()
                .flatMap(cluster -> cluster.getPromQlAlarms().stream())
                .toList();
    }

    /** {@return every alarm made from others} */
    List<DefinedComposite> composites() {
        return composites;
    }

    /** {@return the configuration that they are made from} */
    TelemetryConfig config() {
        return config;
    }

    /** {@return who is told} */
    Audience audience() {
        return audience;
    }

    private ConfiguredStack stack(String concern, Audience told) {
        return new ConfiguredStack(stacks.computeIfAbsent(concern, this::define), config, told);
    }

    private Stack define(String concern) {
        var name = config.name() + "-" + concern;
        return Stack.Builder.create(app, name)
                .stackName(name)
                .description("CloudWatch telemetry: " + concern)
                .env(environment)
                .build();
    }

    private NotificationTopics notifications(ConfiguredStack in) {
        ConfigurationAdvice.onNotifications(config.notifications(), in.stack());
        var topicsToDefine = config.notifications().stream()
                .map(NotificationConfig::alarmTopic)
                .toList();
        var topics = NotificationTopics.Builder.create(in.stack(), "Topics").topics(topicsToDefine);
        var defined =
                CdkRefusal.inOneLine("notifications", () -> Keys.renamed("topics", "notifications", topics::build));
        var number = 0;
        for (var arn : defined.getTopicArns().values()) {
            in.output(
                    "PendingSubscriptions" + ++number,
                    "Lists the subscriptions that are not confirmed yet",
                    ShellCommand.of(
                            "aws sns list-subscriptions-by-topic --region %s --topic-arn %s --query \"Subscriptions[?SubscriptionArn=='PendingConfirmation'].Endpoint\"",
                            config.region(), arn));
        }
        return defined;
    }

    /** A composite over a cluster and an API belongs to neither, hence a stack of its own, after both. */
    private List<DefinedComposite> composites(ConfiguredStack in) {
        var ofClusters = clusters.insights().stream()
                .<NamedAlarm>flatMap(each -> Stream.concat(each.getAlarms().stream(), each.getPromQlAlarms().stream()))
                .toList();
        var groups = Ordered.entries(
                Map.entry("clusters", ofClusters),
                Map.entry("restApis", apis.restAlarms()),
                Map.entry("httpApis", apis.httpAlarms()),
                Map.entry("webSocketApis", apis.webSocketAlarms()));
        var names = new AlarmNames(
                groups,
                List.of(),
                config.composites().stream().map(CompositeConfig::alarmName).toList());
        var defined =
                Composites.define(new Construct(in.stack(), "Composites"), in.routing(), names, config.composites());
        var windows = new Construct(in.stack(), "MaintenanceWindows");
        // A muted alarm still sets off the composites over it, so all that is critical is these too.
        var mutable = new AlarmNames(groups, defined, List.of());
        for (int index = 0; index < config.maintenanceWindows().size(); index++) {
            var key = "maintenanceWindows[" + index + "]";
            var window = config.maintenanceWindows().get(index);
            var muted = mutable.of(key + ".alarms", window.alarms());
            Keys.under(key, () -> window.window().define(windows, muted));
        }
        return defined;
    }

    private List<NamedAlarm> shownAlarms() {
        var shown = new ArrayList<NamedAlarm>(composites);
        shown.addAll(alarms());
        shown.addAll(promQlAlarms());
        return shown;
    }

    private void dashboards(Stack stack) {
        for (int index = 0; index < config.dashboards().size(); index++) {
            var dashboard = config.dashboards().get(index);
            var board = TelemetryDashboard.Builder.create(stack, ConstructIds.in(stack, dashboard.name()))
                    .name(dashboard.name())
                    .sections(dashboard.sections().stream()
                            .flatMap(this::sections)
                            .toList());
            Keys.defined("dashboards[" + index + "]", board::build);
        }
    }

    private Stream<DashboardSection> sections(DashboardConfig.Section section) {
        return switch (section) {
            case ALARMS -> Stream.of(AlarmStates.of(shownAlarms()));
            case CLUSTERS -> clusters.insights().stream().map(ContainerInsights::section);
            case CONTAINER_LOGS -> clusters.logs().stream().map(ContainerLogs::section);
            case REST_APIS -> apis.rest().stream().map(RestApiTelemetry::section);
            case HTTP_APIS -> apis.http().stream().map(HttpApiTelemetry::section);
            case WEB_SOCKET_APIS -> apis.webSocket().stream().map(WebSocketApiTelemetry::section);
            case EXECUTION_LOGS -> apis.executionLogSections();
            case ACCESS_LOGS -> apis.accessLogSections();
        };
    }
}
