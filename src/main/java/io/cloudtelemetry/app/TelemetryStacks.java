package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.DefinedComposite;
import io.cloudtelemetry.alarms.Delivery;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.apigateway.ApiGatewayAccount;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.constructs.Construct;

/**
 * The stacks of a configuration, one for each concern. Nothing is exported between them: names are literal, ARNs are
 * built from them, and the order comes from dependencies.
 */
final class TelemetryStacks {
    private final App app;
    private final TelemetryConfig config;
    private final Environment environment;
    private final List<Stack> stacks = new ArrayList<>();
    private final @Nullable NotificationTopics topics;
    private final List<ContainerInsights> clusters;
    private final List<RestApiTelemetry> restApis;
    private final List<DefinedComposite> composites;

    TelemetryStacks(App app, TelemetryConfig config, Environment environment) {
        this.app = app;
        this.config = config;
        this.environment = environment;
        this.topics = config.notifications().isEmpty() ? null : notifications(stack("notifications"));
        this.clusters = config.clusters().isEmpty() ? List.of() : clusters(stack("eks"));
        var apiGateway = config.apiGateway();
        this.restApis = apiGateway == null ? List.of() : restApis(stack("api-gateway"), apiGateway);
        this.composites =
                config.composites().isEmpty() && config.maintenanceWindows().isEmpty()
                        ? List.of()
                        : composites(stack("alarms"));
        ConfigurationAdvice.onSilence(alarms(), composites, stacks.get(0));
        if (!config.dashboards().isEmpty()) {
            dashboards(stack("dashboards"));
        }
        ConfigurationAdvice.onRegion(config.region(), stacks.get(0));
    }

    /** {@return the stacks, in the order of their definition} */
    List<Stack> stacks() {
        return stacks;
    }

