package io.cloudtelemetry.report;

import static java.util.regex.Pattern.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a search or a query of Metrics Insights looks for: lines that are known only when the board is opened.
 *
 * @param namespace the namespace of the metric; empty if nothing says it
 * @param dimensions what tells the lines apart; empty for one line, or if nothing says it
 * @param count how many lines are drawn as a sample
 */
record Found(String namespace, String metric, String statistic, List<String> dimensions, int count) {
    private static final int OF_A_SEARCH = 3;
    private static final int OF_A_QUERY = 5;
    private static final Pattern SEARCH =
            compile("(?is)\\bSEARCH\\s*\\(\\s*(['\"])\\s*(?:\\{([^}]*)})?(.*?)\\1\\s*(?:,\\s*'([^']*)')?");
    private static final Pattern NAME = compile("(?i)MetricName\\s*=\\s*\"?([^\"' ]+)");
    private static final Pattern SELECT = compile(
            "(?is)\\s*SELECT\\s+(\\w+)\\s*\\(\\s*(\"[^\"]+\"|\\w+)\\s*\\)\\s*FROM\\s+(?:SCHEMA\\s*\\(\\s*)?(\"[^\"]+\"|[\\w/]+)(.*)");
    private static final Pattern GROUPS =
            compile("(?is)\\bGROUP\\s+BY\\s+(.*?)(?:\\s+ORDER\\b.*|\\s+LIMIT\\b.*|\\s*;?\\s*$)");
    private static final Pattern LIMIT = compile("(?i)\\bLIMIT\\s+(\\d{1,6})");
    private static final Pattern PROPERTY = compile("\\$\\{PROP\\('(?:Dim\\.)?([^']*)'\\)}");

    /** {@return what an expression looks for; null if it computes one line from others} */
    static @Nullable Found in(String expression, String usualStatistic) {
        var select = SELECT.matcher(expression);
        if (select.matches()) {
            var groups = GROUPS.matcher(select.group(4));
            var by = groups.find() ? names(groups.group(1)) : List.<String>of();
            var limit = LIMIT.matcher(select.group(4));
            var most = limit.find() ? Math.min(OF_A_QUERY, Integer.parseInt(limit.group(1))) : OF_A_SEARCH;
            return new Found(
                    plain(select.group(3)),
                    plain(select.group(2)),
                    statistic(select.group(1)),
                    by,
                    by.isEmpty() ? 1 : Math.max(1, most));
        }
        var search = SEARCH.matcher(expression);
        if (!search.find()) {
            return null;
        }
        var schema = new ArrayList<>(search.group(2) == null ? List.of("") : names(search.group(2)));
        var namespace = schema.remove(0);
        var asked = search.group(3);
        // A dimension of which one value is asked for is the same for all.
        schema.removeIf(name -> asked.matches("(?is).*\\b\"?" + Pattern.quote(name) + "\"?\\s*=.*"));
        var name = NAME.matcher(asked);
        return new Found(
                namespace,
                name.find() ? name.group(1) : "",
                search.group(4) == null ? usualStatistic : search.group(4),
                schema,
                OF_A_SEARCH);
    }

    private static String statistic(String function) {
        return switch (function.toUpperCase(Locale.ROOT)) {
            case "MAX" -> "Maximum";
            case "MIN" -> "Minimum";
            case "SUM" -> "Sum";
            case "COUNT" -> "SampleCount";
            default -> "Average";
        };
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).map(Found::plain).toList();
    }

    private static String plain(String name) {
        return name.strip().replaceAll("^\"|\"$", "");
    }

    /** {@return what the legend of one of the lines has} It ends with what tells them apart, as the label or CloudWatch has it. */
    String label(String stated, int number) {
        var filled = PROPERTY.matcher(stated).replaceAll(property -> switch (property.group(1)) {
            case "MetricName" -> metric;
            case "Stat" -> statistic;
            default -> property.group(1) + "-" + number;
        });
        if (!filled.equals(stated) || count == 1) {
            return filled.isBlank() ? metric : filled;
        }
        var values = dimensions.isEmpty()
                ? metric + " " + number
                : dimensions.stream().map(each -> each + "-" + number).collect(Collectors.joining(" "));
        return (stated + " " + values).strip();
    }
}
