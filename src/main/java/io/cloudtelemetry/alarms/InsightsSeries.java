package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.toCollection;

import io.cloudtelemetry.metrics.DimensionSet;
import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a query of CloudWatch Metrics Insights finds: one series, or one for each group. Sources: "Query components and syntax
 * in CloudWatch Metrics Insights", "Metrics Insights quotas" and "Alarms on Metrics Insights queries", CloudWatch user guide.
 */
public final class InsightsSeries implements OfOneMetric {
    /** MetricDataQuery, {@code Expression}. */
    private static final int LONGEST_QUERY = 2048;

    private static final int MOST_SERIES = 500;

    private static final String TEXT = "'(?:[^'\\\\]|\\\\.)*+'";
    private static final String NAME = "(?:\"(?:[^\"\\\\]|\\\\.)++\"|\\w++)";
    private static final String KEY = "(?:(?:tag|AWS)\\.)?+" + NAME;
    private static final String VALUE = "=\\s*(?:" + TEXT + "|\\d++|CURRENT_ACCOUNT_ID\\(\\))";

    /** What begins with the clauses that must be there, and then fits no other, is wrong from there on. */
    private static final Pattern QUERY = Pattern.compile(
            """
            \\s*SELECT\\s+(?<function>FUNCTION)\\s*\\(\\s*(?<metric>NAME)\\s*\\)\
            \\s*FROM\\s+(?:SCHEMA\\s*\\(\\s*(?<table>NAME)(?<schema>(?:\\s*,\\s*NAME)*)\\s*\\)|(?<namespace>NAME))\
            (?:\\s*WHERE\\s+(?<where>KEY\\s*!?VALUE(?:\\s+AND\\s+KEY\\s*!?VALUE)*))?\
            (?:\\s*GROUP\\s+BY\\s+(?<groups>KEY(?:\\s*,\\s*KEY)*))?\
            (?:\\s*(?<order>ORDER\\s+BY)\\s+FUNCTION\\s*\\(\\s*\\)(?:\\s+(?:ASC|DESC)\\b)?)?\
            (?:\\s*LIMIT\\s+(?<limit>\\d{1,9}))?\\s*;?\\s*""".replace("VALUE", VALUE)
                    .replace("KEY", KEY)
                    .replace("NAME", NAME)
                    .replace("FUNCTION", "(?:AVG|COUNT|MAX|MIN|SUM)"),
            Pattern.CASE_INSENSITIVE);

    private static final Pattern KEYS =
            Pattern.compile(VALUE + "|\\bAND\\b|(?<key>" + KEY + ")", Pattern.CASE_INSENSITIVE);

    private final String query;
    private final MetricDefinition metric;
    private final String statistic;
    private final Map<String, String> dimensions = new TreeMap<>();
    private final Set<String> groups;
    private final boolean ordered;

    private InsightsSeries(String query, Matcher parsed) {
        this.query = query;
        var table = parsed.group("table");
        this.metric = MetricCatalogue.find(
                plain(table == null ? parsed.group("namespace") : table), plain(parsed.group("metric")));
        var function = parsed.group("function").toUpperCase(Locale.ROOT);
        this.statistic = QuerySeries.FUNCTIONS.entrySet().stream()
                .filter(each -> each.getValue().equals(function))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        this.groups = keys(parsed.group("groups"));
        this.ordered = parsed.group("order") != null;
        var used = keys(parsed.group("where"));
        used.addAll(groups);
        used.removeIf(key -> key.matches("(?i)(tag|AWS)\\..+"));
        // Of each it has every value, as of one that is not known at synth.
        (table == null ? setWith(used) : keys(parsed.group("schema")))
                .forEach(name -> dimensions.put(name, "${" + name + "}"));
        used.removeAll(dimensions.keySet());
        if (!used.isEmpty()) {
            throw new IllegalArgumentException(
                    "query must compare and group by dimensions of its SCHEMA, which are %s, got %s"
                            .formatted(dimensions.keySet(), used));
        }
        metric.dimensionsOn(dimensions, Map.of());
    }

    static InsightsSeries of(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException(
                    "query must be at most %d characters, got %d".formatted(LONGEST_QUERY, query.length()));
        }
        var parsed = QUERY.matcher(query);
        var begins = parsed.lookingAt();
        if (!begins || parsed.end() < query.length()) {
            throw new IllegalArgumentException(
                    "query must be SELECT FUNCTION(metric) FROM namespace or SCHEMA(namespace, dimension, …), then as wanted WHERE dimension = 'value' AND …, GROUP BY dimension, …, ORDER BY, LIMIT; names of more than letters, digits and _ in double quotes, texts in single ones; got what is none of these from \"%s\""
                            .formatted((begins ? query.substring(parsed.end()) : query)
                                    .strip()
                                    .replaceAll("\\s+", " ")));
        }
        var limit = parsed.group("limit");
        if (limit != null && (Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST_SERIES)) {
            throw new IllegalArgumentException(
                    "query must have a LIMIT from 1 to %d, got %s".formatted(MOST_SERIES, limit));
        }
        return new InsightsSeries(query, parsed);
    }

    private static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }

    private static Set<String> keys(@Nullable String clause) {
        return KEYS.matcher(Objects.requireNonNullElse(clause, ""))
                .results()
                .map(found -> found.group(1))
                .filter(Objects::nonNull)
                .map(InsightsSeries::plain)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Without a schema, a query takes the series of each set; it is wrong if none has all that it uses. */
    private Set<String> setWith(Set<String> used) {
        return metric.dimensionSets().stream()
                .map(DimensionSet::names)
                .filter(names -> names.containsAll(used))
                .findFirst()
                .orElse(used);
    }

    /** {@return the query, which CloudWatch gets as it is} */
    public String query() {
        return query;
    }

    /** {@return whether it finds a series for each group} */
    boolean isGrouped() {
        return !groups.isEmpty();
    }

    @Override
    public MetricDefinition metric() {
        return metric;
    }

    @Override
    public String statistic() {
        return statistic;
    }

    @Override
    public InsightsSeries withStatistic(String other) {
        throw new IllegalArgumentException(
                "statistic must not be given for a query, which names its function, got \"%s\"".formatted(other));
    }

    @Override
    public String describe() {
        return "%s %s of %s"
                .formatted(
                        statistic,
                        metric.name(),
                        groups.isEmpty() ? "all that the query finds" : "any " + String.join(", ", groups));
    }

    @Override
    public int longestRange(int period) {
        return QuerySeries.LONGEST_RANGE;
    }

    @Override
    public List<Finding> findings(AlarmSubject subject) {
        return findings();
    }

    /** {@return what the catalogue has against it; what it is sure of is refused} */
    public List<Finding> findings() {
        return metric.findings(dimensions, statistic);
    }

    @Override
    public void requirePublishedFor(AlarmSubject subject) {
        subject.requirePublished(metric, dimensions.keySet());
        if (isGrouped() && !ordered) {
            throw new IllegalArgumentException(
                    "query must say which group is first, since an alarm looks at the first %d; add such as \"ORDER BY MAX() DESC\""
                            .formatted(MOST_SERIES));
        }
    }
}
