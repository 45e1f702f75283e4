package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.report.BoardPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a service path: it can be deployed, and its board shows the path from the top down. */
class ServicePathTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static List<JsonNode> widgets;

    @BeforeAll
    static void synthesize() throws IOException {
        var app = CdkJson.appWithoutTree(folder.resolve("cdk.out"));
        TelemetryApp.define(app, Path.of("examples/service-path.yaml"), null);
        app.synth();
        var template = JSON.readTree(
                folder.resolve("cdk.out/checkout-dashboards.template.json").toFile());
        widgets = new ArrayList<>();
        JSON.readTree(TemplateText.of(JSON.convertValue(template.findValue("DashboardBody"), Object.class)))
                .path("widgets")
                .forEach(widgets::add);
    }

    @Test
    void theBoardLeadsFromTheApiToTheTraces() {
        assertThat(widgets)
                .extracting(widget -> widget.at("/properties/markdown").asText())
                .filteredOn(text -> text.startsWith("## "))
                .extracting(text -> text.substring(3).replaceAll("^(\\d\\. \\w+).*", "$1"))
                .containsExactly("1. API", "2. Service", "3. Nodes", "4. Queue", "5. Errors", "6. Traces");
        assertThat(widgets.get(0).at("/properties/alarms"))
                .extracting(JsonNode::asText)
                .anyMatch(arn -> arn.endsWith(":checkout-path-critical"))
                .anyMatch(arn -> arn.endsWith(":checkout-prod-server-errors-critical"))
                .anyMatch(arn -> arn.endsWith(":shop-pod-memory-limit-shop-checkout-warning"))
                .anyMatch(arn -> arn.endsWith(":checkout-orders-oldest-message-warning"))
                .anyMatch(arn -> arn.endsWith(":checkout-orders-write-throttles-warning"));
    }

    /** A name that is not replaced everywhere would be a graph without a line. */
    @Test
    void itHasNoDoubtButTheExamplesOfNames() throws IOException {
        var warnings = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder.resolve("cdk.out"), "*.metadata.json")) {
            for (var file : files) {
                JSON.readTree(file.toFile()).findParents("type").stream()
                        .filter(entry -> entry.get("type").asText().equals("aws:cdk:warning"))
                        .forEach(entry -> warnings.add(entry.get("data").asText()));
            }
        }

        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("is still the example value"));
    }

    @Test
    void thePictureInTheDocsIsThatOfTheBoard() throws IOException {
        BoardPictures.into(folder.resolve("pictures").toString()).write(List.of(folder.resolve("cdk.out")));

        Snapshots.matches(
                Path.of("docs/images/checkout-path.svg"),
                Files.readString(folder.resolve("pictures/checkout-path.svg")));
    }
}
