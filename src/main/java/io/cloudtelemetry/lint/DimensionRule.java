package io.cloudtelemetry.lint;

import io.cloudtelemetry.lint.Assembly.Reference;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dimension that is given what another kind of resource is called, or the ARN where the name is wanted. */
final class DimensionRule {
    private DimensionRule() {}

    static void look(Findings findings) {
        findings.assembly.resources(Alarms.METRIC).forEach(alarm -> {
            for (var metric : Alarms.watched(alarm)) {
                metric.dimensions().orElse(Map.of()).forEach((dimension, value) -> {
                    var wrong = objection(metric.namespace(), dimension, findings.assembly.referred(value));
                    if (!wrong.isEmpty()) {
                        var property = metric.property("Dimensions");
                        var what = "has as %s %s";
                        findings.report("dimension-of-other-resource", alarm, property, what, dimension, wrong);
                    }
                });
            }
        });
    }

    /** Only a type that is known to have other dimensions is no type for this one. */
    private static String objection(Value namespace, String dimension, @Nullable Reference reference) {
        if (reference == null) {
            return "";
        }
        var type = reference.resource().type;
        var known = ResourceTypes.ofCloudFormation(type);
        if (known.isEmpty()) {
            return "";
        }
        for (var each : known) {
            if (has(each, type, namespace, dimension)) {
                return attribute(each.types().get(type).get(dimension).att(), dimension, reference);
            }
        }
        var message = "what %s is called, and %s is no %s";
        return ResourceTypes.all().stream()
                .map(ResourceTypes::of)
                .flatMap(each -> each.types().keySet().stream().filter(of -> has(each, of, namespace, dimension)))
                .findFirst()
                .map(meant -> message.formatted(reference.resource().id, type, meant))
                .orElse("");
    }

    private static boolean has(ResourceType known, String type, Value namespace, String dimension) {
        var value = known.types().get(type).get(dimension);
        return namespace.is(known.namespace()) && value != null && value.needs() == null;
    }

    /** What {@code Ref} gives is an ARN or a URL where the name is an attribute; but an id is an id. */
    private static String attribute(@Nullable String wanted, String dimension, Reference reference) {
        var given = reference.attribute();
        var isWrong = given.isEmpty()
                ? wanted != null && !wanted.endsWith("Id")
                : given.endsWith("Arn") && !dimension.endsWith("Arn");
        var name = wanted == null ? "what Ref gives" : "the attribute " + wanted;
        var what = given.isEmpty() ? "Ref" : given;
        return isWrong ? what + " of " + reference.resource().id + ", and its name is " + name : "";
    }
}
