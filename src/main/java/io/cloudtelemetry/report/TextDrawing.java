package io.cloudtelemetry.report;

import static io.cloudtelemetry.report.Svg.PLAIN;
import static io.cloudtelemetry.report.Svg.SMALL;
import static java.util.regex.Pattern.compile;

import io.cloudtelemetry.report.Svg.Align;
import io.cloudtelemetry.report.Svg.Frame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws what is read: Markdown, tables, the names of alarms. */
final class TextDrawing {
    private static final double ROW = 18;
    private static final double LEADING = 1.45;
    private static final double STATE = 26;
    private static final double WIDEST = 280;
    private static final int MOST_ROWS = 200;
    private static final Pattern HEADING = compile("(#{1,6})\\s+(.*)");
    private static final Pattern ITEM = compile("(\\s*)(?:[-*+]|(\\d+\\.))\\s+(.*)");
    /** Buttons are links with a word before their text. */
    private static final Pattern LINK = compile("\\[(?:button:(?:primary:)?)?([^\\]]*)]\\(" + inside(5) + "\\)");

    private final Svg svg;

    TextDrawing(Svg svg) {
        this.svg = svg;
    }

    /** Addresses of the console have parentheses in each other, which belong to them as long as each is closed. */
    private static String inside(int depth) {
        return depth == 0 ? "[^()]*+" : "(?:[^()]++|\\(" + inside(depth - 1) + "\\))*+";
    }

    /** Draws as many lines of Markdown as there is room for; the cells of a table follow each other. */
    void markdown(Frame frame, String markdown) {
        var y = frame.y();
        for (var line : markdown.split("\\R")) {
            var heading = HEADING.matcher(line);
            var item = ITEM.matcher(line);
            if (heading.matches()) {
                var size = Math.max(12, 18 - 2 * heading.group(1).length());
                y = wrapped(frame, y, size, "bold", heading.group(2));
            } else if (item.matches()) {
                var text = frame.inset(16 + 6 * item.group(1).length(), 0, 0, 0);
                var mark = new Frame(text.x() - 16, y, 16, PLAIN * LEADING);
                svg.text("plain", mark, PLAIN, Align.LEFT, item.group(2) == null ? "•" : item.group(2));
                y = wrapped(text, y, PLAIN, "plain", item.group(3));
            } else if (!line.matches("[\\s|:-]*")) {
                var row = line.replaceAll("^\\|\\s*|\\s*\\|\\s*$", "").replaceAll("\\s*\\|\\s*", " · ");
                y = wrapped(frame, y, PLAIN, "plain", line.startsWith("|") ? row : line);
            } else {
                y += line.isBlank() ? PLAIN / 2 : 0;
            }
        }
    }

    /** Draws a paragraph and returns where the next one begins. */
    private double wrapped(Frame frame, double top, double size, String css, String text) {
        var marked = LINK.matcher(text.replaceAll("\\*\\*|__|`|" + Svg.LINKS, ""))
                .replaceAll(link -> Matcher.quoteReplacement(Svg.link(link.group(1))));
        var row = new Frame(frame.x(), top, frame.width(), size * LEADING);
        var line = "";
        for (var word : marked.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && TextWidths.of(longer, size, css.equals("bold")) > row.width()) {
                svg.text(css, row, size, Align.LEFT, line);
                row = new Frame(row.x(), row.bottom(), row.width(), row.height());
                line = word;
            } else {
                line = longer;
            }
        }
        svg.text(css, row, size, Align.LEFT, line);
        return row.bottom();
    }

    /** Draws a table with as many rows as there is room for. */
    void table(Frame frame, List<LogColumn> columns, int limit) {
        var weight = columns.stream().mapToInt(LogColumn::weight).sum();
        var rows = (int) Math.min(Math.min(limit, MOST_ROWS), frame.height() / ROW - 1);
        svg.box("head", new Frame(frame.x(), frame.y(), frame.width(), Math.min(ROW, frame.height())), 0);
        var x = frame.x();
        for (var column : columns) {
            var width = frame.width() * column.weight() / weight;
            for (int row = 0; row <= rows; row++) {
                var cell = new Frame(x, frame.y() + row * ROW, width, ROW).inset(6, 0, 6, 0);
                var text = row == 0 ? column.name() : column.sample(row - 1);
                svg.text(row == 0 ? "bold" : "sample", cell, SMALL, Align.LEFT, text);
            }
            x += width;
        }
        for (int row = 2; row <= rows + 1; row++) {
            svg.line("grid", frame.x(), frame.y() + row * ROW, frame.right(), frame.y() + row * ROW);
        }
    }

    /** Draws alarms beside their states, in as many columns as their names leave; what has no room is counted. */
    void alarms(Frame frame, List<String> names) {
        var widest = names.stream()
                .mapToDouble(name -> TextWidths.of(name, PLAIN, false))
                .max()
                .orElse(0);
        var columns = (int) Math.max(1, frame.width() / Math.min(WIDEST, widest + STATE + 18));
        var needed = (names.size() + columns - 1) / columns;
        var pitch = Math.max(ROW + 1, Math.min(ROW + 4, frame.height() / needed));
        var places = columns * (int) Math.max(1, frame.height() / pitch);
        var width = frame.width() / columns;
        for (int index = 0; index < Math.min(places, names.size()); index++) {
            var isCount = index == places - 1 && names.size() > places;
            var y = frame.y() + (index / columns) * pitch;
            var cell = new Frame(frame.x() + width * (index % columns), y, width, ROW);
            if (!isCount) {
                var state = new Frame(cell.x(), cell.y() + 1, STATE, ROW - 2);
                svg.box("ok", state, 3);
                svg.text("on bold", state, SMALL, Align.MIDDLE, "OK");
            }
            var text = isCount ? "and " + (names.size() - index) + " more" : names.get(index);
            svg.text("plain", cell.inset(STATE + 6, 0, 8, 0), PLAIN, Align.LEFT, text);
        }
    }
}
