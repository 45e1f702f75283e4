package io.cloudtelemetry.report;

import static io.cloudtelemetry.report.Svg.SMALL;
import static io.cloudtelemetry.report.Svg.number;

import io.cloudtelemetry.report.Svg.Align;
import io.cloudtelemetry.report.Svg.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws made-up values of series: lines and areas over time, numbers, and bars for what shows one value each. */
final class ChartDrawing {
    private static final int COLORS = 7;
    private static final int PARTS = 4;
    private static final double ROW = 14;
    private static final double BIG = 26;
    private static final double SWATCH = 16;
    private static final List<String> TIMES = List.of("-3 h", "-2 h", "-1 h", "now");

    private final Svg svg;
    private final Widget widget;
    private final List<Series> series;
    private final Axis left;
    private final Axis right;

    ChartDrawing(Svg svg, Widget widget, List<Series> series) {
        this.svg = svg;
        this.widget = widget;
        this.series = series;
        this.left = Axis.of(widget, series, Axis.Side.LEFT);
        this.right = Axis.of(widget, series, Axis.Side.RIGHT);
    }

    void draw(Frame frame) {
        if (frame.height() < 2 * ROW) {
            return;
        }
        switch (widget.view()) {
            case "singleValue", "gauge" -> numbers(frame);
            case "bar", "pie", "table" -> bars(frame);
            default -> lines(frame);
        }
    }

    private Axis axis(Series one) {
        return one.side() == Axis.Side.LEFT ? left : right;
    }

    private double last(Series one) {
        return axis(one).value(one, Series.STEPS);
    }

    private String shown(Series one) {
        return (Axis.shown(last(one)) + " " + (one.unit().isEmpty() ? axis(one).label() : one.unit())).strip();
    }

    private static String css(String kind, int index) {
        return kind + " c" + index % COLORS;
    }

    private void lines(Frame frame) {
        var legend = legend(frame);
        var beside = right.isEmpty() ? 2 : margin(right);
        var times = frame.height() > 6 * ROW ? ROW : 4;
        var plot = frame.inset(margin(left), ROW + 4, beside, legend.size() * ROW + times);
        var units = new Frame(frame.x(), frame.y() - 2, frame.width() / 2, ROW);
        svg.text("quiet", units, SMALL, Align.LEFT, left.label());
        svg.text("quiet", units.inset(units.width(), 0, -units.width(), 0), SMALL, Align.RIGHT, right.label());
        grid(plot, times);
        var isStacked = "true".equals(widget.properties().path("stacked").asText());
        var below = new double[Series.STEPS + 1];
        for (int index = 0; index < series.size(); index++) {
            var one = series.get(index);
            var points = new ArrayList<String>();
            var floor = new ArrayList<String>();
            for (int step = 0; step <= Series.STEPS; step++) {
                var x = number(plot.x() + plot.width() * step / Series.STEPS);
                var height = axis(one).share(axis(one).value(one, step));
                floor.add(0, x + " " + number(plot.bottom() - plot.height() * below[step]));
                if (isStacked) {
                    height = below[step] += height / series.size();
                }
                points.add(x + " " + number(plot.bottom() - plot.height() * height));
            }
            var line = "M" + String.join("L", points);
            if (isStacked) {
                svg.path(css("area stack", index), line + "L" + String.join("L", floor) + "Z", one.color());
            }
            svg.path(css("line", index), line, one.color());
        }
        limits(plot, left);
        limits(plot, right);
        var y = frame.bottom() - legend.size() * ROW;
        for (var row : legend) {
            var x = frame.x();
            for (var index : row) {
                var one = series.get(index);
                var entry = new Frame(x, y, legendWidth(index, frame), ROW);
                svg.area(css("area", index), new Frame(x, y + 5, 11, 4), one.color());
                svg.text("plain", entry.inset(SWATCH, 0, 0, 0), SMALL, Align.LEFT, one.label());
                x += entry.width();
            }
            y += ROW;
        }
    }

    private static double margin(Axis axis) {
        return 6
                + IntStream.rangeClosed(0, PARTS)
                        .mapToDouble(part -> TextWidths.of(axis.tick(part, PARTS), SMALL, false))
                        .max()
                        .orElse(0);
    }

