package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A value computed from other series by CloudWatch's metric math.
 *
 * @param expression such as {@code 100 * failed / all}
 * @param operands the series by the name that the expression has for them
 */
public record MathSeries(String expression, Map<String, MetricSeries> operands) implements Series {
    /** "Limits that apply to alarms based on metric math expressions", CloudWatch user guide. */
    private static final int MOST_OPERANDS = 10;

    /** MetricDataQuery, {@code Id}. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

    private static final Pattern NAME_IN_EXPRESSION = Pattern.compile("\\b(?!and\\b|or\\b)[a-z]\\w*+(?!\\s*\\()");

    /** What an expression quotes, such as what SEARCH looks for. */
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");

    public MathSeries {
        if (expression.isBlank() || expression.length() > 1024) {
            throw new IllegalArgumentException(
                    "expression must be 1 to 1024 characters of metric math, got " + expression.length());
        }
        if (operands.isEmpty() || operands.size() > MOST_OPERANDS) {
            throw new IllegalArgumentException(
                    "operands must be 1 to %d series, got %d".formatted(MOST_OPERANDS, operands.size()));
        }
        for (var name : operands.keySet()) {
            if (!NAME.matcher(name).matches() || name.equals(AlarmMetrics.RESULT)) {
                throw new IllegalArgumentException(
                        "operands must be named by a lower-case letter, then letters, digits or _, and not result, got \""
                                + name + "\"");
            }
            if (!Pattern.compile("\\b" + name + "\\b").matcher(expression).find()) {
                throw new IllegalArgumentException(
                        "expression must use every operand, got \"%s\" without %s".formatted(expression, name));
            }
        }
        for (var name : namesIn(expression)) {
            if (!operands.containsKey(name)) {
                throw new IllegalArgumentException(
                        "expression must name its operands only, which are %s, got %s in \"%s\""
                                .formatted(new TreeSet<>(operands.keySet()), name, expression));
            }
        }
        operands = Collections.unmodifiableMap(new TreeMap<>(operands));
    }

    /** {@return whether a series can have that name in expressions} */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * {@return the names of series in an expression} These alone begin with a lower-case letter: "Functions supported for
     * metric math", CloudWatch user guide.
     */
    public static Set<String> namesIn(String expression) {
        return NAME_IN_EXPRESSION
                .matcher(TEXT.matcher(expression).replaceAll("''"))
                .results()
                .map(MatchResult::group)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** {@return the metric's name with a small first letter, as expressions need it} */
    static String operandName(MetricSeries series) {
        var name = series.metric().name();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** {@return the statistics of the operands, since the result has none of its own} */
    @Override
    public String statistic() {
        return operands.values().stream()
                .map(MetricSeries::statistic)
                .distinct()
                .collect(joining(", "));
    }

    @Override
    public MathSeries withStatistic(String statistic) {
        throw new IllegalArgumentException(
                "statistic must not be given for metric math, got \"%s\"; give each operand its own"
                        .formatted(statistic));
    }

    @Override
    public double minimum() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double maximum() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String describe() {
        var names = new LinkedHashMap<String, String>();
        operands.forEach((name, series) -> names.merge(series.describe(), name, (some, more) -> some + ", " + more));
        return names.entrySet().stream()
                .map(series -> series.getValue() + " = " + series.getKey())
                .collect(joining(", ", expression + " with ", ""));
    }

    @Override
    public String unit() {
        return "None";
    }

    @Override
    public Set<MetricDefinition> metrics() {
        return operands.values().stream().map(MetricSeries::metric).collect(toCollection(LinkedHashSet::new));
    }

    @Override
    public List<Finding> findings(AlarmSubject subject) {
        return operands.values().stream()
                .flatMap(operand -> operand.findings(subject).stream())
                .distinct()
                .toList();
    }

    @Override
    public void requirePublishedFor(AlarmSubject subject) {
        operands.values().forEach(operand -> operand.requirePublishedFor(subject));
    }
}
