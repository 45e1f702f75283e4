package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.app.reading.ConfigurationFile;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.ownership.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file. Each record below checks itself as it is read; a message begins with the key that it is about, so
 * that it continues the path to the record.
 */
public record TelemetryConfig(
        @JsonProperty(required = true) @JsonPropertyDescription("Prefix of the stacks' names.")
        String name,

        @JsonProperty(required = true)
        @JsonPropertyDescription("The AWS region of everything below, such as ap-northeast-2.")
        String region,

        @JsonPropertyDescription("The topics that alarms are sent to.")
        List<NotificationConfig> notifications,

        @JsonPropertyDescription(
                "The https address of docs/alarms.md, or of a copy of it: descriptions of alarms then name their runbook. Default: they name none.")
        @Nullable
        String runbooks,

        @JsonPropertyDescription("The EKS clusters to collect metrics from.")
        List<ClusterConfig> clusters,

        @JsonPropertyDescription("The APIs of API Gateway to log, measure and trace.") @Nullable
        ApiGatewayConfig apiGateway,

        @JsonPropertyDescription("Alarms made from others, of clusters and APIs alike.")
        List<CompositeConfig> composites,

        @JsonPropertyDescription("Times in which alarms tell nobody.")
        List<MaintenanceConfig> maintenanceWindows,

        @JsonPropertyDescription("The CloudWatch dashboards.")
        List<DashboardConfig> dashboards) {
    /** Leaves room for the longest suffix in the 128 characters of a stack's name. */
    static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");

    static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    /**
     * {@return the configuration in a file}
     *
     * @throws io.cloudtelemetry.app.reading.ConfigurationException if there is none, or it is not allowed; the message is
     *     one line
     */
    public static TelemetryConfig read(Path file) {
        // The account is not known yet.
        return ConfigurationFile.read(
                file, TelemetryConfig.class, config -> Arn.Check.require(Place.in(null, config.region()), config));
    }

    public TelemetryConfig {
        Keys.require("name", name, "a prefix of the stacks' names such as nrson");
        Keys.require("region", region, "an AWS region such as ap-northeast-2");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be a letter, then up to 99 letters, digits or hyphens, got \"" + name + "\"");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(
                    "region must be an AWS region such as ap-northeast-2, got \"" + region + "\"");
        }
        if (runbooks != null) {
            AlarmSet.of().withRunbooks(runbooks);
        }
        notifications = Keys.list(notifications);
        clusters = Keys.list(clusters);
        composites = Keys.list(composites);
        maintenanceWindows = Keys.list(maintenanceWindows);
        dashboards = Keys.list(dashboards);
        Keys.requireUnique("notifications", "topic", notifications, NotificationConfig::topic);
        Keys.requireUnique("notifications", "topicArn", notifications, NotificationConfig::topicArn);
        Keys.requireUnique("clusters", "name", clusters, ClusterConfig::name);
        // EKS gives each cluster a provider of its own.
        Keys.requireUnique(
                "clusters",
                "credentials.irsa",
                clusters,
                each -> each.credentials().irsa());
        Keys.requireUnique("composites", "name", composites, CompositeConfig::name);
        Keys.requireUnique("maintenanceWindows", "name", maintenanceWindows, MaintenanceConfig::name);
        Keys.requireUnique("dashboards", "name", dashboards, DashboardConfig::name);
        if (clusters.isEmpty() && apiGateway == null) {
            throw new IllegalArgumentException("clusters or apiGateway must be given, got neither");
        }
    }
}
