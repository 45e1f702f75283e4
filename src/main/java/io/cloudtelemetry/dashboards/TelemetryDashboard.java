package io.cloudtelemetry.dashboards;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.ownership.PhysicalName;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/** Defines one CloudWatch dashboard from sections and from what is watched. */
public final class TelemetryDashboard extends Construct {
    /** PutDashboard, {@code DashboardName}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private TelemetryDashboard(Spec spec, String body) {
        super(spec.scope, spec.id);
        CfnDashboard.Builder.create(this, "Resource")
                .dashboardName(spec.name)
                .dashboardBody(body)
                .build();
    }

    /** Refuses a name that no dashboard can have; a token passes. */
    public static void requireName(String property, String name) {
        Require.matching(NAME, property, name, "1 to 255 letters, digits, hyphens or underscores");
    }

    /** What a board is made from. */
    record Spec(
            Construct scope,
            String id,
            @Nullable String name,
            List<DashboardSection> sections,
            List<DashboardVariable> variables,
            @Nullable BoardKind kind,
            List<? extends Telemetry> telemetry) {}

    private static DashboardBody body(Spec spec) {
        var body = new DashboardBody(Place.of(spec.scope));
        spec.sections.forEach(body::add);
        spec.variables.forEach(body::add);
        if (spec.kind == null) {
            spec.telemetry.forEach(
                    each -> Objects.requireNonNull(each, "telemetry").sections().forEach(body::add));
        } else {
            var content = BoardContent.of(spec.kind, spec.telemetry);
            content.sections().forEach(body::add);
            content.variables().forEach(body::add);
        }
        var use = body.use();
        var refusal = use.refusal();
        if (refusal != null) {
            throw new IllegalArgumentException("sections must hold " + refusal
                    + (use.widgets() == 0
                            ? ""
                            : "; divide them among boards, such as one for each team, with links in a text widget"));
        }
        body.alarms().forEach(alarm -> alarm.requireUsableIn(spec.scope));
        return body;
    }

    /** Builds a {@link TelemetryDashboard}. */
    @AutoBuilder(ofClass = Spec.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<TelemetryDashboard> {
        Builder() {}

        /** Starts a dashboard under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_TelemetryDashboard_Builder()
                    .scope(scope)
                    .id(id)
                    .sections(List.of())
                    .variables(List.of())
                    .telemetry(List.of());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The dashboard's name. Default: CloudFormation makes one up. */
        public abstract Builder name(@Nullable String name);

        /** What is shown, from the top down; a section without widgets is left out. Default: none. */
        public abstract Builder sections(List<DashboardSection> sections);

        /** Variables that widgets of {@link #sections} use. Default: none. */
        public abstract Builder variables(List<DashboardVariable> variables);

        /** What {@link #telemetry} shows of itself. Default: its sections, as on a board of everything. */
        public abstract Builder kind(@Nullable BoardKind kind);

        /** Telemetry whose sections come after those of {@link #sections}. Default: none. */
        public abstract Builder telemetry(List<? extends Telemetry> telemetry);

        abstract Spec spec();

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if CloudWatch does not take the name, another board of the account has it, there
         *     is nothing to show, or an alarm is shown whose name another stack makes up
         */
        @Override
        public TelemetryDashboard build() {
            var spec = spec();
            if (spec.name != null) {
                requireName("name", spec.name);
            }
            var names = spec.name == null ? List.<String>of() : List.of(spec.name);
            var body = body(spec);
            PhysicalName.DASHBOARD.requireFree(spec.scope, names);
            var board = Place.of(spec.scope).with(new TelemetryDashboard(spec, body.json()));
            if (!body.warnings().isEmpty() || !body.findings().isEmpty()) {
                var annotations = Annotations.of(board);
                body.warnings().forEach(annotations::addWarningV2);
                body.findings()
                        .forEach(finding ->
                                annotations.addWarningV2("@cloudtelemetry/dashboards:unlistedMetric", finding.text()));
            }
            PhysicalName.DASHBOARD.take(board, names);
            return board;
        }
    }
}
