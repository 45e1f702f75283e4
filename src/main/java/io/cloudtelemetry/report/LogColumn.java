package io.cloudtelemetry.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A column of the answer to a query of Logs Insights, with cells made up. */
record LogColumn(String name, Kind kind) {
    private static final Pattern COMMAND =
            Pattern.compile("(?i)(?:^|\\|)\\s*(?=(?:fields|display|stats|filter|filterindex"
                    + "|sort|limit|parse|dedup|pattern|diff|unmask|unnest|source)\\b)");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern ALIAS = Pattern.compile("(?is)(.*?)\\s+as\\s+`?([^`]+?)`?");

    /** What a column holds, as its name tells. */
    enum Kind {
        TIME("(?is).*(@timestamp|\\bbin\\s*\\().*"),
        TEXT("(?i)@?message|text|line|log|msg|.*\\.(message|log)"),
        NUMBER("(?i).*(latency|duration|milliseconds|bytes|errors|requests|percent|cpu|memory"
                + "|(count|sum|avg|min|max|median|pct|stddev)[a-z_]*\\().*"),
        NAME("(?s).*");

        private final Pattern names;

        Kind(String names) {
            this.names = Pattern.compile(names);
        }
    }

    /** {@return the columns: those that the query displays, else counts, else names} */
    static List<LogColumn> of(String query) {
        return Stream.of("display", "stats", "fields")
                .map(command -> of(query, command))
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(column("@timestamp"), column("@message")));
    }

    private static List<LogColumn> of(String query, String command) {
        return COMMAND.splitAsStream(query)
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(command))
                // What it is counted by stands first.
                .map(each -> each.substring(command.length()).replaceFirst("(?is)(.*)\\sby\\s(.*)", "$2,$1"))
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(LogColumn::column)
                .toList();
    }

    private static LogColumn column(String given) {
        var alias = ALIAS.matcher(given);
        var name = alias.matches() ? alias.group(2) : given;
        return new LogColumn(
                name,
                Stream.of(Kind.values())
                        .filter(kind -> kind.names.matcher(given).matches()
                                || kind.names.matcher(name).matches())
                        .findFirst()
                        .orElse(Kind.NAME));
    }

    /** {@return how much of the table's width it takes} */
    int weight() {
        return kind == Kind.TEXT ? 3 : 1;
    }

    String sample(int row) {
        return switch (kind) {
            case TIME -> "%02d:%02d:00".formatted(11 - row / 60 % 12, 59 - row % 60);
            case TEXT -> "a line of the log";
            case NUMBER -> Axis.shown((60 + Math.abs(name.hashCode() % 36)) * Math.pow(0.9, row));
            case NAME -> name.equals("status") ? "500" : name.replaceFirst(".*[.@]", "") + "-" + (row + 1);
        };
    }
}
