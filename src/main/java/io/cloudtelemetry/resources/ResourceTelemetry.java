package io.cloudtelemetry.resources;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.CheckedAlarms;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.RecommendedAlarms;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.Graph;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.logs.LogQuery;
import io.cloudtelemetry.metrics.ResourceTypes;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Defines the telemetry of one AWS resource of a type that has a data file, such as a queue or a function: alarms, and a
 * section of a board.
 *
 * <pre>{@code
 * ResourceTelemetry.Builder.create(stack, "Orders").resource(queue).routing(topics).build();
 * ResourceTelemetry.Builder.create(stack, "Legacy")
 *     .existing("queues", Map.of("name", "legacy"))
 *     .alarms(alarms -> alarms.change("oldest-message", alarm -> alarm.thresholdValue(300)))
 *     .routing(topics)
 *     .build();
 * }</pre>
 */
public final class ResourceTelemetry extends Construct implements Telemetry {
    /** Seconds between two data points, where a row of the data file has no longer periods. */
    public static final int PERIOD = 60;

    private final WatchedResource watched;
    private final Place place;
    private final String name;
    private final List<DefinedAlarm> alarms;

    private ResourceTelemetry(Checked checked) {
        super(checked.spec.scope, checked.spec.id);
        this.watched = checked.watched;
        this.place = checked.place;
        this.name = checked.name;
        this.alarms = checked.alarms.define(place.with(this));
    }

    /**
     * {@return the recommended alarms of a type} Those that are off can be switched on by {@link AlarmSet#change}.
     *
     * @param type the word of the type, such as {@code queues}; docs/resources.md lists all
     * @throws IllegalArgumentException if no file has it
     */
    public static AlarmSet recommended(String type) {
        return new RecommendedAlarms(ResourceTypes.of(type).recommendations()).with(Set.of());
    }

