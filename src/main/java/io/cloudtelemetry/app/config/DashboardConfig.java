package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CloudWatch dashboard. */
@Describes("""
        name: The dashboard's name: letters, digits, hyphens, underscores.
        sections: What it shows, from the top down. Default: all that can be shown, in the order of this list.
        """)
public record DashboardConfig(
        @Required("the dashboard's name") String name,
        @Nullable @CamelCase List<Section> sections) {
    public DashboardConfig {
        TelemetryDashboard.requireName("name", name);
        sections = sections == null ? List.of(Section.values()) : sections;
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("sections must name at least one section, got none");
        }
    }

    public enum Section {
        ALARMS,
        CLUSTERS,
        CONTAINER_LOGS,
        REST_APIS,
        HTTP_APIS,
        WEB_SOCKET_APIS,
        EXECUTION_LOGS,
        ACCESS_LOGS
    }
}
