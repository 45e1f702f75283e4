package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.assertions.Template;

class AlarmNameTest {
    private static DefinedAlarm define(Stack stack, String cluster) {
        var subject = new AlarmSubject(cluster, Map.of("ClusterName", cluster), 60);
        return AlarmSet.of(SampleAlarms.nodeCpu().build())
                .define(stack, subject, AlarmRouting.nobody())
                .get(0);
    }

    private static Map<?, ?> properties(Stack stack) {
        return (Map<?, ?>) Template.fromStack(stack)
                .findResources("AWS::CloudWatch::Alarm")
                .values()
                .iterator()
                .next()
                .get("Properties");
    }

    private static Object dimension(Map<?, ?> properties) {
        return ((Map<?, ?>) ((List<?>) properties.get("Dimensions")).get(0)).get("Value");
    }

    @Test
    void aClusterNamedByAParameterReachesNameDescriptionAndDimension() {
        var stack = new Stack();
        var parameter = new CfnParameter(stack, "Cluster");
        define(stack, parameter.getValueAsString());

        var properties = properties(stack);
        assertThat(TemplateText.of(properties.get("AlarmName"))).isEqualTo("${Cluster}-node-cpu-critical");
        assertThat(TemplateText.of(properties.get("AlarmDescription")))
                .startsWith("Average node_cpu_utilization of ${Cluster} above 80");
        assertThat(TemplateText.of(dimension(properties))).isEqualTo("${Cluster}");
    }

    @Test
    void aClusterNamedByAnImportReachesNameAndDimension() {
        var stack = new Stack();
        define(stack, Fn.importValue("cluster"));

        var properties = properties(stack);
        var imported = Map.of("Fn::ImportValue", "cluster");
        assertThat(properties.get("AlarmName"))
                .isEqualTo(Map.of("Fn::Join", List.of("", List.of(imported, "-node-cpu-critical"))));
        assertThat(dimension(properties)).isEqualTo(imported);
    }

    @Test
    void aNameThatIsNotKnownYetIsNotMeasured() {
        var stack = new Stack();
        var unknown = Fn.importValue("c".repeat(250));

        assertThat(Token.isUnresolved(define(stack, unknown).name())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 237})
    void aNameOfUpTo255CharactersIsWrittenAsItIs(int length) {
        var stack = new Stack();
        var cluster = "c".repeat(length);

        assertThat(define(stack, cluster).name())
                .isEqualTo(cluster + "-node-cpu-critical")
                .hasSize(length + 18);
    }

    @Test
    void theArnIsBuiltFromTheName() {
        var stack = new Stack();

        assertThat(TemplateText.of(stack.resolve(define(stack, "prod").arn())))
                .isEqualTo("arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}"
                        + ":alarm:prod-node-cpu-critical");
    }

    @Test
    void theArnHoldsRegionAndAccountWhenTheyAreKnown() {
        var environment = Environment.builder()
                .account("123456789012")
                .region("eu-west-1")
                .build();
        var stack =
                new Stack(null, "Stack", StackProps.builder().env(environment).build());

        assertThat(TemplateText.of(stack.resolve(define(stack, "prod").arn())))
                .endsWith(":cloudwatch:eu-west-1:123456789012:alarm:prod-node-cpu-critical");
    }

    @Test
    void aDefinedAlarmKnowsItsSpecAndItsResource() {
        var stack = new Stack();
        var defined = define(stack, "prod");

        assertThat(defined.spec()).isEqualTo(SampleAlarms.nodeCpu().build());
        assertThat(defined.resource().getAlarmName()).isEqualTo("prod-node-cpu-critical");
    }

    @Test
    void theShortestPeriodFollowsTheInterval() {
        assertThat(new AlarmSubject("prod", Map.of(), 15).shortestPeriod()).isEqualTo(60);
        assertThat(new AlarmSubject("prod", Map.of(), 301).shortestPeriod()).isEqualTo(360);
    }

    @Test
    void refusesASecondAlarmOfANameWhereverInTheAccountAndRegion() {
        var app = new App();
        var first = new Stack(app, "First");
        var second = new Stack(app, "Second");
        var set = AlarmSet.of(SampleAlarms.nodeCpu().build());
        set.define(first, SampleAlarms.CLUSTER, AlarmRouting.nobody());

        assertThatThrownBy(() -> set.define(second, SampleAlarms.CLUSTER, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name must be used once in an account and region, got a second alarm")
                .hasMessageEndingWith("as in First");
        assertThat(second.getNode().getChildren()).isEmpty();
    }

    @Test
    void takesTheSameNameInAnotherRegion() {
        var app = new App();
        var set = AlarmSet.of(SampleAlarms.nodeCpu().build());
        for (var region : List.of("eu-west-1", "ap-northeast-2")) {
            var stack = new Stack(
                    app,
                    region,
                    StackProps.builder()
                            .env(Environment.builder().region(region).build())
                            .build());
            assertThat(set.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody()))
                    .hasSize(1);
        }
    }

    @Test
    void takesTheSameNameInStagesThatMayBeOfOtherAccounts() {
        var app = new App();
        var set = AlarmSet.of(SampleAlarms.nodeCpu().build());
        for (var id : List.of("Dev", "Prod")) {
            var stack = new Stack(new Stage(app, id), "Stack");
            assertThat(set.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody()))
                    .hasSize(1);
        }
    }

    @Test
    void twoPromQlAlarmsOfOneListWithOneNameAreRefused() {
        var stack = new Stack();
        var alarm = new PromQlAlarm("node-cpu", "up == 0", Severity.INFO, "A node is down.", 60);
        var twice = PromQlAlarm.checked(stack, "prod", AlarmRouting.nobody(), List.of(alarm, alarm));

        assertThatThrownBy(() -> twice.define(stack))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got a second alarm \"prod-node-cpu-info\"");
    }
}
