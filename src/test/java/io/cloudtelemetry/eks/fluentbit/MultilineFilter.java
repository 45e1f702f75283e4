package io.cloudtelemetry.eks.fluentbit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins lines as Fluent Bit's filter does, faults included: the last parser that had a line goes first, a state that leads
 * to a line that starts an event flushes at once, and what comes to an empty buffer is kept a second time as the context
 * (src/multiline/flb_ml.c, src/multiline/flb_ml_rule.c).
 */
final class MultilineFilter {
    private static final Pattern RULE = Pattern.compile("\"([^\"]+)\" +\"/(.+)/\" +\"([^\"]+)\"");

    /** A line that is like a pattern leads from some states to another one. */
    record Rule(List<String> from, Pattern line, String to) {
        boolean starts() {
            return from.contains("start_state");
        }

        static Rule of(String text) {
            var parts = RULE.matcher(text);
            if (!parts.matches()) {
                throw new AssertionError("no rule: " + text);
            }
            return new Rule(List.of(parts.group(1).split(", ")), Pattern.compile(parts.group(2)), parts.group(3));
        }
    }

    /** One parser with what it holds of an event. */
    private final class Parser {
        final List<Rule> rules;
        String state = "";
        String text;
        String context;

        Parser(List<Rule> rules) {
            this.rules = rules;
        }

        boolean takes(String line) {
            var next = rules.stream()
                    .filter(each -> !each.starts() && each.from().contains(state))
                    .filter(each -> each.line().matcher(line).find())
                    .findFirst();
            if (next.isPresent()) {
                text = text == null ? line : text + "\n" + line;
            } else {
                next = rules.stream()
                        .filter(each ->
                                each.starts() && each.line().matcher(line).find())
                        .findFirst();
                if (next.isEmpty()) {
                    return false;
                }
                flush();
                text = line;
                context = line;
            }
            state = next.get().to();
            if (rules.stream().anyMatch(each -> each.starts() && each.from().contains(state))) {
                flush();
            }
            context = context == null ? line : context;
            return true;
        }

        void flush() {
            if (text != null || context != null) {
                events.add(text == null ? context : text);
            }
            text = null;
            context = null;
        }
    }

    private final List<String> events = new ArrayList<>();
    private final List<Parser> parsers = new ArrayList<>();

    /** Reads the parsers of the filter, which it must have. */
    MultilineFilter(FluentBitPipeline pipeline) {
        var filter = pipeline.plugins("FILTER", "multiline").findFirst().orElseThrow();
        for (var name : filter.get("multiline.parser").split(", ")) {
            parsers.add(new Parser(rules(pipeline, name)));
        }
    }

    static List<Rule> rules(FluentBitPipeline pipeline, String parser) {
        return pipeline
                .plugins("MULTILINE_PARSER", parser)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no parser " + parser))
                .all("Rule")
                .stream()
                .map(Rule::of)
                .toList();
    }

    /** {@return the events of lines that are read at once} */
    List<String> join(List<String> lines) {
        for (var line : lines) {
            var taken = parsers.stream().filter(each -> each.takes(line)).findFirst();
            if (taken.isPresent()) {
                parsers.remove(taken.get());
                parsers.add(0, taken.get());
            } else {
                parsers.forEach(Parser::flush);
                events.add(line);
            }
        }
        parsers.forEach(Parser::flush);
        return List.copyOf(events);
    }
}
