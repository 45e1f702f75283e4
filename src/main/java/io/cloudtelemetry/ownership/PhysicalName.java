package io.cloudtelemetry.ownership;

import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import java.util.Collection;
import software.constructs.Construct;

/**
 * Names that an app gives to its resources, each once: a second of a name would fail at the deployment, or take the place of
 * the first, hence an IllegalArgumentException.
 */
public enum PhysicalName {
    /** Of alarms on metrics, PromQL alarms and composites, which share their names (PutCompositeAlarm). */
    ALARM("alarm", Unique.IN_REGION),
    /** Of topics. */
    TOPIC("topic", Unique.IN_REGION),
    /** Of mute rules. */
    MAINTENANCE_WINDOW("maintenance window", Unique.IN_REGION),
    /** Of boards, "unique within an AWS account" (PutDashboard, {@code DashboardName}: global, in no region). */
    DASHBOARD("dashboard", Unique.IN_ACCOUNT);

    private final String word;
    private final String extent;
    private final Kind<Construct> kind;

    PhysicalName(String word, Unique unique) {
        this.word = word;
        this.extent = unique == Unique.IN_ACCOUNT ? "an account" : "an account and region";
        this.kind = new Kind<>(unique);
    }

    /** Checks that names are free where a scope is deployed. */
    public void requireFree(Construct scope, Collection<String> names) {
        var place = Place.of(scope);
        var owners = Owners.of(place, kind);
        for (var name : names) {
            var owner = owners.find(place, name);
            if (owner != null) {
                throw new IllegalArgumentException("name must be used once in %s, got a second %s \"%s\" as in %s"
                        .formatted(extent, word, name, owner.getNode().getPath()));
            }
        }
    }

    /** Takes names for a scope, all or none; to be called once their resources stand, as CDK may refuse these. */
    public void take(Construct scope, Collection<String> names) {
        requireFree(scope, names);
        var place = Place.of(scope);
        var owners = Owners.of(place, kind);
        names.forEach(name -> owners.take(place, name, scope));
    }
}
