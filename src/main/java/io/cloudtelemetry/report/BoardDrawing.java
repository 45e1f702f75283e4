package io.cloudtelemetry.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudtelemetry.lint.WrittenBoard;
import io.cloudtelemetry.report.Svg.Align;
import io.cloudtelemetry.report.Svg.Frame;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays the widgets of a board out on its 24 columns. */
final class BoardDrawing {
    private static final double COLUMN = 40;
    private static final double ROW = 36;
    private static final double MARGIN = 8;
    private static final double TITLE = 20;
    private static final double MARK = 50;
    private static final int VARIABLES = 4;
    private static final double VARIABLE = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LIMIT = Pattern.compile("(?i)\\|\\s*limit\\s+(\\d{1,6})");

    /** What only a deployment knows may also stand where JSON wants a number. */
    private static final Pattern TEXT_OR_UNKNOWN =
            Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|(\\$\\{[^}]*})", Pattern.DOTALL);

    private final Svg svg = new Svg();
    private final TextDrawing texts = new TextDrawing(svg);

    private BoardDrawing() {}

    /** {@return the picture of a board} */
    static String of(WrittenBoard board) {
        return new BoardDrawing().picture(board.name(), body(board.body()));
    }

    private static JsonNode body(String text) {
        try {
            var filled = TEXT_OR_UNKNOWN
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1) == null ? found.group() : "\"" + found.group() + "\""));
            var body = JSON.readTree(filled);
            return body.isObject() ? withChoices(body) : said("is known only once it is deployed");
        } catch (JsonProcessingException broken) {
            return said("is no JSON: " + broken.getOriginalMessage());
        }
    }

    /** {@return the body as the console has it: with what is chosen in place of each placeholder} */
    private static JsonNode withChoices(JsonNode body) throws JsonProcessingException {
        var widgets = body.path("widgets").toString();
        for (var variable : body.path("variables")) {
            var pattern = variable.path("pattern").asText();
            if (!pattern.isEmpty()) {
                var choice = JSON.writeValueAsString(chosen(variable));
                widgets = widgets.replace(pattern, choice.substring(1, choice.length() - 1));
            }
        }
        return ((ObjectNode) body).set("widgets", JSON.readTree(widgets));
    }

    /** {@return what is chosen of a variable when the board is opened; the first of a list that a search finds is a sample} */
    private static String chosen(JsonNode variable) {
        var first = variable.at("/values/0/value")
                .asText(variable.path("populateFrom").asText("Value") + "-1");
        var usual = variable.path("defaultValue").asText("__FIRST");
        return usual.equals("__FIRST") ? first : usual;
    }

    /** {@return the body of a board that says what is the matter with it} */
    private static JsonNode said(String what) {
        var body = JSON.createObjectNode();
        var text = body.putArray("widgets")
                .addObject()
                .put("type", "text")
                .put("width", Widget.COLUMNS)
                .put("height", 2);
        text.putObject("properties").put("markdown", "The body of this board " + what);
        return body;
    }

    private String picture(String name, JsonNode body) {
        var widgets = Widget.of(body);
        var width = Widget.COLUMNS * COLUMN + 2 * MARGIN;
        var variables = body.path("variables");
        var top = 2 * MARGIN + TITLE + VARIABLE * ((variables.size() + VARIABLES - 1) / VARIABLES);
        var height = top
                + MARGIN
                + ROW * widgets.stream().mapToInt(Widget::bottom).max().orElse(1);
        svg.box("page", new Frame(0, 0, width, height), 0);
        var head = new Frame(2 * MARGIN, MARGIN, width - 4 * MARGIN, TITLE);
        svg.text("bold", head.inset(0, 0, head.width() * 0.45, 0), 15, Align.LEFT, name);
        var note = "Preview: curves, rows and states are samples";
        svg.text("sample", head.inset(head.width() * 0.55, 0, 0, 0), Svg.PLAIN, Align.RIGHT, note);
        for (int index = 0; index < variables.size(); index++) {
            var variable = variables.path(index);
            var room = head.width() / VARIABLES;
            var x = head.x() + room * (index % VARIABLES);
            var y = head.bottom() + VARIABLE * (index / VARIABLES);
            var label = new Frame(x, y, room - MARGIN, TITLE);
            var field = new Frame(x, label.bottom(), label.width(), VARIABLE - TITLE - MARGIN);
            svg.text(
                    "quiet",
                    label,
                    Svg.SMALL,
                    Align.LEFT,
                    variable.path("label").asText(variable.path("id").asText()));
            svg.box("field", field, 4);
            svg.text("sample", field.inset(MARGIN, 0, 2 * MARGIN, 0), Svg.PLAIN, Align.LEFT, chosen(variable));
            if (!"input".equals(variable.path("inputType").asText())) {
                var tip = new Frame(field.right() - 2 * MARGIN, field.y(), 2 * MARGIN, field.height());
                svg.text("quiet", tip, Svg.SMALL, Align.MIDDLE, "▾");
            }
        }
        for (var widget : widgets) {
            var place = new Frame(
                    MARGIN + widget.x() * COLUMN,
                    top + widget.y() * ROW,
                    widget.width() * COLUMN,
                    widget.height() * ROW);
            var card = place.inset(3, 3, 3, 3);
            svg.part("widget", card, () -> draw(card, widget));
        }
        return svg.picture(name, width, height);
    }

    private void draw(Frame card, Widget widget) {
        var content = card.inset(10, 3, 10, 3);
        if (!widget.title().isEmpty()) {
            var row = new Frame(content.x(), content.y(), content.width(), TITLE);
            var isLong = TextWidths.of(widget.title(), 12, true) > row.width() - MARK;
            // A graph has room for the mark between its units.
            var mark = row.width() < 2 * MARK || isLong && widget.type().equals("metric") ? 0 : MARK;
            svg.text("bold", row.inset(0, 0, mark, 0), isLong ? 11 : 12, Align.LEFT, widget.title());
            var place = mark > 0 ? row : new Frame(row.x(), row.bottom(), row.width(), TITLE - 6);
            svg.text("sample", place, Svg.SMALL, mark > 0 ? Align.RIGHT : Align.MIDDLE, "sample");
            content = content.inset(0, TITLE + 2, 0, 0);
        }
        var properties = widget.properties();
        switch (widget.type()) {
            case "text" -> texts.markdown(content, properties.path("markdown").asText());
            case "alarm" -> texts.alarms(content, widget.alarms());
            case "metric", "explorer" -> {
                var series = Series.of(properties);
                if (series.isEmpty()) {
                    texts.alarms(content, widget.alarms());
                } else {
                    new ChartDrawing(svg, widget, series).draw(content);
                }
            }
            case "log" -> log(content, widget);
            default -> texts.markdown(content, "Widget of type " + widget.type());
        }
    }

    private void log(Frame frame, Widget widget) {
        var query = widget.properties().path("query").asText();
        var columns = LogColumn.of(query);
        if (List.of("timeseries", "bar", "pie").contains(widget.view().toLowerCase(Locale.ROOT))) {
            var counted = columns.stream()
                    .filter(each -> each.kind() == LogColumn.Kind.NUMBER)
                    .map(each -> new Series(query + each.name(), "Sum", each.name(), "", "", Axis.Side.LEFT))
                    .toList();
            new ChartDrawing(svg, widget, counted).draw(frame);
        } else {
            var limit = LIMIT.matcher(query).results().mapToInt(each -> Integer.parseInt(each.group(1)));
            texts.table(frame, columns, limit.min().orElse(Integer.MAX_VALUE));
        }
    }
}
