package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudtelemetry.DocumentedBoards;
import io.cloudtelemetry.lint.WrittenBoard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of every board has CloudWatch's documented structure; PageConfigurationsTest looks at those of the pages. */
class BoardBodiesTest {
    private static final Path WALK_THROUGH = Path.of("src/test/resources/snapshots/app/nrson-dashboards.template.json");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"all-apis", "all-clusters", "all-keys", "all-own", "all-resources"})
    void ofAFileWithAllThatItCanShow(String file) {
        var app = CdkJson.app(folder);
        TelemetryApp.define(
                app, Path.of("src/test/resources/io/cloudtelemetry/app/%s.yaml".formatted(file)), "123456789012");
        app.synth();

        assertThat(DocumentedBoards.check(folder)).isPositive();
    }

    @Test
    void sectionsOfTheLibraryLeaveNoHole() {
        var boards = WrittenBoard.read(List.of(WALK_THROUGH));

        assertThat(boards)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(board -> assertThat(DocumentedBoards.emptyCells(board.body()))
                        .as(board.name())
                        .isZero());
    }

    @Test
    void ofEachRecordedTemplate() throws IOException {
        var boards = 0;
        for (var root : List.of("src/test/resources/snapshots", "examples/consumer/src/test/resources/snapshots")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    if (Files.readString(file).contains("AWS::CloudWatch::Dashboard")) {
                        boards += DocumentedBoards.check(file);
                    }
                }
            }
        }
        assertThat(boards).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/widgets/0 | typ | \"text\" | 'typ' is not defined",
                "/widgets/0 | x | 24 | maximum value of 23",
                "/widgets/0 | x | 1 | leaves the board",
                "/widgets/1 | y | 0 | overlaps another",
                "/widgets/0 | height | \"1\" | integer expected",
                "/widgets/0/properties | background | \"red\" | does not have a value in the enumeration",
                "/widgets/1/properties | alarms | [] | at least 1 items",
                "/widgets/3/properties | period | 61 | multiple of 60",
                "/widgets/3/properties | views | \"table\" | 'views' is not defined",
                "/widgets/3/properties | region | 1 | string expected",
                "/widgets/3/properties/metrics/0/4 | color | \"blue\" | does not match the regex pattern",
                "/widgets/3/properties/metrics/0/4 | color | \"#7896b9\" | two lines",
                "/widgets/3/properties/metrics/0/4 | expression | \"a + b\" | must not be valid",
                "/widgets/3/properties/annotations/horizontal/0 | fill | \"red\" | enumeration",
                "/widgets/3/properties/yAxis/left | units | true | 'units' is not defined",
            })
    void aMistakeIsFound(String at, String key, String value, String problem) throws IOException {
        var json = new ObjectMapper();
        var board = WrittenBoard.read(List.of(WALK_THROUGH)).stream()
                .filter(each -> each.name().equals("NRSON-Telemetry"))
                .findFirst()
                .orElseThrow();
        var body = json.readTree(board.body());
        assertThat(DocumentedBoards.problems(body.toString())).isEmpty();
        ((ObjectNode) body.at(at)).set(key, json.readTree(value));

        assertThat(DocumentedBoards.problems(body.toString())).anyMatch(found -> found.contains(problem));
    }

    @Test
    void moreMetricsThanABoardHoldsAreFound() throws IOException {
        var json = new ObjectMapper();
        var widgets = new ArrayList<String>();
        for (int number = 0; number < 6; number++) {
            widgets.add(
                    "{\"type\":\"metric\",\"x\":0,\"y\":%d,\"width\":24,\"height\":6,\"properties\":{\"region\":\"a\",\"metrics\":[%s]}}"
                            .formatted(6 * number, String.join(",", Collections.nCopies(417, "[\"A\",\"b\"]"))));
        }

        assertThat(DocumentedBoards.problems(json.readTree("{\"widgets\":[%s]}".formatted(String.join(",", widgets)))
                        .toString()))
                .containsExactly("2502 metrics are on the board");
    }
}