    /** {@return every alarm on a metric} */
    List<DefinedAlarm> alarms() {
        return Stream.concat(
                        clusters.stream().map(ContainerInsights::getAlarms),
                        restApis.stream().map(RestApiTelemetry::getAlarms))
                .flatMap(List::stream)
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

    /** {@return the topics; null if the configuration has none} */
    @Nullable
    NotificationTopics topics() {
        return topics;
    }

    /** {@return the topics that an alarm tells by itself when it goes off} */
    List<AlarmTopic> told(NamedAlarm alarm) {
        var silent = alarm instanceof DefinedAlarm metric && metric.spec().delivery() == Delivery.SILENT;
        return topics == null || silent
                ? List.of()
                : topics.getTopics().stream()
                        .filter(topic -> topic.severities().contains(alarm.severity()))
                        .filter(topic -> topic.states().contains(AlarmState.ALARM))
                        .toList();
    }

    private Stack stack(String concern) {
        var name = config.name() + "-" + concern;
        var stack = Stack.Builder.create(app, name)
                .stackName(name)
                .description("CloudWatch telemetry: " + concern)
                .env(environment)
                .build();
        stacks.add(stack);
        return stack;
    }

    private NotificationTopics notifications(Stack stack) {
        ConfigurationAdvice.onNotifications(config.notifications(), stack);
        var topicsToDefine = config.notifications().stream()
                .map(NotificationConfig::alarmTopic)
                .toList();
        var defined = Keys.renamed(
                "topics",
                "notifications",
                () -> NotificationTopics.Builder.create(stack, "Topics")
                        .topics(topicsToDefine)
                        .build());
        var number = 0;
        for (var arn : defined.getTopicArns().values()) {
            output(
                    stack,
                    "PendingSubscriptions" + ++number,
                    "Lists the subscriptions that are not confirmed yet",
                    "aws sns list-subscriptions-by-topic --region %s --topic-arn %s --query \"Subscriptions[?SubscriptionArn=='PendingConfirmation'].Endpoint\""
                            .formatted(config.region(), arn));
        }
        return defined;
    }

    private List<ContainerInsights> clusters(Stack stack) {
        var defined = new ArrayList<ContainerInsights>();
        // A scope of its own, so that no name of a cluster meets that of an output.
        var scope = new Construct(stack, "Clusters");
        for (var cluster : config.clusters()) {
            var insights = ContainerInsights.Builder.create(scope, cluster.name())
                    .cluster(cluster.target())
                    .credentials(cluster.credentials().credentials())
                    .release(cluster.agent().release())
                    .metrics(cluster.metrics().kubernetesMetrics())
                    .metricsCollectionInterval(cluster.agent().metricsCollectionInterval())
                    .alarms(withRunbooks(cluster.alarmSet()))
                    .routing(routing())
                    .build();
            defined.add(insights);
            var number = defined.size();
            output(
                    stack,
                    "Rollout" + number,
                    "Waits until the agent runs on every node of " + cluster.name(),
                    "aws eks update-kubeconfig --region %s --name %s && %s"
                            .formatted(config.region(), cluster.name(), insights.getRolloutCommand()));
            testAlarm(stack, number, insights.getAlarms());
        }
        return List.copyOf(defined);
    }

    private List<RestApiTelemetry> restApis(Stack stack, ApiGatewayConfig apiGateway) {
        ConfigurationAdvice.onRestApis(apiGateway.restApis(), stack);
        var account = apiGateway.logs() ? apiGateway.account().account(stack) : ApiGatewayAccount.leaveAlone();
        var scope = new Construct(stack, "RestApis");
        var number = new AtomicInteger();
        var watched = new HashSet<String>();
        return apiGateway.restApis().stream()
                .map(api -> {
                    var logs = api.executionLogs();
                    output(
                            stack,
                            "Stage" + number.incrementAndGet(),
                            "Shows what is set on the stage, and whether the account has a log role",
                            "aws apigateway get-stage --region %s --rest-api-id %s --stage-name %s && aws apigateway get-account --region %s"
                                    .formatted(config.region(), api.id(), api.stage(), config.region()));
                    if (logs != null) {
                        output(
                                stack,
                                "ExecutionLog" + number,
                                "Follows the execution log",
                                "aws logs tail %s --region %s --since 1h --follow"
                                        .formatted(api.target().executionLogGroupName(), config.region()));
                    }
                    var telemetry = RestApiTelemetry.Builder.create(scope, api.id() + "-" + api.stage())
                            .stage(api.target())
                            .account(account)
                            .executionLogs(logs == null ? null : logs.executionLogs())
                            .detailedMetrics(RestApiConfig.toSwitch(api.detailedMetrics()))
                            .tracing(RestApiConfig.toSwitch(api.tracing()))
                            // APIs of one name share their series: a second set would be the same, by the same names.
                            .alarms(
                                    watched.add(api.name() + "/" + api.stage())
                                            ? withRunbooks(api.alarmSet())
                                            : AlarmSet.of())
                            .routing(routing())
                            .build();
                    testAlarm(stack, number.get(), telemetry.getAlarms());
                    return telemetry;
                })
                .toList();
    }

    /** A composite over a cluster and an API belongs to neither, hence a stack of its own, after both. */
    private List<DefinedComposite> composites(Stack stack) {
        var ofClusters =
                clusters.stream().flatMap(each -> each.getAlarms().stream()).toList();
        var ofRestApis =
                restApis.stream().flatMap(each -> each.getAlarms().stream()).toList();
        var names = new AlarmNames(
                ofClusters,
                ofRestApis,
                List.of(),
                config.composites().stream().map(CompositeConfig::alarmName).toList());
        var defined = Composites.define(new Construct(stack, "Composites"), routing(), names, config.composites());
        var windows = new Construct(stack, "MaintenanceWindows");
        // A muted alarm still sets off the composites over it, so all that is critical is these too.
        var mutable = new AlarmNames(ofClusters, ofRestApis, defined, List.of());
        for (int index = 0; index < config.maintenanceWindows().size(); index++) {
            var key = "maintenanceWindows[" + index + "]";
            var window = config.maintenanceWindows().get(index);
            var muted = mutable.of(key + ".alarms", window.alarms());
            Keys.under(key, () -> window.window().define(windows, muted));
        }
        return defined;
    }

    private AlarmSet withRunbooks(AlarmSet alarms) {
        return config.runbooks() == null ? alarms : alarms.withRunbooks(config.runbooks());
    }

    private AlarmRouting routing() {
        return topics == null ? AlarmRouting.nobody() : topics;
    }

    private List<NamedAlarm> shownAlarms() {
        var shown = new ArrayList<NamedAlarm>(composites);
        shown.addAll(alarms());
        return shown;
    }

    private void dashboards(Stack stack) {
        for (var dashboard : config.dashboards()) {
            TelemetryDashboard.Builder.create(stack, dashboard.name())
                    .name(dashboard.name())
                    .sections(dashboard.sections().stream()
                            .flatMap(this::sections)
                            .toList())
                    .build();
        }
    }

    private Stream<DashboardSection> sections(DashboardConfig.Section section) {
        return switch (section) {
            case ALARMS -> Stream.of(AlarmStates.of(shownAlarms()));
            case CLUSTERS -> clusters.stream().map(ContainerInsights::section);
            case REST_APIS -> restApis.stream().map(RestApiTelemetry::section);
            case EXECUTION_LOGS -> restApis.stream().map(RestApiTelemetry::executionLogSection);
        };
    }

    /** The first alarm that tells somebody: any other would test nothing. */
    private void testAlarm(Stack stack, int number, List<DefinedAlarm> alarms) {
        alarms.stream()
                .filter(alarm -> !told(alarm).isEmpty())
                .findFirst()
                .ifPresent(alarm -> output(
                        stack,
                        "TestAlarm" + number,
                        "Fires an alarm for one period, to see who is told",
                        "aws cloudwatch set-alarm-state --region %s --alarm-name \"%s\" --state-value ALARM --state-reason \"test of the notification\""
                                .formatted(config.region(), alarm.name())));
    }

    private static void output(Stack stack, String id, String description, String command) {
        CfnOutput.Builder.create(stack, id)
                .description(description)
                .value(command)
                .build();
    }
}
