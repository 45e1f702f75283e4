package io.cloudtelemetry.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.lint.Template.Environment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All templates that are looked at together, and what one of them says of another. */
final class Assembly {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\d{1,6})#([A-Za-z0-9]+)(?:\\.([^}]+))?}");

    final List<Template> templates = new ArrayList<>();
    private final Map<String, Map<String, List<Resource>>> names = new TreeMap<>();

    /** How many steps the value that is followed now has led already. */
    int depth;

    /** A resource, or one of its attributes; that is empty for what {@code Ref} gives. */
    record Reference(Resource resource, String attribute) {}

    void add(Template template) {
        templates.add(template);
        if (template.parent != null) {
            template.parent.nested = template;
        }
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
        return matcher.matches() ? reference(matcher) : null;
    }

    /** {@return every resource of which a value has an attribute somewhere} */
    Set<Resource> referredIn(Value value) {
        var referred = new LinkedHashSet<Resource>();
        var matcher = REFERENCE.matcher(value.text());
        while (!value.isKnown() && matcher.find()) {
            var reference = reference(matcher);
            if (reference != null) {
                referred.add(reference.resource());
            }
        }
        return referred;
    }

    private @Nullable Reference reference(Matcher found) {
        var number = Integer.parseInt(found.group(1));
        var all = number < templates.size() ? templates.get(number).resources : Map.<String, Resource>of();
        var resource = all.get(found.group(2));
        return resource == null ? null : new Reference(resource, found.group(3) == null ? "" : found.group(3));
    }

    /** {@return the resource of a type that a value names: by a reference, by its name, or by an ARN of this place} */
    Optional<Resource> named(Template from, Value value, String type, String nameProperty) {
        var reference = referred(value);
        if (reference != null) {
            return Optional.of(reference.resource()).filter(each -> each.isOf(type));
        }
        var name = value.equals(Value.UNKNOWN) ? "" : value.lastOfArn();
        var found = new ArrayList<>(byName(type, nameProperty).getOrDefault(name, List.of()));
        found.removeIf(each -> !mayMean(value, from, each.template));
        if (found.stream().anyMatch(each -> each.template.root() == from.root())) {
            found.removeIf(each -> each.template.root() != from.root());
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
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
                        .filter(named -> !named.value(property).text().isEmpty())
                        .collect(groupingBy(named -> named.value(property).text(), TreeMap::new, toList())));
    }

    Value exported(Template from, Value name) {
        var values = new ArrayList<Value>();
        for (var template : templates) {
            for (var output : template.file.root().path("Outputs")) {
                var export = template.value(output.path("Export").path("Name"));
                if (mayBeOfOnePlace(from, template) && export.equals(name)) {
                    values.add(template.value(output.path("Value")));
                }
            }
        }
        return one(values);
    }

    Value output(Template from, JsonNode given) {
        var stack = from.value(given.path("StackName"));
        var name = from.value(given.path("OutputName")).text();
        var region = given.has("Region") ? from.value(given.path("Region")).text() : from.environment.region();
        return one(templates.stream()
                .filter(each -> each.parent == null && stack.is(each.stackName))
                .filter(each -> agree(region, each.environment.region()))
                .map(each -> each.output(name))
                .toList());
    }

    private static Value one(List<Value> all) {
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
}
