package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ordered.Ordered;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awscdk.services.sns.FilterOrPolicy;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.SubscriptionFilter;

/**
 * Which alarm messages a subscription gets.
 *
 * <p>It always looks at the message's body: alarm messages have no attributes, at which SNS looks by default ("Amazon SNS
 * subscription filter policy scope"). A change takes up to 15 minutes.
 */
public final class AlarmFilter {
    /** "Filter policy constraints in Amazon SNS": at most five keys, at most 150 combinations of their values. */
    private static final int MOST_FIELDS = 5;

    private static final int MOST_COMBINATIONS = 150;
    private static final Set<String> STATES = Ordered.set("ALARM", "OK", "INSUFFICIENT_DATA");
    private static final AlarmFilter EVERYTHING = new AlarmFilter(Map.of());

    private final Map<AlarmField, Condition> conditions;

    private AlarmFilter(Map<AlarmField, Condition> conditions) {
        this.conditions = Collections.unmodifiableMap(conditions);
        var combinations = conditions.entrySet().stream()
                .mapToInt(each ->
                        each.getValue().values().size() * each.getKey().path().size())
                .reduce(1, Math::multiplyExact);
        if (conditions.size() > MOST_FIELDS || combinations > MOST_COMBINATIONS) {
            throw new IllegalArgumentException(
                    "filter must have at most %d fields and %d combinations of their values, got %d and %d; use prefixes"
                            .formatted(MOST_FIELDS, MOST_COMBINATIONS, conditions.size(), combinations));
        }
    }

    /** {@return the filter that lets every message through, which is what subscriptions have by default} */
    public static AlarmFilter everything() {
        return EVERYTHING;
    }

    /** {@return a filter that lets messages through whose field has one of these values} */
    public static AlarmFilter oneOf(AlarmField field, String... values) {
        return of(field, Kind.ONE_OF, values);
    }

    /** {@return a filter that lets messages through whose field has none of these values} */
    public static AlarmFilter noneOf(AlarmField field, String... values) {
        return of(field, Kind.NONE_OF, values);
    }

    /** {@return a filter that lets messages through whose field begins with one of these texts} */
    public static AlarmFilter startsWith(AlarmField field, String... prefixes) {
        return of(field, Kind.STARTS_WITH, prefixes);
    }

    /**
     * {@return a filter that lets through what both let through}
     *
     * @throws IllegalArgumentException if both look at one field, or SNS would not take so many values
     */
    public AlarmFilter and(AlarmFilter other) {
        var all = new EnumMap<AlarmField, Condition>(AlarmField.class);
        all.putAll(conditions);
        other.conditions.forEach((field, condition) -> {
            if (all.putIfAbsent(field, condition) != null) {
                throw new IllegalArgumentException(
                        "filter must name each field once, got a second condition on " + field);
            }
        });
        return new AlarmFilter(all);
    }

    boolean isEverything() {
        return conditions.isEmpty();
    }

    /** {@return the filter as CDK takes it, for the body of the message} */
    Map<String, FilterOrPolicy> policy() {
        var policy = new LinkedHashMap<String, FilterOrPolicy>();
        var trigger = new LinkedHashMap<String, FilterOrPolicy>();
        conditions.forEach((field, condition) -> {
            var path = field.path();
            (path.size() == 1 ? policy : trigger).put(path.get(path.size() - 1), condition.filter());
        });
        if (!trigger.isEmpty()) {
            policy.put("Trigger", FilterOrPolicy.policy(trigger));
        }
        return policy;
    }

    private static AlarmFilter of(AlarmField field, Kind kind, String... values) {
        Objects.requireNonNull(field, "field");
        if (values.length == 0) {
            throw new IllegalArgumentException("filter must name at least one value of %s, got none".formatted(field));
        }
        for (var value : values) {
            Objects.requireNonNull(value, "values");
            if (field.isState() && kind != Kind.STARTS_WITH && !STATES.contains(value)) {
                throw new IllegalArgumentException(
                        "filter must be ALARM, OK or INSUFFICIENT_DATA for %s, got \"%s\"".formatted(field, value));
            }
        }
        return new AlarmFilter(new EnumMap<>(Map.of(field, new Condition(kind, List.of(values)))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlarmFilter filter && conditions.equals(filter.conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    private enum Kind {
        ONE_OF,
        NONE_OF,
        STARTS_WITH
    }

    private record Condition(Kind kind, List<String> values) {
        FilterOrPolicy filter() {
            var conditions = StringConditions.builder();
            switch (kind) {
                case ONE_OF -> conditions.allowlist(values);
                case NONE_OF -> conditions.denylist(values);
                case STARTS_WITH -> conditions.matchPrefixes(values);
            }
            return FilterOrPolicy.filter(SubscriptionFilter.stringFilter(conditions.build()));
        }
    }
}
