package io.cloudtelemetry.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One widget of a board as its body says it ("Dashboard body structure and syntax", CloudWatch API reference).
 *
 * @param view how it shows its metrics or the answer to its query
 * @param properties all else, by the type
 */
record Widget(String type, int x, int y, int width, int height, String title, String view, JsonNode properties) {
    static final int COLUMNS = 24;
    private static final int USUAL = 6;
    private static final int TALLEST = 1000;
    private static final int LOWEST = 10_000;

    /** {@return the widgets of a body} One without a place follows the one before it, as on the console. */
    static List<Widget> of(JsonNode body) {
        var widgets = new ArrayList<Widget>();
        var x = 0;
        var y = 0;
        for (var json : body.path("widgets")) {
            var width = within(1, json.path("width").asInt(USUAL), COLUMNS);
            var height = within(1, json.path("height").asInt(USUAL), TALLEST);
            if (x + width > COLUMNS) {
                x = 0;
                y = widgets.stream().mapToInt(Widget::bottom).max().orElse(0);
            }
            var properties = json.path("properties");
            var widget = new Widget(
                    json.path("type").asText(),
                    within(0, json.path("x").asInt(x), COLUMNS - width),
                    within(0, json.path("y").asInt(y), LOWEST),
                    width,
                    height,
                    properties.path("title").asText(),
                    properties.path("view").asText(),
                    properties);
            widgets.add(widget);
            x = widget.x + width;
            y = widget.y;
        }
        return widgets;
    }

    private static int within(int least, int given, int most) {
        return Math.max(least, Math.min(given, most));
    }

    int bottom() {
        return y + height;
    }

    /** {@return the names of the alarms that it shows} */
    List<String> alarms() {
        var ofGraph = properties.path("annotations").path("alarms");
        return StreamSupport.stream((ofGraph.isArray() ? ofGraph : properties.path("alarms")).spliterator(), false)
                .map(each -> each.asText().replaceFirst("^arn:.*?:alarm:", ""))
                .toList();
    }

    /** {@return the thresholds of an axis} */
    List<Limit> limits(Axis.Side side) {
        var limits = new ArrayList<Limit>();
        for (var given : properties.path("annotations").path("horizontal")) {
            // A band has two.
            for (var each : given.isArray() ? given : List.of(given)) {
                if (Axis.Side.of(each) == side && each.has("value")) {
                    var value = each.path("value").asDouble();
                    var label = each.path("label").asText(Axis.shown(value));
                    var fill = each.path("fill").asText();
                    limits.add(new Limit(label, value, (fill + label).matches("(?s).*(below|at most|less).*")));
                }
            }
        }
        return limits;
    }

    /**
     * A threshold.
     *
     * @param least whether values should stay above it
     */
    record Limit(String label, double value, boolean least) {}
}
