package io.cloudtelemetry.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class DashboardVariableTest {
    private static final DashboardVariable FUNCTION = new DashboardVariable(
            "function",
            "Function",
            "CHOSEN-FUNCTION",
            "{AWS/Lambda,FunctionName} MetricName=\"Errors\"",
            "FunctionName");
    private static final DashboardSection USE =
            new DashboardSection("", List.of(DashboardWidget.text(1, "Errors of CHOSEN-FUNCTION")));

    private final Stack stack = new Stack(new App(), "Stack");

    private TelemetryDashboard.Builder board(DashboardSection section, DashboardVariable... variables) {
        return TelemetryDashboard.Builder.create(stack, "Board")
                .sections(List.of(section))
                .variables(List.of(variables));
    }

    @Test
    void aVariableStandsInTheBodyAsCloudWatchReadsIt() {
        board(USE, FUNCTION).build();

        var body = Template.fromStack(stack)
                .findResources("AWS::CloudWatch::Dashboard")
                .values()
                .iterator()
                .next();
        assertThat(body.toString())
                .contains(
                        "\"variables\":[{\"defaultValue\":\"__FIRST\",\"id\":\"function\",\"inputType\":\"select\",\"label\":\"Function\","
                                + "\"pattern\":\"CHOSEN-FUNCTION\",\"populateFrom\":\"FunctionName\","
                                + "\"search\":\"{AWS/Lambda,FunctionName} MetricName=\\\"Errors\\\"\",\"type\":\"pattern\",\"visible\":true}]");
    }

    @Test
    void aVariableThatNothingUsesIsRefused() {
        var unused = board(new DashboardSection("", List.of(DashboardWidget.text(1, "Errors"))), FUNCTION);

        assertThatThrownBy(unused::build)
                .hasMessage("variables must be used by a widget, got function, whose CHOSEN-FUNCTION is in none");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void oneVariableOfTwoSubjectsStandsOnceAndAnotherOfItsIdIsRefused() {
        var other = new DashboardVariable("function", "Other", "OTHER", FUNCTION.search(), FUNCTION.dimension());

        assertThatThrownBy(board(USE, FUNCTION, FUNCTION, other)::build)
                .hasMessage("variables must have an id of their own, got function twice");
        board(USE, FUNCTION, FUNCTION).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | X-Y | id must be a letter, then up to 31 letters, digits, - or _, got \"a b\"",
                "a | X.* | placeholder must be at least 3 letters, digits or hyphens, got \"X.*\"",
                "a | Lambda | placeholder must stand in widgets alone, got \"Lambda\" in \"{AWS/Lambda,FunctionName}\"",
            })
    void textsThatCloudWatchWouldReadInAnotherWayAreRefused(String id, String placeholder, String message) {
        assertThatThrownBy(() ->
                        new DashboardVariable(id, "Label", placeholder, "{AWS/Lambda,FunctionName}", "FunctionName"))
                .hasMessage(message);
    }
}
