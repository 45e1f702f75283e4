package io.cloudtelemetry.resources;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.metrics.ResourceType;
import io.cloudtelemetry.metrics.ResourceTypes;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.resources.ResourceTelemetry.Builder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The resources of a scope that can be watched, from {@link ResourceTelemetry#everythingIn}. */
public final class EveryResource {
    private static final String SCOPE = "Telemetry";

    /**
     * Functions and state machines that CDK defines to handle custom resources: of the provider framework, of providers
     * ("Custom::…", those of EKS), and singletons, whose ids end with a UUID ("constructName" of singleton-lambda.ts).
     */
    private static final Pattern HANDLER = Pattern.compile(
            "(^|.*/)(framework-(onEvent|isComplete|onTimeout)|waiter-state-machine|Custom::[^/]+|[A-Za-z]*[0-9a-f]{32}"
                    + "|@aws-cdk--aws-eks\\.[A-Za-z]+|KubectlProvider)(/.*)?$");

    private final Construct scope;
    private final List<Found> found;
    private final Set<IConstruct> seen;
    private Predicate<Found> wanted = each -> true;
    private final Map<String, IConstruct> second = new LinkedHashMap<>();
    private BiFunction<Found, Builder, Builder> each = (one, telemetry) -> telemetry;
    private AlarmRouting routing = AlarmRouting.nobody();

    /**
     * A resource that can be watched.
     *
     * @param type the word of its type, such as {@code queues}
     * @param path its path in the tree
     */
    public record Found(String type, String path, CfnResource resource) {}

    private EveryResource(Construct scope, List<Found> found, Set<IConstruct> seen) {
        this.scope = scope;
        this.found = found;
        this.seen = seen;
    }

    static EveryResource in(Construct scope) {
        var all = scope.getNode().findAll();
        var seen = Collections.<IConstruct>newSetFromMap(new IdentityHashMap<>());
        var found = found(all, seen);
        seen.addAll(all);
        return new EveryResource(scope, found, seen);
    }

    /** Those that have not been seen. Of each the path tells its stack, so that CDK is not asked for it. */
    private static List<Found> found(List<IConstruct> all, Set<IConstruct> seen) {
        var stacks = new LinkedHashMap<String, Place>();
        var candidates = new ArrayList<TemplateResource>();
        for (var construct : all) {
            if (construct instanceof Stack stack) {
                stacks.put(Place.of(stack).stackPath(), Place.of(stack));
            }
        }
        for (var construct : all) {
            if (construct instanceof CfnResource resource
                    && !seen.contains(resource)
                    && !ResourceTypes.ofCloudFormation(TemplateResource.type(resource))
                            .isEmpty()) {
                var candidate = Objects.requireNonNull(TemplateResource.of(resource));
                if (!HANDLER.matcher(candidate.path()).matches()) {
                    placed(candidate, stacks);
                    candidates.add(candidate);
                }
            }
        }
        var targets = PointedAt.in(candidates);
        var found = new ArrayList<Found>();
        for (var candidate : candidates) {
            var type = type(candidate, targets);
            if (type != null) {
                found.add(new Found(type.key(), candidate.path(), candidate.resource()));
            }
        }
        return found;
    }

    /** The nearest stack around it; that of the scope is around all for which there is none below the scope. */
    private static void placed(TemplateResource candidate, Map<String, Place> stacks) {
        var path = candidate.path();
        while (path.contains("/")) {
            path = path.substring(0, path.lastIndexOf('/'));
            if (stacks.containsKey(path)) {
                stacks.get(path).with(candidate.resource());
                return;
            }
        }
        stacks.put(candidate.place().stackPath(), candidate.place());
    }

    private static @Nullable ResourceType type(TemplateResource candidate, PointedAt targets) {
        var fitting = ResourceTypes.ofCloudFormation(candidate.type()).stream()
                .filter(each -> WatchedResource.fits(each, candidate))
                .toList();
        return fitting.stream()
                .filter(each -> each.pointedAtBy() != null && targets.has(candidate, each.pointedAtBy()))
                .findFirst()
                .orElseGet(() -> fitting.stream()
                        .filter(each -> each.pointedAtBy() == null)
                        .findFirst()
                        .orElse(null));
    }

    /** {@return the resources that are left, in the order of the tree} */
    public List<Found> resources() {
        return found.stream().filter(wanted).toList();
    }

    /** Watches those alone of which this is true. */
    public EveryResource include(Predicate<Found> only) {
        wanted = wanted.and(only);
        return this;
    }

    /** Leaves out those of which this is true. */
    public EveryResource exclude(Predicate<Found> unwanted) {
        return include(unwanted.negate());
    }

    /**
     * Watches those of some types alone.
     *
     * @throws IllegalArgumentException if no file has a type
     */
    public EveryResource include(String... types) {
        return include(isOneOf(types));
    }

    /**
     * Leaves out those of some types.
     *
     * @throws IllegalArgumentException if no file has a type
     */
    public EveryResource exclude(String... types) {
        return exclude(isOneOf(types));
    }

    private static Predicate<Found> isOneOf(String... types) {
        Arrays.asList(types).forEach(ResourceTypes::of);
        var words = Ordered.set(types);
        return each -> words.contains(each.type());
    }

    /** A second resource for all that need it. Default: the only one in the stack that it can be. */
    public EveryResource with(String key, IConstruct other) {
        second.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(other, "other"));
        return this;
    }

    /** Sets more of each, such as its name, which two stacks may both have, or its alarms. Default: nothing. */
    public EveryResource each(BiFunction<Found, Builder, Builder> settings) {
        each = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /** Who is told. Default: nobody, with a warning at synth. */
    public EveryResource routing(AlarmRouting given) {
        routing = Objects.requireNonNull(given, "routing");
        return this;
    }

    /**
     * Defines the telemetry of each, in its own stack below {@code Telemetry}.
     *
     * @return the telemetry, in the order of the tree
     * @throws IllegalArgumentException if that of one cannot be defined
     */
    public List<ResourceTelemetry> build() {
        var scopes = new LinkedHashMap<String, Construct>();
        var defined = new ArrayList<ResourceTelemetry>();
        for (var one : resources()) {
            var place = Place.of(one.resource());
            var in = scopes.computeIfAbsent(place.stackPath(), key -> place.with(scopeIn(place)));
            var id = one.path().substring(place.stackPath().length() + 1).replace('/', '-');
            var telemetry = Builder.create(in, ConstructIds.in(in, id))
                    .resource(one.resource())
                    .type(one.type())
                    .routing(routing);
            ResourceTypes.of(one.type()).types().values().stream()
                    .flatMap(values -> values.values().stream())
                    .forEach(value -> {
                        var other = value.needs() == null
                                ? null
                                : second.getOrDefault(value.needs(), onlyOne(place, value.of()));
                        if (other != null) {
                            telemetry.with(value.needs(), other);
                        }
                    });
            try {
                defined.add(each.apply(one, telemetry).build());
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(
                        "%s cannot be watched: %s; change it by each(…), or leave it out by exclude(…)"
                                .formatted(one.path(), refused.getMessage()),
                        refused);
            }
        }
        scope.getNode().addValidation(this::definedLater);
        return List.copyOf(defined);
    }

    private static Construct scopeIn(Place place) {
        return place.stack().getNode().tryFindChild(SCOPE) instanceof Construct known
                ? known
                : new Construct(place.stack(), SCOPE);
    }

    private @Nullable CfnResource onlyOne(Place place, @Nullable String type) {
        var candidates = found.stream()
                .map(Found::resource)
                .filter(each -> TemplateResource.type(each).equals(type)
                        && Place.of(each).isInStackOf(place))
                .toList();
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    private List<String> definedLater() {
        return found(scope.getNode().findAll(), seen).stream()
                .filter(wanted)
                .map(each ->
                        "everythingIn must come after the resources that it watches, got %s later (%s); define it before, or leave it out by exclude(…)"
                                .formatted(each.path(), each.type()))
                .toList();
    }
}
