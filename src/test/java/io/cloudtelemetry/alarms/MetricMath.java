package io.cloudtelemetry.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of CloudWatch's metric math as this project's alarms have: the value of a period, null without a data point.
 * Source: "Using metric math" in the CloudWatch user guide; what is computed from a missing data point is missing.
 */
final class MetricMath {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|>=|[-+*/(),]");

    private static final Map<String, List<String>> TOKENS = new ConcurrentHashMap<>();

    private final List<String> tokens;
    private final Map<String, @Nullable Double> values;
    private int next;

    private MetricMath(String expression, Map<String, @Nullable Double> values) {
        this.tokens = TOKENS.computeIfAbsent(expression, MetricMath::tokens);
        this.values = values;
    }

    private static List<String> tokens(String expression) {
        var tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
        if (!String.join("", tokens).equals(expression.replace(" ", ""))) {
            throw new IllegalArgumentException(expression + " has more than this can compute");
        }
        return tokens;
    }

    static @Nullable Double of(String expression, Map<String, @Nullable Double> values) {
        var math = new MetricMath(expression, values);
        var result = math.comparison();
        if (math.next < math.tokens.size()) {
            throw new IllegalArgumentException("%s ends before %s".formatted(expression, math.tokens.get(math.next)));
        }
        return result;
    }

    private @Nullable Double comparison() {
        var left = sum();
        return taken(">=") ? apply(">=", left, sum()) : left;
    }

    private @Nullable Double sum() {
        var result = product();
        while (next < tokens.size() && List.of("+", "-").contains(tokens.get(next))) {
            result = apply(tokens.get(next++), result, product());
        }
        return result;
    }

    private @Nullable Double product() {
        var result = atom();
        while (next < tokens.size() && List.of("*", "/").contains(tokens.get(next))) {
            result = apply(tokens.get(next++), result, atom());
        }
        return result;
    }

    private @Nullable Double atom() {
        var token = tokens.get(next++);
        return switch (token) {
            case "(" -> last(arguments());
            case "FILL" -> filled();
            case "IF" -> chosen();
            default -> Character.isDigit(token.charAt(0)) ? (Double) Double.parseDouble(token) : named(token);
        };
    }

    private @Nullable Double named(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(name + " is no operand");
        }
        return values.get(name);
    }

    private @Nullable Double filled() {
        next++;
        var arguments = arguments();
        return arguments.get(0) == null ? arguments.get(1) : arguments.get(0);
    }

    private @Nullable Double chosen() {
        next++;
        var arguments = arguments();
        var condition = arguments.get(0);
        return condition == null ? null : arguments.get(condition == 0 ? 2 : 1);
    }

    /** {@return the values up to the closing parenthesis} */
    private List<@Nullable Double> arguments() {
        var arguments = new ArrayList<@Nullable Double>();
        do {
            arguments.add(comparison());
        } while (taken(","));
        next++;
        return arguments;
    }

    private static @Nullable Double last(List<@Nullable Double> values) {
        return values.get(values.size() - 1);
    }

    private boolean taken(String token) {
        if (next < tokens.size() && tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private static @Nullable Double apply(String operator, @Nullable Double left, @Nullable Double right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> right == 0 ? null : (Double) (left / right);
            default -> left >= right ? 1.0 : 0.0;
        };
    }
}
