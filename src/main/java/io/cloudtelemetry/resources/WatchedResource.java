package io.cloudtelemetry.resources;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * What is watched: a resource of a type, with the dimensions of its metrics.
 *
 * @param name what alarms and sections call it; null if nobody has said and its own name is not known at synth
 * @param resource what it is in a template of this app; null for one that exists
 */
record WatchedResource(
        ResourceType type,
        @Nullable String name,
        Map<String, String> dimensions,
        @Nullable TemplateResource resource) {
    private static final String WITH = "; give %s by with(\"%s\", …), since the metrics of %s are keyed by it too";

    /** {@return one that exists} */
    static WatchedResource existing(String word, Map<String, String> keys) {
        var type = ResourceTypes.of(word);
        var dimensions = type.dimensionsOf(keys, List.of());
        var first = dimensions.values().iterator().next();
        return new WatchedResource(type, Tokens.in(first) ? null : readable(first), dimensions, null);
    }

    /** What stands last in an ARN, with its parts joined as words. */
    private static String readable(String name) {
        return name.substring(name.lastIndexOf(':') + 1).replace('/', '-');
    }

    /**
     * {@return one of this app}
     *
     * @param word the word of its type; null for the only one that it can be
     * @param second second resources that it needs, by their keys: constructs, or values as they are
     */
    static WatchedResource of(
            Construct scope, IConstruct construct, @Nullable String word, Map<String, Object> second) {
        var resource = TemplateResource.of(construct);
        if (resource == null) {
            throw new IllegalArgumentException(
                    "resource must be defined in this app, got %s, which is imported or has no main resource; name what exists by existing(…)"
                            .formatted(construct.getNode().getPath()));
        }
        requireStack(scope, "resource", resource);
        var type = word == null ? type(resource) : chosen(resource, word);
        var dimensions = new LinkedHashMap<String, String>();
        Objects.requireNonNull(type.types().get(resource.type())).forEach((dimension, source) -> {
            var key = source.needs();
            if (key == null) {
                dimensions.put(dimension, resource.value(source));
                return;
            }
            var other = second.get(key);
            if (other == null) {
                throw new IllegalArgumentException(
                        "%s must be given with the resource %s, got none".formatted(key, resource.path())
                                + WITH.formatted(Objects.requireNonNull(source.of()), key, type.key()));
            }
            if (other instanceof String value) {
                dimensions.put(dimension, value);
                return;
            }
            var found = TemplateResource.of((IConstruct) other);
            if (found == null || !found.type().equals(source.of())) {
                throw new IllegalArgumentException("%s must be %s of this app, or the value of %s, got %s"
                        .formatted(key, source.of(), dimension, found == null ? "an imported one" : found.type()));
            }
            requireStack(scope, key, found);
            dimensions.put(dimension, found.value(source));
        });
        var path =
                resource.path().substring(Place.of(scope).outermostStackPath().length() + 1);
        return new WatchedResource(type, path.replace('/', '-'), dimensions, resource);
    }

    /** In another stack, it would have to be exported from its own. */
    private static void requireStack(Construct scope, String what, TemplateResource resource) {
        if (!resource.isInStackOf(Place.of(scope))) {
            throw new IllegalArgumentException(
                    "%s must be in the stack of its telemetry (%s), got %s in %s, which would have to export it; define the telemetry there, or name it by existing(…)"
                            .formatted(
                                    what,
                                    Place.of(scope).stackPath(),
                                    resource.path(),
                                    resource.place().stackPath()));
        }
    }

    private static ResourceType chosen(TemplateResource resource, String word) {
        var type = ResourceTypes.of(word);
        if (!type.types().containsKey(resource.type())) {
            throw new IllegalArgumentException("type must be one of a %s, got %s, which is for %s"
                    .formatted(resource.type(), word, type.types().keySet()));
        }
        return type;
    }

    private static ResourceType type(TemplateResource resource) {
        var known = ResourceTypes.ofCloudFormation(resource.type());
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "resource must be of a type that has a data file, got %s (%s); there are %s, and docs/adding-a-service.md says how to add one"
                            .formatted(resource.path(), resource.type(), ResourceTypes.all()));
        }
        return known.stream()
                .filter(each -> each.pointedAtBy() == null && fits(each, resource))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("resource must be what its type asks for, got %s; %s"
                        .formatted(
                                resource.path(),
                                known.stream()
                                        .map(each -> "%s are those with %s".formatted(each.key(), each.when()))
                                        .collect(joining(", ")))));
    }

    /** {@return whether a resource in a template has the properties of a type} */
    static boolean fits(ResourceType type, TemplateResource resource) {
        return type.when().entrySet().stream().allMatch(each -> resource.has(each.getKey(), each.getValue()));
    }

    /** {@return the name of its log group; null for none} One of this app may have another than it has by default. */
    @Nullable
    String logGroup(Place place) {
        var own = resource == null || type.logGroupIn() == null ? null : resource.text(type.logGroupIn());
        if (own != null) {
            return own;
        }
        return type.logGroup() == null ? null : filled(type.logGroup(), place);
    }

    /** {@return a text of the data file, with the dimensions and the region put in} */
    String filled(String text, Place place) {
        var filled = text.replace("{region}", place.regionOrToken());
        for (var dimension : dimensions.entrySet()) {
            filled = filled.replace("{" + dimension.getKey() + "}", dimension.getValue());
        }
        return filled;
    }

    WatchedResource named(@Nullable String given) {
        return given == null ? this : new WatchedResource(type, given, dimensions, resource);
    }
}
