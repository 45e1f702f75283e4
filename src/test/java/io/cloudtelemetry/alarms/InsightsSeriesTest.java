package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.CfnFunction;

class InsightsSeriesTest {
    private static final AlarmSubject NOBODY = new AlarmSubject("", Map.of(), 60);

    @Test
    void everyMetricOfTheCatalogueCanBeQueriedByEachOfItsSets() {
        for (var namespace : MetricCatalogue.namespaces()) {
            for (var metric : MetricCatalogue.of(namespace).metrics()) {
                assertThat(Series.query("SELECT AVG(\"%s\") FROM \"%s\"".formatted(metric.name(), namespace))
                                .metric())
                        .isEqualTo(metric);
                for (var set : metric.dimensionSets()) {
                    var keys = set.names().stream()
                            .map(name -> ", \"" + name + "\"")
                            .collect(joining());
                    var query = Series.query(
                            "SELECT AVG(\"%s\") FROM SCHEMA(\"%s\"%s)".formatted(metric.name(), namespace, keys));

                    query.requirePublishedFor(NOBODY);
                    assertThat(query.findings())
                            .as(query.query())
                            .allSatisfy(finding -> assertThat(finding.text()).contains("recommends"));
                }
            }
        }
    }

    @Test
    void aValueMayBeKnownAtDeploymentOnly() {
        var stack = new Stack(new App(), "Stack");
        var function = CfnFunction.Builder.create(stack, "Function")
                .role("role")
                .code(CfnFunction.CodeProperty.builder().zipFile("x").build())
                .build();
        var alarm = AlarmSpec.builder("errors")
                .series(Series.query(
                        "SELECT SUM(Errors) FROM SCHEMA(\"AWS/Lambda\", FunctionName) WHERE FunctionName = '"
                                + function.getRef() + "'"))
                .threshold(Threshold.above(0))
                .severity(Severity.WARNING)
                .build();

        AlarmSet.of(alarm).define(stack, NOBODY, AlarmRouting.nobody());

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Match.objectLike(Map.of(
                                "Metrics",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Expression",
                                        Map.of(
                                                "Fn::Join",
                                                List.of(
                                                        "",
                                                        List.of(
                                                                "SELECT SUM(Errors) FROM SCHEMA(\"AWS/Lambda\", FunctionName) WHERE FunctionName = '",
                                                                Map.of("Ref", "Function"),
                                                                "'"))))))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\"",
                "select max ( CPUUtilization )\nfrom schema ( \"AWS/EC2\" , InstanceId )\nwhere InstanceId != 'i-1'",
                "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\" WHERE tag.env = 'it''s' GROUP BY tag.\"my team\", aws.AccountId ORDER BY MIN() LIMIT 500;",
                "SELECT COUNT(\"a\\\"b\") FROM Shop WHERE AWS.AccountId=CURRENT_ACCOUNT_ID() AND x = 'y AND z' ORDER BY SUM() ASC",
            })
    void takesWhatTheLanguageHas(String query) {
        assertThat(Series.query(query.replace("it''s", "it\\'s")).query()).isEqualTo(query.replace("it''s", "it\\'s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT MAX(CPUUtilization)",
                "SELECT P90(CPUUtilization) FROM \"AWS/EC2\"",
                "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\" WHERE InstanceId = i-1",
                "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\" WHERE InstanceId = 'a' OR InstanceId = 'b'",
                "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\" LIMIT 10 ORDER BY MAX() DESC",
                "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\" GROUP BY",
                "SELECT MAX(CPU Utilization) FROM \"AWS/EC2\"",
            })
    void refusesWhatItHasNot(String query) {
        assertThatThrownBy(() -> Series.query(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("query must be SELECT FUNCTION(metric) FROM ");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Series.query("SELECT MAX(a) FROM Shop WHERE b = '" + "x".repeat(2_048) + "'"))
                .hasMessage("query must be at most 2048 characters, got 2084");
    }
}
