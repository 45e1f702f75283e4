package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The log groups of a telemetry, made before anything writes to them: a group that a workload made would never expire.
 *
 * @hidden
 */
public final class KeptLogGroups {
    private final List<Kept> groups = new ArrayList<>();

    /**
     * Adds a group.
     *
     * @param scopeId of the scope of the group; null for the telemetry itself
     */
    public void add(@Nullable String scopeId, String id, String logGroupName, LogGroupSettings settings) {
        groups.add(new Kept(scopeId, id, logGroupName, settings));
    }

    /**
     * Refuses groups that the app, or another of these, keeps otherwise, before anything is attached.
     *
     * @throws IllegalArgumentException if it does
     */
    public void requireAgreed(Construct scope, String id) {
        var own = new LinkedHashMap<String, Kept>();
        for (var group : groups) {
            TelemetryLogGroup.requireAgreed(scope, group.path(id), group.logGroupName, group.settings);
            var other = own.putIfAbsent(group.logGroupName, group);
            if (other != null && !other.settings.comparable().equals(group.settings.comparable())) {
                var path = scope.getNode().getPath() + "/";
                throw EnsuredLogGroups.GROUPS.refusal(group.logGroupName, path + group.path(id), path + other.path(id));
            }
        }
    }

    /** {@return the names of the groups, in order} */
    public List<String> names() {
        return groups.stream().map(Kept::logGroupName).toList();
    }

    /** Ensures the groups, to be waited for. */
    public List<IDependable> ensure(Construct telemetry) {
        var scopes = new LinkedHashMap<String, Construct>();
        return groups.stream()
                .<IDependable>map(group -> TelemetryLogGroup.ensure(
                        group.scopeId == null
                                ? telemetry
                                : scopes.computeIfAbsent(
                                        group.scopeId, id -> Place.of(telemetry).with(new Construct(telemetry, id))),
                        group.id,
                        group.logGroupName,
                        group.settings))
                .toList();
    }

    private record Kept(@Nullable String scopeId, String id, String logGroupName, LogGroupSettings settings) {
        String path(String telemetry) {
            return telemetry + (scopeId == null ? "/" : "/" + scopeId + "/") + id;
        }
    }
}
