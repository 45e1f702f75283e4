package io.cloudtelemetry.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** Reads the body of a stack's only board. */
final class BoardBody {
    private BoardBody() {}

    /** {@return the widgets, with references of the template as <code>${Name}</code>} */
    static List<JsonNode> widgets(Stack stack) throws JsonProcessingException {
        var board = Template.fromStack(stack)
                .findResources("AWS::CloudWatch::Dashboard")
                .values()
                .iterator()
                .next();
        var body = TemplateText.of(((Map<?, ?>) board.get("Properties")).get("DashboardBody"));
        return list(new ObjectMapper().readTree(body).get("widgets"));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** {@return where a widget stands: type, column, row, width and height} */
    static String place(JsonNode widget) {
        return "%s at %s,%s of %sx%s"
                .formatted(
                        widget.get("type").asText(),
                        widget.get("x"),
                        widget.get("y"),
                        widget.get("width"),
                        widget.get("height"));
    }
}
