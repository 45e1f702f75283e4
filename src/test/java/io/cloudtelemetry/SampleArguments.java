package io.cloudtelemetry;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.InsightsSeries;
import io.cloudtelemetry.alarms.LogPatternAlarm;
import io.cloudtelemetry.alarms.MaintenanceWindow;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.MuteSchedule;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.apigateway.AccessLogs;
import io.cloudtelemetry.apigateway.ApiStageTarget;
import io.cloudtelemetry.apigateway.ApiTelemetry;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.HttpApiTelemetry;
import io.cloudtelemetry.apigateway.HttpStageTarget;
import io.cloudtelemetry.apigateway.SettingsOverride;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.WebSocketStageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.apigateway.account.LogRole;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.eks.AddonOptions;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.AgentDelivery;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.GitopsDelivery;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.eks.ManifestDelivery;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentInstallation;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.fluentbit.FluentBitConfiguration;
import io.cloudtelemetry.eks.fluentbit.FluentBitInstallation;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.logs.LogEncryption;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.LogMasking;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.notifications.AlarmFilter;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.DeadLetterQueue;
import io.cloudtelemetry.notifications.Recipient;
import io.cloudtelemetry.notifications.TopicEncryption;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Arguments, and objects to call, that every public method of the library takes. */
final class SampleArguments {
    private static final String ACCOUNT = ":123456789012:";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