    private void grid(Frame plot, double times) {
        for (int part = 0; part <= PARTS; part++) {
            var y = plot.bottom() - plot.height() * part / PARTS;
            svg.line(part == 0 ? "axis" : "grid", plot.x(), y, plot.right(), y);
            var row = new Frame(plot.x() - margin(left), y - ROW / 2, margin(left) - 5, ROW);
            svg.text("quiet", row, SMALL, Align.RIGHT, left.tick(part, PARTS));
            if (!right.isEmpty()) {
                var beside = new Frame(plot.right() + 5, y - ROW / 2, margin(right) - 5, ROW);
                svg.text("quiet", beside, SMALL, Align.LEFT, right.tick(part, PARTS));
            }
        }
        for (int index = 0; index < TIMES.size() && times == ROW; index++) {
            var third = plot.width() / (TIMES.size() - 1);
            var align = index == 0 ? Align.LEFT : index == TIMES.size() - 1 ? Align.RIGHT : Align.MIDDLE;
            var room = new Frame(plot.x() + third * (index - align.ordinal() / 2.0), plot.bottom() + 1, third, ROW);
            svg.text("quiet", room, SMALL, align, TIMES.get(index));
        }
    }

    /** Names a threshold above its line, or below it at the top of the plot and where another is in the way. */
    private void limits(Frame plot, Axis axis) {
        var used = new ArrayList<Double>();
        for (var limit : axis.limits()) {
            var y = plot.bottom() - plot.height() * axis.share(limit.value());
            svg.line("limit", plot.x(), y, plot.right(), y);
            var isFree = y - ROW >= plot.y() && used.stream().noneMatch(other -> Math.abs(other - y + ROW) < ROW);
            var top = isFree ? y - ROW : y;
            used.add(top);
            var align = axis == left ? Align.RIGHT : Align.LEFT;
            svg.text("limit", new Frame(plot.x() + 3, top, plot.width() - 6, ROW), SMALL, align, limit.label());
        }
    }

    private double legendWidth(int index, Frame frame) {
        var text = TextWidths.of(series.get(index).label(), SMALL, false);
        return Math.min(frame.width(), SWATCH + text + 12);
    }

    /** {@return the rows of the legend} They take no more than a third of the height. */
    private List<List<Integer>> legend(Frame frame) {
        var rows = new ArrayList<List<Integer>>();
        var free = 0.0;
        for (int index = 0; index < series.size(); index++) {
            var width = legendWidth(index, frame);
            if (rows.isEmpty() || width > free) {
                rows.add(new ArrayList<>());
                free = frame.width();
            }
            rows.get(rows.size() - 1).add(index);
            free -= width;
        }
        return rows.subList(0, (int) Math.min(rows.size(), frame.height() / 3 / ROW));
    }

    /** Writes numbers with their units as large as there is room for. */
    private void numbers(Frame frame) {
        var width = frame.width() / series.size();
        for (int index = 0; index < series.size(); index++) {
            var one = series.get(index);
            var cell = new Frame(frame.x() + index * width, frame.y(), width - 6, frame.height());
            var value = shown(one);
            var fitting = Math.floor(10 * cell.width() / TextWidths.of(value, 1, true)) / 10;
            var size = Math.min(Math.min(BIG, frame.height() / 2), fitting);
            svg.text("bold", cell.inset(0, 0, 0, cell.height() / 3), size, Align.MIDDLE, value);
            svg.text("plain", cell.inset(0, cell.height() / 2, 0, 0), SMALL, Align.MIDDLE, one.label());
        }
    }

    private void bars(Frame frame) {
        var height = Math.min(2 * ROW, Math.max(ROW, frame.height() / Math.max(1, series.size())));
        for (int index = 0; index < series.size() && (index + 1) * height <= frame.height() + 1; index++) {
            var one = series.get(index);
            var row = new Frame(frame.x(), frame.y() + index * height, frame.width(), height);
            var length = row.width() * 0.4 * axis(one).share(last(one));
            var bar = row.inset(row.width() * 0.4, 3, row.width() * 0.6 - length, 3);
            svg.text("plain", row.inset(0, 0, row.width() * 0.6 + 6, 0), SMALL, Align.LEFT, one.label());
            svg.area(css("area", index), bar, one.color());
            svg.text("plain", row.inset(row.width() * 0.8 + 6, 0, 0, 0), SMALL, Align.LEFT, shown(one));
        }
    }
}
