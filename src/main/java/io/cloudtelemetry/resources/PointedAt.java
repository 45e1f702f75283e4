package io.cloudtelemetry.resources;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What resources point at others of their type by a property, as a queue does at its dead-letter queue.
 *
 * @param targets property and path of each
 */
record PointedAt(Set<String> targets) {
    /** As a reference stands in the template, that to another stack too until it is exported. */
    private static final Pattern REFERENCE = Pattern.compile("(?:Fn::GetAtt=\\[|Ref=)(\\w+)");

    static PointedAt in(List<TemplateResource> resources) {
        var targets = new LinkedHashSet<String>();
        resources.stream()
                .collect(groupingBy(TemplateResource::type, LinkedHashMap::new, toList()))
                .forEach((type, all) -> ResourceTypes.ofCloudFormation(type).stream()
                        .map(ResourceType::pointedAtBy)
                        .filter(Objects::nonNull)
                        .forEach(property -> targets.addAll(targets(property, all))));
        return new PointedAt(targets);
    }

    /** A logical id is that of a resource of the same stack; it is of another only where that has none of it. */
    private static Set<String> targets(String property, List<TemplateResource> all) {
        var targets = new LinkedHashSet<String>();
        var elsewhere = new LinkedHashSet<String>();
        var rest = new ArrayList<Supplier<Map<String, TemplateResource>>>();
        var stacks = all.stream()
                .collect(groupingBy(each -> each.place().stackPath(), LinkedHashMap::new, toList()))
                .values();
        for (var inOne : stacks) {
            var references = references(inOne, property);
            if (references.isEmpty()) {
                rest.add(() -> byId(inOne));
            } else {
                var byId = byId(inOne);
                byId.forEach((id, each) -> {
                    if (references.remove(id)) {
                        targets.add(key(property, each));
                    }
                });
                elsewhere.addAll(references);
                rest.add(() -> byId);
            }
        }
        if (!elsewhere.isEmpty()) {
            rest.forEach(inOne -> inOne.get().forEach((id, each) -> {
                if (elsewhere.contains(id)) {
                    targets.add(key(property, each));
                }
            }));
        }
        return targets;
    }

    private static Set<String> references(List<TemplateResource> inOne, String property) {
        var values = inOne.stream()
                .map(each -> each.property(property))
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty()
                ? Set.of()
                : REFERENCE
                        .matcher(resolved(inOne, values).toString())
                        .results()
                        .map(found -> found.group(1))
                        .collect(toCollection(LinkedHashSet::new));
    }

    private static Map<String, TemplateResource> byId(List<TemplateResource> inOne) {
        var ids = resolved(
                inOne,
                inOne.stream().map(each -> each.resource().getLogicalId()).toList());
        var byId = new LinkedHashMap<String, TemplateResource>();
        for (int index = 0; index < inOne.size(); index++) {
            byId.put(String.valueOf(ids.get(index)), inOne.get(index));
        }
        return byId;
    }

    /** In one request for all. */
    private static List<?> resolved(List<TemplateResource> inOne, List<?> values) {
        return (List<?>) inOne.get(0).place().stack().resolve(values);
    }

    boolean has(TemplateResource resource, String property) {
        return targets.contains(key(property, resource));
    }

    private static String key(String property, TemplateResource resource) {
        return property + " " + resource.path();
    }
}
