package io.cloudtelemetry.lint;

import io.cloudtelemetry.metrics.DimensionValue;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A dimension that is given what another kind of resource is called, or the ARN where the name is wanted. */
final class DimensionRule {
    private DimensionRule() {}

    static void look(Findings findings) {
        findings.assembly.resources(Alarms.METRIC).forEach(alarm -> {
            for (var metric : Alarms.watched(alarm)) {
                metric.dimensions().orElse(Map.of()).forEach((dimension, value) -> {
                    var reference = findings.assembly.referred(value);
                    var wrong = reference == null
                            ? ""
                            : objection(metric.namespace().text(), dimension, reference);
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
    private static String objection(String namespace, String dimension, Assembly.Reference reference) {
        var type = reference.resource().type;
        var known = ResourceTypes.ofCloudFormation(type);
        var own = sources(known.stream(), namespace, dimension)
                .filter(each -> each.type().equals(type));
        var value = own.map(Source::value).findFirst();
        if (value.isPresent()) {
            return attribute(value, dimension, reference);
        }
        var meant = sources(ResourceTypes.all().stream().map(ResourceTypes::of), namespace, dimension)
                .map(Source::type)
                .findFirst();
        return known.isEmpty() || meant.isEmpty()
                ? ""
                : "what %s is called, and %s is no %s".formatted(reference.resource().id, type, meant.get());
    }

    /** What {@code Ref} gives is an ARN or a URL where the name is an attribute; but an id is an id. */
    private static String attribute(Optional<DimensionValue> value, String dimension, Assembly.Reference reference) {
        var wanted = value.map(DimensionValue::att);
        var given = reference.attribute();
        var isWrong = given.isEmpty()
                ? wanted.filter(each -> !each.endsWith("Id")).isPresent()
                : given.endsWith("Arn") && !dimension.endsWith("Arn");
        return !isWrong
                ? ""
                : "%s of %s, and its name is %s"
                        .formatted(
                                given.isEmpty() ? "Ref" : given,
                                reference.resource().id,
                                wanted.map(each -> "the attribute " + each).orElse("what Ref gives"));
    }

    /** Where a dimension comes from, of which CloudFormation type. */
    private record Source(String type, DimensionValue value) {}

    private static Stream<Source> sources(Stream<ResourceType> types, String namespace, String dimension) {
        return types.filter(each -> each.namespace().equals(namespace))
                .flatMap(each -> each.types().entrySet().stream())
                .filter(each -> each.getValue().containsKey(dimension))
                .filter(each -> each.getValue().get(dimension).needs() == null)
                .map(each -> new Source(each.getKey(), each.getValue().get(dimension)));
    }
}
