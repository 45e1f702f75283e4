package io.cloudtelemetry.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudtelemetry.report.Widget.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one side of a chart counts.
 *
 * @param label the unit; empty if nobody says it
 * @param isEmpty whether nothing is drawn by it
 */
record Axis(double low, double high, String label, List<Limit> limits, boolean isEmpty) {
    private static final double ROOM_ABOVE = 1.2;
    private static final List<Integer> STEPS = List.of(1, 2, 4, 8, 10);

    /** What a graph reaches to in a unit with that word, unless thresholds say it; the first counts. */
    private static final List<Map.Entry<String, Double>> USUAL = List.of(
            Map.entry("percent", 100.0),
            Map.entry("%", 100.0),
            Map.entry("bytes", 8e6),
            Map.entry("millisecond", 400.0),
            Map.entry("second", 4.0),
            Map.entry("share", 1.0),
            Map.entry("0 or 1", 1.0),
            Map.entry("", 40.0));

    /** The left one, or the right one. */
    enum Side {
        LEFT,
        RIGHT;

        static Side of(JsonNode given) {
            return "right".equals(given.path("yAxis").asText()) ? RIGHT : LEFT;
        }
    }

    static Axis of(Widget widget, List<Series> all, Side side) {
        var limits = widget.limits(side);
        var series = all.stream().filter(each -> each.side() == side).toList();
        var given = widget.properties().path("yAxis").path(side.name().toLowerCase(Locale.ROOT));
        var unit = series.stream().map(Series::unit).findFirst().orElse("");
        var label = given.path("label").asText(unit);
        var words = (label + " " + unit).toLowerCase(Locale.ROOT);
        var usual = USUAL.stream()
                .filter(each -> words.contains(each.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        var highest = limits.stream().mapToDouble(Limit::value).max();
        var fits = highest.isEmpty() || usual == 100 && highest.getAsDouble() <= usual;
        var low = given.path("min").asDouble(0);
        var high = given.path("max").asDouble(fits ? usual : round(highest.getAsDouble() * ROOM_ABOVE));
        return new Axis(low, high > low ? high : low + 1, label, limits, series.isEmpty() && limits.isEmpty());
    }

    private static double round(double least) {
        if (least <= 0) {
            return STEPS.get(2);
        }
        var power = Math.pow(10, Math.floor(Math.log10(least)));
        return STEPS.stream()
                .map(step -> step * power)
                .filter(step -> step >= least)
                .findFirst()
                .orElse(10 * power);
    }

    /** {@return a made-up value} It stays on the good side of the thresholds. */
    double value(Series series, int step) {
        var bottom = limits.stream()
                .filter(Limit::least)
                .mapToDouble(Limit::value)
                .max()
                .orElse(low);
        var top = limits.stream()
                .filter(limit -> !limit.least())
                .mapToDouble(Limit::value)
                .min()
                .orElse(high);
        return bottom + Math.max(0, top - bottom) * series.at(step);
    }

    /** {@return where a value lies: 0 for the bottom, 1 for the top} */
    double share(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    /** {@return what stands at one of the parts, from the bottom up} */
    String tick(int part, int parts) {
        return shown(low + (high - low) * part / parts);
    }

    /** {@return a number in few characters} */
    static String shown(double value) {
        var size = Math.abs(value);
        var unit = size >= 1e9 ? "G" : size >= 1e6 ? "M" : size >= 1e4 ? "k" : "";
        var part = value / (unit.equals("G") ? 1e9 : unit.equals("M") ? 1e6 : unit.equals("k") ? 1e3 : 1);
        var digits = Math.abs(part) >= 100 ? "%.0f" : Math.abs(part) >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
        var text = String.format(Locale.ROOT, digits, part);
        return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + unit;
    }
}
