package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.ConfigurationFile;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.app.reading.UnsupportedKey;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file. Each record below checks itself as it is read; a message begins with the key that it is about, so
 * that it continues the path to the record.
 */
@Describes("""
        name: Prefix of the stacks' names.
        region: The AWS region of everything below, such as ap-northeast-2.
        notifications: The topics that alarms are sent to.
        runbooks: The https address of docs/alarms.md, or of a copy of it: descriptions of alarms then name their runbook. Default: they name none.
        clusters: The EKS clusters to collect metrics from.
        apiGateway: The APIs of API Gateway to log, measure and trace.
        resources: Other AWS resources that exist, by their type; docs/resources.md lists the types.
        alarms: Alarms of your own on any metric, on metric math and on lines of logs, by what they are about, in lower-case words joined by hyphens. Their names in CloudWatch end with the severity.
        composites: Alarms made from others, of clusters, APIs and resources alike.
        maintenanceWindows: Times in which alarms tell nobody.
        dashboards: The CloudWatch dashboards.
        """)
public record TelemetryConfig(
        @Required("a prefix of the stacks' names such as nrson")
        String name,

        @Required("an AWS region such as ap-northeast-2") String region,
        List<NotificationConfig> notifications,
        @Nullable String runbooks,
        List<ClusterConfig> clusters,
        @Nullable ApiGatewayConfig apiGateway,
        Map<String, List<ResourceConfig>> resources,
        Map<String, AlarmConfig> alarms,
        List<CompositeConfig> composites,
        List<MaintenanceConfig> maintenanceWindows,
        List<DashboardConfig> dashboards)
        implements Checked {
    /** Leaves room for the longest suffix in the 128 characters of a stack's name. */
    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");

    static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    /**
     * {@return the configuration in a file}
     *
     * @throws io.cloudtelemetry.app.reading.ConfigurationException if there is none, or it is not allowed; the message is
     *     a line for each problem
     */
    public static TelemetryConfig read(Path file) {
        var config = written(file);
        // The account is not known.
        ArnKeys.requireIn(Place.in(null, config.region()), file, config);
        return config;
    }

    /**
     * {@return the configuration in a file, of which nobody has looked yet whether its ARNs are of the place it is deployed to}
     * That asks the CDK, and nothing else does here: a file can be read while the CDK's process starts.
     *
     * @throws io.cloudtelemetry.app.reading.ConfigurationException as {@link #read} does
     */
    public static TelemetryConfig written(Path file) {
        return ConfigurationFile.read(file, TelemetryConfig.class);
    }

    @Override
    public void check(Checks checks) {
        checks.of(
                () -> Require.literal(NAME, "name", name, "a letter, then up to 99 letters, digits or hyphens"),
                "name");
        checks.of(() -> Require.literal(REGION, "region", region, "an AWS region such as ap-northeast-2"), "region");
        if (runbooks != null) {
            checks.of(() -> AlarmSet.of().withRunbooks(runbooks), "runbooks");
        }
        requireUnique(checks, "notifications", "topic", notifications, NotificationConfig::topic);
        requireUnique(checks, "notifications", "topicArn", notifications, NotificationConfig::topicArn);
        requireUnique(checks, "clusters", "name", clusters, ClusterConfig::name);
        // EKS gives each cluster a provider of its own.
        requireUnique(
                checks,
                "clusters",
                "credentials.irsa",
                clusters,
                each -> each.credentials().irsa());
        requireUnique(checks, "composites", "name", composites, CompositeConfig::name);
        requireUnique(checks, "maintenanceWindows", "name", maintenanceWindows, MaintenanceConfig::name);
        requireUnique(checks, "dashboards", "name", dashboards, DashboardConfig::name);
        checks.of(() -> ResourceConfig.check(resources, region), "resources", "region");
        checks.of(() -> new OwnAlarmsConfig(alarms).check(), "alarms");
        checks.of(this::requireSomething, "clusters", "apiGateway", "resources", "alarms");
        checks.of(this::requireGroups, "clusters", "apiGateway", "resources", "alarms", "dashboards");
    }

    private static <T> void requireUnique(
            Checks checks, String list, String key, List<T> entries, Function<T, @Nullable String> identity) {
        checks.of(() -> ConfigChecks.requireUnique(list, key, entries, identity), list);
    }

    private void requireSomething() {
        if (clusters.isEmpty()
                && apiGateway == null
                && resources.values().stream().allMatch(List::isEmpty)
                && alarms.isEmpty()) {
            throw new IllegalArgumentException("clusters, apiGateway, resources or alarms must be given, got none");
        }
    }

    /** {@return the alarms of its own, if it has some} */
    public List<OwnAlarmsConfig> ownAlarms() {
        return alarms.isEmpty() ? List.of() : List.of(new OwnAlarmsConfig(alarms));
    }

    /** Checks that boards show groups that are there. */
    private void requireGroups() {
        var groups = ServiceKeys.ALL.stream()
                .flatMap(service -> service.entries().apply(this).stream())
                .map(Grouped::group)
                .collect(Collectors.toCollection(TreeSet::new));
        for (int index = 0; index < dashboards.size(); index++) {
            Grouped.requireKnown(
                    "dashboards[" + index + "].groups", dashboards.get(index).groups(), groups);
        }
        ConfigChecks.eachIndex(dashboards, index -> {
            var board = dashboards.get(index);
            var kind = board.kind();
            if (kind != null && ServiceKeys.shownBy(kind).noneMatch(keys -> keys.isIn(this, board.groups()))) {
                throw new IllegalArgumentException(
                        "dashboards[%d].kind must be one that has something to show, got %s, and the file%s has no %s"
                                .formatted(
                                        index,
                                        CamelCase.Word.of(kind),
                                        board.groups().isEmpty() ? "" : " in groups " + board.groups(),
                                        kind == BoardKind.API ? "API" : "cluster"));
            }
        });
    }

    /** An alarm made from others. */
    @UnsupportedKey(key = "stack", because = "a composite is over alarms of any group")
    @Describes("""
            name: What it is about, in lower-case words joined by hyphens: api-suffers-from-nodes.
            severity: critical, warning or info: which topics are told.
            anyOf: Goes off when any of these does: names of alarms as a synth with -c summary=full lists them, or clusters, restApis, queues, critical for all such.
            andAnyOf: Goes off only when any of these does, too: the causes of the symptoms. Default: no condition.
            suppressedBy: Nobody is told while this alarm is in ALARM; not one that goes off with the composite. Default: none.
            waitPeriod: Seconds to wait for suppressedBy to go off before telling. Default: 60.
            extensionPeriod: Seconds to wait after suppressedBy has recovered before telling. Default: 60.
            """)
    public record CompositeConfig(
            @Required("lower-case words joined by hyphens, such as api-suffers-from-nodes")
            String name,

            @Required("critical, warning or info") Severity severity,

            @Required("a list of alarms, or of the words clusters, restApis, critical")
            List<String> anyOf,

            List<String> andAnyOf,
            @Nullable String suppressedBy,
            @Nullable Integer waitPeriod,
            @Nullable Integer extensionPeriod)
            implements Checked {
        @Override
        public void check(Checks checks) {
            checks.of(() -> requirePeriod("waitPeriod", waitPeriod), "waitPeriod", "suppressedBy");
            checks.of(() -> requirePeriod("extensionPeriod", extensionPeriod), "extensionPeriod", "suppressedBy");
        }

        public String alarmName() {
            return name + "-" + severity;
        }

        private void requirePeriod(String key, @Nullable Integer seconds) {
            if (seconds != null && suppressedBy == null) {
                throw new IllegalArgumentException(
                        "%s must be given with suppressedBy only, got %d without".formatted(key, seconds));
            }
            if (seconds != null && seconds < 0) {
                throw new IllegalArgumentException("%s must be at least 0 seconds, got %d".formatted(key, seconds));
            }
        }
    }

    /** A CloudWatch dashboard. */
    @Describes("""
            name: The dashboard's name: letters, digits, hyphens, underscores.
            kind: What it is for: performance or resourceMap of clusters, api for calls of APIs, operations for the telemetry itself. Default: no kind, it shows sections.
            sections: What it shows, from the top down. Default: all that can be shown, in the order of this list; none with rows or a kind.
            rows: Rows of widgets of your own, below what else it shows.
            groups: Shows only clusters and APIs whose stack is one of these, or ungrouped for those without, and no composites. Default: all.
            stack: The group that the board is in, whose stack is {name}-dashboards-{stack}, see docs/operations.md. Default: none, the stack is {name}-dashboards.
            """)
    public record DashboardConfig(
            @Required("the dashboard's name") String name,
            @Nullable @CamelCase BoardKind kind,
            @Nullable List<String> sections,
            List<RowConfig> rows,
            List<String> groups,
            @Nullable String stack)
            implements Checked, Grouped {
        public DashboardConfig {
            sections = sections != null || kind != null
                    ? sections
                    : rows.isEmpty() ? List.copyOf(ServiceKeys.sectionWords()) : List.of();
        }

        @Override
        public void check(Checks checks) {
            checks.of(() -> TelemetryDashboard.requireName("name", name), "name");
            checks.of(this::requireSections, "kind", "sections");
            checks.of(() -> Grouped.require(stack), "stack");
        }

        private void requireSections() {
            var words = ServiceKeys.sectionWords();
            if (kind != null) {
                if (sections != null) {
                    throw new IllegalArgumentException(
                            "sections must be left out with kind, got both; the kind says what is shown, rows come below");
                }
                return;
            }
            if (sections.isEmpty() && rows.isEmpty()) {
                throw new IllegalArgumentException("sections must name at least one section, got none");
            }
            ConfigChecks.eachIndex(sections, index -> {
                if (!words.contains(sections.get(index))) {
                    throw new IllegalArgumentException("sections[%d] must be one of %s, got \"%s\""
                            .formatted(index, String.join(", ", words), sections.get(index)));
                }
            });
        }
    }
}
