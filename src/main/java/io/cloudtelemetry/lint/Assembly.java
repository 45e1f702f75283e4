package io.cloudtelemetry.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.lint.Template.Environment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All templates that are looked at together, and what one of them says of another. */
final class Assembly {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\d{1,6})#([A-Za-z0-9]+)(?:\\.([^}]+))?}");
    private static final int DEEPEST = 100;

    private final List<Template> templates = new ArrayList<>();
    private final Map<Resource, Template> children = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Resource>>> names = new TreeMap<>();
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
        return matcher.matches()
                ? references(matcher.toMatchResult()).findFirst().orElse(null)
                : null;
    }

    /** {@return every resource of which a value has an attribute somewhere} */
    Stream<Resource> referredIn(Value value) {
        return value.isKnown()
                ? Stream.of()
                : REFERENCE
                        .matcher(value.text())
                        .results()
                        .flatMap(this::references)
                        .map(Reference::resource);
    }

    private Stream<Reference> references(MatchResult found) {
        var number = Integer.parseInt(found.group(1));
        var resource =
                number < templates.size() ? templates.get(number).resources.get(found.group(2)) : null;
        var attribute = found.group(3) == null ? "" : found.group(3);
        return resource == null ? Stream.of() : Stream.of(new Reference(resource, attribute));
    }

    /** {@return the resource of a type that a value names: by a reference, by its name, or by an ARN of this place} */
    Optional<Resource> named(Template from, Value value, String type, String nameProperty) {
        var reference = referred(value);
        if (reference != null) {
            return Optional.of(reference.resource()).filter(each -> each.isOf(type));
        }
        var found = byName(type, nameProperty).getOrDefault(value.lastOfArn(), List.of()).stream()
                .filter(each -> mayMean(value, from, each.template))
                .toList();
        var here = found.stream()
                .filter(each -> each.template.root() == from.root())
                .toList();
        var meant = here.size() == 1 ? here : found;
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** A name is one of the same place; an ARN says of which, and what stands for a value in it has colons of its own. */
    private static boolean mayMean(Value value, Template from, Template template) {
        var parts = value.text().replaceAll("\\$\\{[^}]*}", "\\${}").split(":", 6);
        return parts.length < 6
                ? mayBeOfOnePlace(from, template)
                : agree(parts[3], template.environment.region()) && agree(parts[4], template.environment.account());
    }

    private static boolean agree(String one, String other) {
        return one.equals(other) || one.contains(Value.HOLE) || one.isEmpty() || other.isEmpty();
    }

    private Map<String, List<Resource>> byName(String type, String property) {
        return names.computeIfAbsent(
                type,
                each -> resources(type)
                        .filter(named -> !List.of("", Value.UNKNOWN.text())
                                .contains(named.value(property).text()))
                        .collect(groupingBy(named -> named.value(property).text(), TreeMap::new, toList())));
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

    /** {@return whether two templates are surely deployed to one account, and to one region unless all are one} */
    static boolean areOfOnePlace(Template one, Template other, boolean inAllRegions) {
        return one.root() == other.root()
                || Environment.areOne(one.environment.account(), other.environment.account())
                        && (inAllRegions || Environment.areOne(one.environment.region(), other.environment.region()));
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
