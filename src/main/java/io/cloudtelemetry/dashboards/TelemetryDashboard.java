package io.cloudtelemetry.dashboards;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/** Defines one CloudWatch dashboard from sections. */
public final class TelemetryDashboard extends Construct {
    /** PutDashboard, {@code DashboardName}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    /** "CloudWatch service quotas" in the CloudWatch user guide: widgets on a dashboard. */
    private static final int MOST_WIDGETS = 500;

    private TelemetryDashboard(Construct scope, String id, @Nullable String name, String body) {
        super(scope, id);
        CfnDashboard.Builder.create(this, "Resource")
                .dashboardName(name)
                .dashboardBody(body)
                .build();
    }

    /**
     * Checks that CloudWatch can have a dashboard of that name; a token passes.
     *
     * @param property what the message calls the name
     * @throws IllegalArgumentException if it cannot
     */
    public static void requireName(String property, String name) {
        if (!Tokens.in(Objects.requireNonNull(name, property))
                && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    property + " must be 1 to 255 letters, digits, hyphens or underscores, got \"" + name + "\"");
        }
    }

    static TelemetryDashboard define(
            Construct scope, String id, @Nullable String name, List<DashboardSection> sections) {
        if (name != null) {
            requireName("name", name);
        }
        var body = new DashboardBody(Place.of(scope).regionOrToken());
        sections.forEach(section -> body.add(Objects.requireNonNull(section, "sections")));
        if (body.widgetCount() == 0 || body.widgetCount() > MOST_WIDGETS) {
            throw new IllegalArgumentException(
                    "sections must hold 1 to %d widgets in all, got %d".formatted(MOST_WIDGETS, body.widgetCount()));
        }
        var names = name == null ? List.<String>of() : List.of(name);
        PhysicalName.DASHBOARD.requireFree(scope, names);
        var board = new TelemetryDashboard(scope, id, name, body.json());
        PhysicalName.DASHBOARD.take(board, names);
        return board;
    }

    /** Builds a {@link TelemetryDashboard}. */
    @AutoBuilder(callMethod = "define", ofClass = TelemetryDashboard.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<TelemetryDashboard> {
        Builder() {}

        /** Starts a dashboard under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_TelemetryDashboard_Builder().scope(scope).id(id);
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The dashboard's name. Default: CloudFormation makes one up. */
        public abstract Builder name(@Nullable String name);

        /** What is shown, from the top down; a section without widgets is left out. */
        public abstract Builder sections(List<DashboardSection> sections);

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if the name is not one that CloudWatch takes, or is that of another board of the account, or there is
         *     nothing to show
         */
        @Override
        public abstract TelemetryDashboard build();
    }
}