    /**
     * {@return the resources of a scope that are of a type with a data file, to watch each} It looks once, so it is called
     * after they are defined; one that is defined later is an error at synth. Handlers of CDK and of this library are left
     * out.
     */
    public static EveryResource everythingIn(Construct scope) {
        return EveryResource.in(scope);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<DefinedAlarm> alarms() {
        return alarms;
    }

    @Override
    public List<DashboardSection> sections() {
        return List.of(section());
    }

    @Override
    public List<String> logGroupNames() {
        return Stream.ofNullable(watched.logGroup(place)).toList();
    }

    /** {@return a section of a board: its graphs with the alarms' thresholds, its log if it has one, a link to the console} */
    public DashboardSection section() {
        var type = watched.type();
        var widgets = new ArrayList<DashboardWidget>();
        for (var row : type.graphs()) {
            var graph = Graph.of(row.title(), row.period() == null ? PERIOD : row.period(), row.label());
            for (var line : row.rows()) {
                var dimensions = new LinkedHashMap<>(watched.dimensions());
                dimensions.putAll(line.dimensions());
                graph = graph.line(line.metric(), dimensions, line.statistic(), line.legend());
            }
            widgets.add(graph.limits(alarms).widget());
        }
        var logGroup = watched.logGroup(place);
        if (logGroup != null) {
            widgets.add(
                    DashboardWidget.table(
                            new LogQuery(
                                    "Latest errors",
                                    List.of(logGroup),
                                    "fields @timestamp, @message | filter @message like /(?i)(error|exception|timed out)/ | sort @timestamp desc | limit 20")));
        }
        if (type.console() != null) {
            widgets.add(DashboardWidget.text(
                    1,
                    "[%s in the console](https://%s/%s)"
                            .formatted(name, place.consoleHost(), watched.filled(type.console(), place))));
        }
        return new DashboardSection(type.service() + " " + name, place.regionOrToken(), widgets).fullRows();
    }

    /** What telemetry is made from. */
    record Spec(
            Construct scope,
            String id,
            @Nullable IConstruct resource,
            @Nullable WatchedResource watched,
            @Nullable String type,
            Map<String, Object> second,
            @Nullable String name,
            UnaryOperator<AlarmSet> alarms,
            AlarmRouting routing) {
        Checked checked() {
            if ((resource == null) == (watched == null)) {
                throw new IllegalArgumentException(
                        "resource or existing must be given, got " + (resource == null ? "neither" : "both"));
            }
            var found = (watched == null
                            ? WatchedResource.of(scope, Objects.requireNonNull(resource), type, second)
                            : watched)
                    .named(name);
            var place = Place.of(scope);
            if (place.region() != null) {
                found.type().requireRegion(place.region());
            }
            var called = found.name();
            if (called == null || Tokens.in(called)) {
                throw new IllegalArgumentException(
                        "name must be given as plain text where that of the resource is not known at synth, since names of alarms begin with it");
            }
            var subject = new AlarmSubject(
                    called, found.dimensions(), PERIOD, found.type().requirements());
            var set = alarms.apply(recommended(found.type().key()));
            return new Checked(this, found, place, called, set.checked(scope, subject, routing));
        }
    }

    /** What is known to be definable. */
    private record Checked(
            Spec spec, WatchedResource watched, Place place, String name, CheckedAlarms<DefinedAlarm> alarms) {}

    /** Builds a {@link ResourceTelemetry}. */
    @AutoBuilder(ofClass = Spec.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<ResourceTelemetry> {
        private final Map<String, Object> second = new LinkedHashMap<>();

        Builder() {}

        /** Starts the telemetry of a resource under a scope, which is in the stack of the resource. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_ResourceTelemetry_Builder()
                    .scope(scope)
                    .id(id)
                    .alarms(UnaryOperator.identity())
                    .routing(AlarmRouting.nobody());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The resource: a construct of CDK's whose main resource is of a type that has a data file, or that resource. */
        public abstract Builder resource(@Nullable IConstruct resource);

        /** The word of its type, where it can be of several: {@code deadLetterQueues} for a queue. Default: what it is. */
        public abstract Builder type(@Nullable String type);

        /**
         * In place of a resource of this app one that exists.
         *
         * @param type the word of the type, such as {@code queues}
         * @param keys what tells it from others, such as {@code name}; docs/resources.md lists all
         * @throws IllegalArgumentException if no file has the type, or its keys are others
         */
        public Builder existing(String type, Map<String, String> keys) {
            return watched(WatchedResource.existing(
                    Objects.requireNonNull(type, "type"), Objects.requireNonNull(keys, "keys")));
        }

        abstract Builder watched(@Nullable WatchedResource watched);

        /** A second resource that its metrics are keyed by, as a target group's are by its {@code loadBalancer}. */
        public Builder with(String key, IConstruct other) {
            second.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(other, "other"));
            return this;
        }

        /** The value of a dimension that is that of a second resource which exists. */
        public Builder with(String key, String value) {
            second.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
            return this;
        }

        abstract Builder second(Map<String, Object> second);

        /** What alarms and sections call it. Default: its path below the stack, joined by hyphens; the name of one that exists. */
        public abstract Builder name(@Nullable String name);

        /** Changes what should wake somebody. Default: the recommended alarms of the type as they are. */
        public abstract Builder alarms(UnaryOperator<AlarmSet> alarms);

        /** Who is told. Default: nobody, with a warning at synth. */
        public abstract Builder routing(AlarmRouting routing);

        abstract Spec spec();

        /**
         * Defines the telemetry.
         *
         * @throws IllegalArgumentException if the resource is of no type that has a data file, is imported or in another
         *     stack, lacks a second resource, or an alarm cannot be defined; nothing is attached to the tree then
         */
        @Override
        public ResourceTelemetry build() {
            return new ResourceTelemetry(second(Ordered.copy(second)).spec().checked());
        }
    }
}
