package io.cloudtelemetry.eks;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * Answers queries over series as Prometheus does, as far as the alarms of this library use its language: selectors by
 * equality, arithmetic and comparisons, matching one to one, aggregations by label, rate and absent.
 */
final class PromQl {
    private static final String NAME = "__name__";
    private static final long LOOKBACK = 300;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\"[^\"]*\")|([0-9.]+[smhd]|[0-9]+(?:\\.[0-9]+)?)|([a-zA-Z_:][\\w:]*)|([<>=!]=|[-+*/(){}\\[\\],<>=]))");
    private static final List<Map<String, DoubleBinaryOperator>> PRECEDENCE = List.of(
            Map.of(">", (a, b) -> a > b ? 1 : 0, "<", (a, b) -> a < b ? 1 : 0, ">=", (a, b) -> a >= b ? 1 : 0),
            Map.of("+", Double::sum, "-", (a, b) -> a - b),
            Map.of("*", (a, b) -> a * b, "/", (a, b) -> a / b));
    private static final Map<String, ToDoubleFunction<List<Double>>> AGGREGATIONS = Map.of(
            "max", values -> of(values).max().orElseThrow(),
            "min", values -> of(values).min().orElseThrow(),
            "sum", values -> of(values).sum(),
            "avg", values -> of(values).average().orElseThrow(),
            "count", List::size);

    private final List<String> tokens = new ArrayList<>();
    private final List<Series> data;
    private final long now;
    private int next;

    private PromQl(String query, List<Series> data, long now) {
        var matcher = TOKEN.matcher(query.strip());
        var at = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            at = matcher.end();
            matcher.region(at, query.strip().length());
        }
        if (at != query.strip().length()) {
            throw new IllegalArgumentException("no PromQL at " + query.strip().substring(at));
        }
        this.data = data;
        this.now = now;
    }

    /** A series: its labels, with its name, and its values by second. */
    record Series(Map<String, String> labels, NavigableMap<Long, Double> samples) {}

    /** The value of an expression: a vector by labels, or a number. */
    private sealed interface Value permits Vector, Scalar {}

    private record Vector(Map<Map<String, String>, Double> elements) implements Value {}

    private record Scalar(double number) implements Value {}

    /**
     * {@return what a query returns at a moment}
     *
     * @throws IllegalStateException if Prometheus would fail the query over these series
     */
    static Map<Map<String, String>, Double> query(String query, List<Series> data, long now) {
        var evaluation = new PromQl(query, data, now);
        var value = evaluation.binary(0);
        if (evaluation.next != evaluation.tokens.size()) {
            throw new IllegalArgumentException("no PromQL from token " + evaluation.next + " of " + query);
        }
        return vector(value).elements();
    }

    private static DoubleStream of(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }

    private static Vector vector(Value value) {
        if (value instanceof Vector vector) {
            return vector;
        }
        throw new IllegalArgumentException("expected an instant vector, got a scalar");
    }

    private boolean takes(String token) {
        var is = next < tokens.size() && tokens.get(next).equals(token);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw new IllegalArgumentException("expected %s at token %d of %s".formatted(token, next, tokens));
        }
    }

    private String take() {
        return tokens.get(next++);
    }

    private Value binary(int level) {
        if (level == PRECEDENCE.size()) {
            return primary();
        }
        var left = binary(level + 1);
        while (next < tokens.size() && PRECEDENCE.get(level).containsKey(tokens.get(next))) {
            var operator = PRECEDENCE.get(level).get(take());
            var on = takes("on") ? labels() : null;
            left = apply(operator, level == 0, left, on, binary(level + 1));
        }
        return left;
    }

    private static Value apply(
            DoubleBinaryOperator operator, boolean compares, Value left, Set<String> on, Value right) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            return new Scalar(operator.applyAsDouble(a.number(), b.number()));
        }
        var result = new HashMap<Map<String, String>, Double>();
        if (left instanceof Vector a && right instanceof Vector b) {
            if (compares) {
                throw new IllegalArgumentException("comparisons of two vectors are not known here");
            }
            if (a.elements().isEmpty() || b.elements().isEmpty()) {
                return new Vector(Map.of());
            }
            var others = new HashMap<Map<String, String>, Double>();
            b.elements().forEach((labels, value) -> {
                if (others.put(signature(labels, on), value) != null) {
                    throw new IllegalStateException(
                            "found duplicate series for the match group on the right hand-side of the operation;"
                                    + "many-to-many matching not allowed: matching labels must be unique on one side");
                }
            });
            a.elements().forEach((labels, value) -> {
                var other = others.get(signature(labels, on));
                if (other != null && result.put(signature(labels, on), operator.applyAsDouble(value, other)) != null) {
                    throw new IllegalStateException(
                            "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)");
                }
            });
            return new Vector(result);
        }
        var onTheLeft = left instanceof Vector;
        var number = ((Scalar) (onTheLeft ? right : left)).number();
        vector(onTheLeft ? left : right).elements().forEach((labels, value) -> {
            var computed = onTheLeft ? operator.applyAsDouble(value, number) : operator.applyAsDouble(number, value);
            if (compares && computed == 1) {
                result.put(labels, value);
            } else if (!compares) {
                put(result, signature(labels, null), computed);
            }
        });
        return new Vector(result);
    }

    private static void put(Map<Map<String, String>, Double> result, Map<String, String> labels, double value) {
        if (result.put(labels, value) != null) {
            throw new IllegalStateException("vector cannot contain metrics with the same labelset");
        }
    }

    /** All labels but the name, or those alone that are named. */
    private static Map<String, String> signature(Map<String, String> labels, Set<String> on) {
        return labels.entrySet().stream()
                .filter(label -> on == null ? !label.getKey().equals(NAME) : on.contains(label.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Value primary() {
        if (takes("(")) {
            var inner = binary(0);
            expect(")");
            return inner;
        }
        var token = tokens.get(next);
        if (Character.isDigit(token.charAt(0))) {
            return new Scalar(Double.parseDouble(take()));
        }
        if (AGGREGATIONS.containsKey(token)) {
            return aggregation(AGGREGATIONS.get(take()));
        }
        if (takes("rate")) {
            expect("(");
            var matchers = matchers();
            expect("[");
            var seconds = 60 * Long.parseLong(take().replace("m", ""));
            expect("]");
            expect(")");
            return rate(matchers, seconds);
        }
        if (takes("absent")) {
            expect("(");
            var matchers = matchers();
            expect(")");
            return instant(matchers).elements().isEmpty()
                    ? new Vector(Map.of(signature(matchers, null), 1.0))
                    : new Vector(Map.of());
        }
        return instant(matchers());
    }

    private Vector aggregation(ToDoubleFunction<List<Double>> aggregation) {
        expect("by");
        var by = labels();
        expect("(");
        var inner = vector(binary(0));
        expect(")");
        var groups = new HashMap<Map<String, String>, List<Double>>();
        inner.elements()
                .forEach((labels, value) -> groups.computeIfAbsent(signature(labels, by), none -> new ArrayList<>())
                        .add(value));
        return new Vector(groups.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, group -> aggregation.applyAsDouble(group.getValue()))));
    }

    private Set<String> labels() {
        expect("(");
        var labels = new TreeSet<String>();
        while (!takes(")")) {
            labels.add(unquoted(take()));
            takes(",");
        }
        return labels;
    }

    private Map<String, String> matchers() {
        var matchers = new TreeMap<String, String>();
        if (!tokens.get(next).equals("{")) {
            matchers.put(NAME, take());
        }
        if (takes("{")) {
            while (!takes("}")) {
                var label = unquoted(take());
                expect("=");
                matchers.put(label, unquoted(take()));
                takes(",");
            }
        }
        return matchers;
    }

    private static String unquoted(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
    }

    private List<Series> selected(Map<String, String> matchers) {
        return data.stream()
                .filter(series -> series.labels().entrySet().containsAll(matchers.entrySet()))
                .toList();
    }

    private Vector instant(Map<String, String> matchers) {
        var result = new HashMap<Map<String, String>, Double>();
        for (var series : selected(matchers)) {
            var last = series.samples().floorEntry(now);
            if (last != null && last.getKey() > now - LOOKBACK) {
                put(result, series.labels(), last.getValue());
            }
        }
        return new Vector(result);
    }

    /** As Prometheus does it: what the samples do not cover is filled by half an interval at most. */
    private Vector rate(Map<String, String> matchers, long seconds) {
        var result = new HashMap<Map<String, String>, Double>();
        for (var series : selected(matchers)) {
            var samples = series.samples().subMap(now - seconds, false, now, true);
            if (samples.size() < 2) {
                continue;
            }
            var first = samples.firstEntry();
            var last = samples.lastEntry();
            double covered = last.getKey() - first.getKey();
            var between = covered / (samples.size() - 1);
            var rise = last.getValue() - first.getValue();
            double toStart = first.getKey() - (now - seconds);
            if (rise > 0) {
                toStart = Math.min(toStart, covered * first.getValue() / rise);
            }
            double toEnd = now - last.getKey();
            var extended = covered
                    + (toStart < between * 1.1 ? toStart : between / 2)
                    + (toEnd < between * 1.1 ? toEnd : between / 2);
            put(result, signature(series.labels(), null), rise * extended / covered / seconds);
        }
        return new Vector(result);
    }
}
