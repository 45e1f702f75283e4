package io.cloudtelemetry.resources;

import io.cloudtelemetry.metrics.DimensionValue;
import io.cloudtelemetry.ownership.Place;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.ConstructSelector;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IConstructSelector;
import software.amazon.awscdk.Token;
import software.constructs.IConstruct;

/**
 * A resource in a template of this app. What is asked of it is a request to the process in which CDK runs, so each is asked
 * once.
 *
 * @param type its CloudFormation type
 * @param path its path in the tree, that of the construct around it if it is the main child of one
 * @param given the path of the construct that it was found by
 */
record TemplateResource(CfnResource resource, String type, String path, String given) {
    /** Each of CDK's own classes has one type, which its name stands for. */
    private static final Map<Class<?>, String> TYPES = new ConcurrentHashMap<>();

    private static final Map<CfnResource, String> TEXTS = Collections.synchronizedMap(new WeakHashMap<>());

    /** "toString" of CfnResource in aws-cdk-lib. */
    private static final Pattern TEXT = Pattern.compile("(?<path>.*) \\[(?<type>[^\\[\\]]+)]");

    private static @Nullable IConstructSelector selector;

    /**
     * {@return the resource that a construct is, or has as its main child; null if it has none, as imported ones have not}
     * In one request, where node and default child are two.
     */
    static @Nullable TemplateResource of(IConstruct construct) {
        Objects.requireNonNull(construct, "resource");
        if (construct instanceof CfnResource resource) {
            return of(resource, "");
        }
        if (selector == null) {
            selector = ConstructSelector.cfnResource();
        }
        var found = selector.select(construct);
        return found.isEmpty() ? null : of((CfnResource) found.get(0), "/[^/]+$");
    }

    private static TemplateResource of(CfnResource resource, String child) {
        var text = TEXT.matcher(TEXTS.computeIfAbsent(resource, CfnResource::toString));
        if (!text.matches()) {
            throw new IllegalStateException("a resource's text must be its path and type, got " + resource);
        }
        var path = text.group("path");
        return new TemplateResource(
                resource,
                text.group("type"),
                path.replaceFirst("/(Resource|Default)$", ""),
                path.replaceFirst(child, ""));
    }

    /** {@return the CloudFormation type of a resource} */
    static String type(CfnResource resource) {
        return resource.getClass() == CfnResource.class
                ? resource.getCfnResourceType()
                : TYPES.computeIfAbsent(resource.getClass(), each -> resource.getCfnResourceType());
    }

    /**
     * {@return whether it is in the stack of a place} What is found by a construct right below that stack is, as there is no
     * room for another stack between them; of all else CDK is asked.
     */
    boolean isInStackOf(Place other) {
        var stack = other.stackPath() + "/";
        return given.startsWith(stack) && given.indexOf('/', stack.length()) < 0 || place().isInStackOf(other);
    }

    Place place() {
        return Place.of(resource);
    }

    /** {@return the value of a dimension} */
    String value(DimensionValue source) {
        var whole = source.att() == null ? resource.getRef() : attribute(source.att());
        var split = source.split();
        return split == null ? whole : Fn.select(Integer.parseInt(split.get(1)), Fn.split(split.get(0), whole));
    }

    /** By the accessor of CDK's class, which is one request where getAtt and its text are two. */
    private String attribute(String name) {
        var value = call(resource, "getAttr" + name.replace(".", ""));
        return value instanceof String text ? text : resource.getAtt(name).toString();
    }

    /** {@return whether a property has one of some values; {@code given} is any, {@code absent} none} */
    boolean has(String property, List<String> values) {
        var value = property(property);
        return values.contains(value == null ? "absent" : "given")
                || value instanceof String text && values.contains(text);
    }

    /** {@return a property as CDK's class has it; null if it is not set} */
    @Nullable
    Object property(String name) {
        return call(resource, "get" + name);
    }

    /** {@return a text within a property, with dots one within another; null if it is not set} */
    @Nullable
    String text(String path) {
        var names = path.split("\\.");
        var value = property(names[0]);
        // Of a mapping CDK hands out only that it is one.
        Object within = value == null ? null : place().stack().resolve(value);
        for (int index = 1; index < names.length; index++) {
            var key = names[index].substring(0, 1).toLowerCase(Locale.ROOT) + names[index].substring(1);
            within = within instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return within == null || within instanceof String ? (String) within : Token.asString(within);
    }

    /** Java's accessors write an acronym as a word: getDbClusterIdentifier has DBClusterIdentifier. */
    private static @Nullable Object call(CfnResource of, String accessor) {
        try {
            for (var method : of.getClass().getMethods()) {
                if (method.getName().equalsIgnoreCase(accessor) && method.getParameterCount() == 0) {
                    return method.invoke(of);
                }
            }
            return null;
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(of + " does not tell " + accessor, refused);
        }
    }
}