    /** By method and parameter, or by parameter alone. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("httpMethod", "GET"),
            Map.entry("resourcePath", "/orders"),
            Map.entry("without.name", EksAlarms.NODE_MEMORY),
            Map.entry("change.name", EksAlarms.NODE_MEMORY),
            Map.entry("statistic", "Maximum"),
            Map.entry("routeKey", "GET /orders"),
            Map.entry("cron", "0 2 * * SUN"),
            Map.entry("cpu", "250m"),
            Map.entry("memory", "400Mi"),
            Map.entry("logGroupName", "/shop/orders"),
            Map.entry("region", "eu-west-1"),
            Map.entry("workspaceId", "T0123ABCD"),
            Map.entry("slack.channelId", "C0123ABCD"),
            Map.entry("teams.channelId", "19%3a0123abcd%40thread.tacv2"),
            Map.entry("tenantId", UUID),
            Map.entry("teamId", UUID),
            Map.entry("queueArn", "arn:aws:sqs:eu-west-1" + ACCOUNT + "alarms"),
            Map.entry("vpcId", "vpc-0123456789abcdef0"),
            Map.entry("securityGroupId", "sg-0123456789abcdef0"),
            Map.entry("expression", "cron(0 2 * * SUN)"));

    private final Map<Class<?>, Supplier<?>> byType = new HashMap<>();
    private final Stack stack = new Stack(new App(), "Stack");
    private int made;

    SampleArguments() {
        byType.put(Construct.class, () -> stack);
        byType.put(List.class, List::of);
        byType.put(Set.class, Set::of);
        byType.put(Map.class, () -> Map.of("ClusterName", "shop"));
        byType.put(UnaryOperator.class, UnaryOperator::identity);
        byType.put(Duration.class, () -> Duration.minutes(5));
        byType.put(Instant.class, Instant::now);
        byType.put(LocalDateTime.class, LocalDateTime::now);
        byType.put(ZoneId.class, () -> ZoneId.of("UTC"));
        byType.put(int.class, () -> 1);
        byType.put(double.class, () -> 1.0);
        byType.put(boolean.class, () -> true);
        addAlarms();
        addApis();
        addClusters();
        byType.put(LogGroupSettings.class, () -> LogGroupSettings.expireAfter(RetentionDays.ONE_DAY));
        byType.put(LogEncryption.class, () -> LogEncryption.keyArn("arn:aws:kms:eu-west-1" + ACCOUNT + "key/1"));
        byType.put(LogMasking.class, LogMasking::credentials);
        byType.put(LogQuery.class, () -> new LogQuery("errors", List.of("group"), "limit 1"));
        byType.put(Graph.class, () -> Graph.of("Memory", 60, "Percent"));
        byType.put(AlarmTopic.class, () -> AlarmTopic.named("alarms"));
        byType.put(AlarmFilter.class, AlarmFilter::everything);
        byType.put(DeadLetterQueue.class, DeadLetterQueue::none);
        byType.put(TopicEncryption.class, TopicEncryption::ownKey);
        byType.put(Recipient.class, () -> Recipient.email("ops@example.com"));
        byType.put(Recipient.Filterable.class, () -> Recipient.email("ops@example.com"));
    }

    private void addAlarms() {
        byType.put(
                IAlarm.class,
                () -> Alarm.fromAlarmArn(
                        stack, "Alarm" + made++, "arn:aws:cloudwatch:eu-west-1" + ACCOUNT + "alarm:queue-age"));
        byType.put(AlarmRouting.class, AlarmRouting::nobody);
        byType.put(AlarmSet.class, EksAlarms::recommended);
        byType.put(
                MetricDefinition.class,
                () -> MetricCatalogue.of("ContainerInsights").metric("node_memory_utilization"));
        byType.put(InsightsSeries.class, () -> Series.query("SELECT MAX(CPUUtilization) FROM \"AWS/EC2\""));
        byType.put(
                MetricSeries.class,
                () -> Series.of(MetricCatalogue.of("ContainerInsights").metric("node_memory_utilization")));
        byType.put(Threshold.class, () -> Threshold.atLeast(1));
        byType.put(MuteSchedule.class, () -> new MuteSchedule("cron(0 2 * * SUN)"));
        byType.put(
                MaintenanceWindow.class,
                () -> MaintenanceWindow.recurring("patching", "0 2 * * SUN", Duration.hours(1)));
        byType.put(
                LogPatternAlarm.class,
                () -> LogPatternAlarm.matching("shop", "errors", "/shop/orders", "ERROR", Severity.INFO));
        byType.put(AlarmSubject.class, () -> new AlarmSubject("shop", Map.of("ClusterName", "shop"), 60));
    }

    private void addApis() {
        byType.put(AccessLogs.class, AccessLogs::json);
        byType.put(ExecutionLogs.class, () -> ExecutionLogs.info().dataTrace("agreed"));
        byType.put(
                SettingsOverride.class,
                () -> SettingsOverride.method("GET", "/").info());
        byType.put(ApiTelemetry.Builder.class, () -> HttpApiTelemetry.Builder.create(new Stack(), "a"));
        byType.put(ApiStageTarget.class, () -> StageTarget.existing("a1", "orders", "prod"));
        byType.put(StageTarget.class, () -> StageTarget.existing("a1", "orders", "prod"));
        byType.put(HttpStageTarget.class, () -> HttpStageTarget.existing("a1", "prod"));
        byType.put(WebSocketStageTarget.class, () -> WebSocketStageTarget.existing("a1", "prod"));
        byType.put(LogRole.class, LogRole::generated);
        byType.put(ApiGatewayAccount.class, ApiGatewayAccount::leaveAlone);
    }

    private void addClusters() {
        byType.put(ClusterTarget.class, () -> ClusterTarget.existing("shop"));
        byType.put(KubectlAccess.class, KubectlAccess::accessEntry);
        byType.put(AgentCredentials.class, () -> AgentCredentials.nodeRoles("nodes"));
        byType.put(AgentDelivery.class, AgentDelivery::addon);
        byType.put(ManifestDelivery.class, AgentDelivery::manifests);
        byType.put(GitopsDelivery.class, AgentDelivery::gitops);
        byType.put(AddonOptions.class, () -> AddonOptions.builder().build());
        byType.put(KubernetesMetrics.class, KubernetesMetrics::standard);
        byType.put(PodOptions.class, PodOptions::defaults);
        byType.put(
                AgentConfiguration.class,
                () -> AgentConfiguration.builder("shop").build());
        byType.put(
                AgentInstallation.class,
                () -> AgentInstallation.of(AgentConfiguration.builder("shop").build()));
        byType.put(
                FluentBitConfiguration.class,
                () -> FluentBitConfiguration.builder("shop", "eu-west-1").build());
        byType.put(
                FluentBitInstallation.class,
                () -> FluentBitInstallation.of(
                        FluentBitConfiguration.builder("shop", "eu-west-1").build()));
    }

    /** {@return an object to call methods of; null for none, where a type is made in no way that is for users} */
    @Nullable
    Object receiver(Class<?> type) throws ReflectiveOperationException {
        return type.getSimpleName().equals("Builder") && !byType.containsKey(type) ? builder(type) : known(type);
    }

    private Object builder(Class<?> type) throws ReflectiveOperationException {
        var owner = type.getDeclaringClass();
        var start = Arrays.stream(new Class<?>[] {type, owner})
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getReturnType() == type)
                .findFirst()
                .orElseThrow();
        return start.invoke(
                null,
                Arrays.stream(start.getParameters())
                        .map(parameter -> argument(start, parameter))
                        .toArray());
    }

    private @Nullable Object known(Class<?> type) {
        var known = byType.get(type);
        return known == null ? null : known.get();
    }

    @Nullable
    Object argument(Executable called, Parameter parameter) {
        var type = parameter.getType();
        if (type == String.class) {
            return text(called, parameter.getName());
        }
        if (type.isArray()) {
            var one = Array.newInstance(type.getComponentType(), type.getComponentType() == String.class ? 1 : 0);
            if (type.getComponentType() == String.class) {
                Array.set(one, 0, "one");
            }
            return one;
        }
        return type.isEnum() ? type.getEnumConstants()[0] : known(type);
    }

    /** Ids are new ones, as a scope holds each once. */
    private String text(Executable called, String name) {
        var method = called instanceof Method ? called.getName() : "";
        return name.equals("id")
                ? "a" + ++made
                : TEXTS.getOrDefault(method + "." + name, TEXTS.getOrDefault(name, "orders"));
    }
}
