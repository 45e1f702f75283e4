package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All templates that are looked at together, and what one of them says of another. */
final class Assembly {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\d{1,6})#([A-Za-z0-9]+)(?:\\.([^}]+))?}");
    private static final int DEEPEST = 100;

    private final List<Template> templates = new ArrayList<>();
    private final Map<Resource, Template> children = new IdentityHashMap<>();
    private int depth;

    /** A resource, or one of its attributes; that is empty for what {@code Ref} gives. */
    record Reference(Resource resource, String attribute) {}

    List<Template> templates() {
        return Collections.unmodifiableList(templates);
    }

    void add(Template template) {
        templates.add(template);
        if (template.parent != null) {
            children.put(template.parent, template);
        }
    }

    @Nullable
    Template child(Resource nestedStack) {
        return children.get(nestedStack);
    }

    Stream<Resource> resources(String... types) {
        return templates.stream()
                .flatMap(each -> each.resources.values().stream())
                .filter(each -> types.length == 0 || each.isOf(types));
    }

    /** {@return whether no template is left out and none has resources that only a deployment knows} */
    boolean isWhole() {
        return templates.stream().allMatch(Template::isWhole);
    }

    /** {@return what a value is an attribute of, and nothing else; null if it is something else} */
    @Nullable
    Reference referred(Value value) {
        var matcher = REFERENCE.matcher(value.text());
        return matcher.matches() ? reference(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
    }

    /** {@return every resource of which a value has an attribute somewhere} */
    Stream<Resource> referredIn(Value value) {
        if (value.isKnown()) {
            return Stream.of();
        }
        return REFERENCE.matcher(value.text()).results().flatMap(found -> {
            var reference = reference(found.group(1), found.group(2), found.group(3));
            return reference == null ? Stream.of() : Stream.of(reference.resource());
        });
    }

    private @Nullable Reference reference(String number, String id, @Nullable String attribute) {
        var index = Integer.parseInt(number);
        var resource = index < templates.size() ? templates.get(index).resources.get(id) : null;
        return resource == null ? null : new Reference(resource, attribute == null ? "" : attribute);
    }

    /** {@return the resource of a type that a value names: by a reference, by its name, or by an ARN of this place} */
    @Nullable
    Resource named(Template from, Value value, String type, String nameProperty) {
        var reference = referred(value);
        if (reference != null) {
            return reference.resource().isOf(type) ? reference.resource() : null;
        }
        var found = byName(type, nameProperty).getOrDefault(value.lastOfArn(), List.of()).stream()
                .filter(each -> mayMean(value, each.template))
                .toList();
        var here = found.stream()
                .filter(each -> each.template.root() == from.root())
                .toList();
        var meant = here.size() == 1 ? here : found;
        return meant.size() == 1 ? meant.get(0) : null;
    }

    private static boolean mayMean(Value arn, Template template) {
        // What stands for a value has colons of its own.
        var parts = arn.text().replaceAll("\\$\\{[^}]*}", "\\${}").split(":", 6);
        return parts.length < 6
                || agree(parts[3], template.environment.region()) && agree(parts[4], template.environment.account());
    }

    private static boolean agree(String one, String other) {
        return one.equals(other) || one.contains(Value.HOLE) || one.isEmpty() || other.isEmpty();
    }

    private final Map<String, Map<String, List<Resource>>> names = new TreeMap<>();

    private Map<String, List<Resource>> byName(String type, String property) {
        return names.computeIfAbsent(type, each -> {
            var named = new TreeMap<String, List<Resource>>();
            resources(type).forEach(resource -> {
                var name = resource.value(property);
                if (!name.text().isEmpty() && !name.equals(Value.UNKNOWN)) {
                    named.computeIfAbsent(name.text(), none -> new ArrayList<>())
                            .add(resource);
                }
            });
            return named;
        });
    }

    Value exported(Template from, Value name) {
        return one(templates.stream()
                .filter(each -> mayBeOfOnePlace(from, each))
                .flatMap(each -> each.file.root().path("Outputs").properties().stream()
                        .filter(output -> each.value(
                                        output.getValue().path("Export").path("Name"))
                                .equals(name))
                        .map(output -> each.output(output.getKey()))));
    }

    Value output(Template from, JsonNode given) {
        var stack = from.value(given.path("StackName"));
        var name = from.value(given.path("OutputName"));
        var region = given.has("Region") ? from.value(given.path("Region")).text() : from.environment.region();
        return one(templates.stream()
                .filter(each -> each.parent == null && stack.is(each.stackName))
                .filter(each -> agree(region, each.environment.region()))
                .map(each -> each.output(name.text())));
    }

    private static Value one(Stream<Value> values) {
        var all = values.toList();
        return all.size() == 1 && !all.get(0).text().isEmpty() ? all.get(0) : Value.UNKNOWN;
    }

    /** {@return whether two templates may be deployed to one account and region} */
    static boolean mayBeOfOnePlace(Template one, Template other) {
        return agree(one.environment.account(), other.environment.account())
                && agree(one.environment.region(), other.environment.region());
    }

    /** {@return whether two templates are surely deployed to one account and region} */
    static boolean areOfOnePlace(Template one, Template other) {
        return one.root() == other.root()
                || !one.environment.account().isEmpty()
                        && !one.environment.region().isEmpty()
                        && one.environment.equals(other.environment);
    }

    /** {@return whether two stacks of one assembly have the same place, which may be that of whoever deploys them} */
    static boolean areDeployedTogether(Template one, Template other) {
        return !one.root().stackName.isEmpty()
                && one.environment.equals(other.environment)
                && one.root().file.folder().equals(other.root().file.folder());
    }

    /** Follows a value one step further; what leads through too many is unknown. */
    Value deeper(Supplier<Value> step) {
        if (depth >= DEEPEST) {
            return Value.UNKNOWN;
        }
        depth++;
        try {
            return step.get();
        } finally {
            depth--;
        }
    }
}
