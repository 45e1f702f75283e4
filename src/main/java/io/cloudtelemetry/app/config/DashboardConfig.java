package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import java.util.List;

/** A CloudWatch dashboard. */
public record DashboardConfig(
        @JsonProperty(required = true)
        @JsonPropertyDescription("The dashboard's name: letters, digits, hyphens, underscores.")
        String name,

        @JsonPropertyDescription(
                "What it shows, from the top down. Default: all that can be shown, in the order of this list.")
        List<Section> sections) {
    public DashboardConfig {
        Keys.require("name", name, "the dashboard's name");
        TelemetryDashboard.requireName("name", name);
        sections = sections == null ? List.of(Section.values()) : Keys.list(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("sections must name at least one section, got none");
        }
    }

    /** A part of a dashboard. */
    public enum Section {
        ALARMS("alarms"),
        CLUSTERS("clusters"),
        CONTAINER_LOGS("containerLogs"),
        REST_APIS("restApis"),
        HTTP_APIS("httpApis"),
        WEB_SOCKET_APIS("webSocketApis"),
        EXECUTION_LOGS("executionLogs"),
        ACCESS_LOGS("accessLogs");

        private final String word;

        Section(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
