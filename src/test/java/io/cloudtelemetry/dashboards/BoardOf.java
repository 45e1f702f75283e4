package io.cloudtelemetry.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.TemplateText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

/** Boards of a kind, as CloudWatch reads them. */
public final class BoardOf {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BoardOf() {}

    /** {@return a stack of a known region, for telemetry of a board} */
    public static Stack stack() {
        var place = Environment.builder()
                .account("123456789012")
                .region("ap-northeast-2")
                .build();
        return new Stack(new App(), "Stack", StackProps.builder().env(place).build());
    }

    /** {@return the body of a board about telemetry of that stack} */
    public static JsonNode kind(BoardKind kind, Stack stack, List<? extends Telemetry> telemetry)
            throws JsonProcessingException {
        TelemetryDashboard.Builder.create(stack, "Board")
                .kind(kind)
                .telemetry(telemetry)
                .build();
        var board = Template.fromStack(stack)
                .findResources("AWS::CloudWatch::Dashboard")
                .values()
                .iterator()
                .next();
        return JSON.readTree(TemplateText.of(((Map<?, ?>) board.get("Properties")).get("DashboardBody")));
    }

    /** Compares a body with its golden file below snapshots/boards. */
    public static void matches(String name, JsonNode body) throws IOException {
        Snapshots.matches(
                "boards/" + name + ".json",
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
    }
}
