package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

class TelemetryDashboardRefusalTest {
    private static final DashboardWidget NOTE = DashboardWidget.text(1, "note");

    private Stack stack;

    @BeforeEach
    void newStack() {
        stack = new Stack();
    }

    private TelemetryDashboard.Builder board(int notes) {
        return TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(new DashboardSection("Notes", Collections.nCopies(notes, NOTE))));
    }

    private void refuses(TelemetryDashboard.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My board", "board.1", "Küche", "a/b"})
    void refusesANameThatCloudWatchDoesNotTake(String name) {
        refuses(
                board(1).name(name),
                "name must be 1 to 255 letters, digits, hyphens or underscores, got \"" + name + "\"");
    }

    @Test
    void takesANameOf255CharactersAndNoMore() {
        var tooLong = "b".repeat(256);
        refuses(
                board(1).name(tooLong),
                "name must be 1 to 255 letters, digits, hyphens or underscores, got \"" + tooLong + "\"");
        assertThatCode(board(1).name("b".repeat(255))::build).doesNotThrowAnyException();
    }

    @Test
    void takesANameThatIsNotKnownYet() {
        board(1).name(new CfnParameter(stack, "Name").getValueAsString()).build();

        Template.fromStack(stack)
                .hasResourceProperties("AWS::CloudWatch::Dashboard", Map.of("DashboardName", Map.of("Ref", "Name")));
    }

    @Test
    void refusesABoardWithNothingOnIt() {
        var message = "sections must hold 1 to 500 widgets in all, got 0";

        refuses(board(0), message);
        refuses(TelemetryDashboard.Builder.create(stack, "Board").sections(List.of()), message);
    }

    @Test
    void takes500WidgetsWithTheHeadingsAndNoMore() {
        refuses(
                board(500),
                "sections must hold 1 to 500 widgets in all, got 501; divide them among boards, such as one for each team, with links in a text widget");
        assertThatCode(board(499)::build).doesNotThrowAnyException();
    }

    @Test
    void failsWhenSectionsAreMissing() {
        var builder = TelemetryDashboard.Builder.create(stack, "Board");

        assertThatThrownBy(builder::build).hasMessageContaining("sections");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 25})
    void refusesAWidgetThatNoBoardHasRoomFor(int width) {
        assertThatThrownBy(() -> new DashboardWidget("metric", width, 6, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width must be from 1 to 24 columns, got " + width);
    }

    @Test
    void refusesMoreMetricsThanABoardHolds() {
        var graph = new DashboardWidget(
                "metric", 8, 6, Map.of("metrics", Collections.nCopies(500, List.of("Shop", "Orders"))));
        var full = TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(new DashboardSection("", Collections.nCopies(5, graph))));
        assertThatCode(full::build).doesNotThrowAnyException();

        newStack();
        refuses(
                TelemetryDashboard.Builder.create(stack, "Board")
                        .sections(List.of(new DashboardSection("", Collections.nCopies(6, graph)))),
                "sections must hold at most 2500 metrics in all, got 3000; divide them among boards, such as one for each team, with links in a text widget");
    }

    @Test
    void refusesASecondBoardOfANameInAnAccountWhateverTheRegion() {
        var app = new App();
        var first = new Stack(app, "First", in("eu-west-1"));
        var second = new Stack(app, "Second", in("us-east-1"));
        board(first).build();

        assertThatThrownBy(() -> board(second).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be used once in an account, got a second dashboard \"ops\" as in First/Board");
        assertThat(second.getNode().getChildren()).isEmpty();
    }

    private static StackProps in(String region) {
        return StackProps.builder()
                .env(Environment.builder()
                        .account("111122223333")
                        .region(region)
                        .build())
                .build();
    }

    private static TelemetryDashboard.Builder board(Stack stack) {
        return TelemetryDashboard.Builder.create(stack, "Board")
                .name("ops")
                .sections(List.of(new DashboardSection("Notes", List.of(NOTE))));
    }
}
