package io.cloudtelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.cloudtelemetry.lint.WrittenBoard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What CloudWatch's pages say of the body of a dashboard, and what holds of all boards beside that. */
public final class DocumentedBoards {
    private static final int COLUMNS = 24;

    /** "CloudWatch service quotas", CloudWatch user guide: metrics on all widgets, those that math uses included. */
    private static final int MOST_METRICS = 2500;

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(DocumentedBoards.class.getResourceAsStream("dashboards/dashboard-body.schema.json"));

    private DocumentedBoards() {}

    /** {@return what is wrong with a body, a line each} */
    public static List<String> problems(String text) {
        JsonNode body;
        try {
            body = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            return List.of(broken.getMessage());
        }
        var problems = new ArrayList<>(SCHEMA.validate(body).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList());
        if (problems.isEmpty()) {
            requireRoom(body, problems);
            requireLimits(body, problems);
        }
        return problems;
    }

    /** Checks all boards of a template or an assembly, and returns how many it has. */
    public static int check(Path templates) {
        var boards = WrittenBoard.read(List.of(templates));
        for (var board : boards) {
            assertThat(problems(board.body()))
                    .as("%s in %s", board.name(), templates)
                    .isEmpty();
        }
        return boards.size();
    }

    /** {@return how many cells of the grid, down to the lowest widget, no widget covers, where none overlaps another} */
    public static int emptyCells(String text) {
        try {
            var covered = 0;
            var bottom = 0;
            for (var widget : new ObjectMapper().readTree(text).get("widgets")) {
                var height = widget.get("height").intValue();
                covered += widget.get("width").intValue() * height;
                bottom = Math.max(bottom, widget.get("y").intValue() + height);
            }
            return COLUMNS * bottom - covered;
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    private static void requireRoom(JsonNode body, List<String> problems) {
        var placed = new ArrayList<JsonNode>();
        for (var widget : body.get("widgets")) {
            var title =
                    widget.at("/properties/title").asText(widget.path("type").asText());
            if (widget.path("x").intValue() + widget.path("width").asInt(6) > COLUMNS) {
                problems.add(title + " leaves the board");
            }
            if (placed.stream()
                    .anyMatch(other -> meet(other, widget, "x", "width") && meet(other, widget, "y", "height"))) {
                problems.add(title + " overlaps another");
            }
            placed.add(widget);
        }
    }

    private static boolean meet(JsonNode one, JsonNode other, String from, String size) {
        return one.path(from).intValue()
                        < other.path(from).intValue() + other.path(size).asInt(6)
                && other.path(from).intValue()
                        < one.path(from).intValue() + one.path(size).asInt(6);
    }

    private static void requireLimits(JsonNode body, List<String> problems) {
        var metrics = 0;
        for (var widget : body.get("widgets")) {
            var lines = widget.at("/properties/metrics");
            metrics += lines.size();
            var colors = new ArrayList<String>();
            for (var line : lines) {
                var color = line.get(line.size() - 1).path("color").asText();
                if (!color.isEmpty() && colors.contains(color)) {
                    problems.add("two lines of %s have the color %s".formatted(widget.at("/properties/title"), color));
                }
                colors.add(color);
            }
        }
        if (metrics > MOST_METRICS) {
            problems.add(metrics + " metrics are on the board");
        }
    }
}
