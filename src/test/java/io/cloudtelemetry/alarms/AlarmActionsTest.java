package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.applicationautoscaling.ScalableTarget;
import software.amazon.awscdk.services.applicationautoscaling.ServiceNamespace;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.ApplicationScalingAction;
import software.amazon.awscdk.services.cloudwatch.actions.AutoScalingAction;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2Action;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2InstanceAction;
import software.amazon.awscdk.services.cloudwatch.actions.LambdaAction;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemCategory;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemSeverity;
import software.amazon.awscdk.services.cloudwatch.actions.SsmAction;
import software.amazon.awscdk.services.cloudwatch.actions.SsmIncidentAction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

class AlarmActionsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final AlarmSubject INSTANCE = new AlarmSubject("bastion", Map.of("InstanceId", "i-0123"), 60);
    private static final String NOT_OF_ONE_INSTANCE =
            "node-cpu.actions must have no EC2 action unless the series is a metric whose only dimension is InstanceId, got %s;"
                    + " use a metric of AWS/EC2 with a fixed threshold, or another action";

    private static MetricDefinition ofInstance(String name) {
        return MetricCatalogue.of("AWS/EC2").metric(name);
    }

    private static AlarmSpec status(String metric, IAlarmAction... actions) {
        return AlarmSpec.builder("status")
                .series(Series.of(ofInstance(metric)))
                .threshold(Threshold.above(0))
                .severity(Severity.CRITICAL)
                .actions(actions)
                .build();
    }

    private static AlarmRouting topics(int count) {
        var arns = IntStream.range(0, count)
                .mapToObj(number -> "arn:topic" + number)
                .toList();
        return (scope, severity, state) -> arns;
    }

    private static Function function(Stack stack) {
        return Function.Builder.create(stack, "Function")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = () => {}"))
                .build();
    }

    @Test
    void actBesideTheRoutingAndOnAlarmOnly() {
        var stack = new Stack(new App(), "One");
        var spec = SampleAlarms.nodeCpu()
                .actions(
                        new SsmAction(OpsItemSeverity.HIGH, OpsItemCategory.PERFORMANCE),
                        new SsmIncidentAction("node-trouble"))
                .build();
        AlarmSet.of(spec).define(stack, SampleAlarms.CLUSTER, topics(1));

        var alarm = Template.fromStack(stack)
                .findResources(ALARM)
                .values()
                .iterator()
                .next();
        var properties = (Map<?, ?>) alarm.get("Properties");
        assertThat(((List<?>) properties.get("AlarmActions")).stream().map(TemplateText::of))
                .containsExactly(
                        "arn:topic0",
                        "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:opsitem:2#CATEGORY=Performance",
                        "arn:${AWS::Partition}:ssm-incidents::${AWS::AccountId}:response-plan/node-trouble");
        assertThat(properties.get("OKActions")).isEqualTo(List.of("arn:topic0"));
    }

    @Test
    void scaleAGroupAndATarget() {
        var stack = new Stack(new App(), "One");
        var group = software.amazon.awscdk.services.autoscaling.StepScalingAction.Builder.create(stack, "Group")
                .autoScalingGroup(AutoScalingGroup.fromAutoScalingGroupName(stack, "Nodes", "nodes"))
                .build();
        var target = software.amazon.awscdk.services.applicationautoscaling.StepScalingAction.Builder.create(
                        stack, "Service")
                .scalingTarget(ScalableTarget.Builder.create(stack, "Target")
                        .serviceNamespace(ServiceNamespace.ECS)
                        .resourceId("service/shop/checkout")
                        .scalableDimension("ecs:service:DesiredCount")
                        .minCapacity(1)
                        .maxCapacity(4)
                        .build())
                .build();
        var spec = SampleAlarms.nodeCpu()
                .actions(new AutoScalingAction(group), new ApplicationScalingAction(target))
                .build();
        AlarmSet.of(spec).define(stack, SampleAlarms.CLUSTER, topics(1));

        Template.fromStack(stack)
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "AlarmActions",
                                List.of(
                                        "arn:topic0",
                                        Map.of("Ref", Match.stringLikeRegexp("Group.*")),
                                        Map.of("Ref", Match.stringLikeRegexp("Service.*")))));
    }

    @Test
    void whatExistsIsUsedByItsArn() {
        var stack = stackIn("111122223333");
        var policy =
                "arn:aws:autoscaling:eu-west-1:111122223333:scalingPolicy:0123abcd:autoScalingGroupName/web:policyName/grow";
        var function = "arn:aws:lambda:eu-west-1:111122223333:function:drain";
        AlarmSet.of(SampleAlarms.nodeCpu()
                        .actions(ExistingAction.scalingPolicy(policy), ExistingAction.function(function))
                        .build())
                .define(stack, SampleAlarms.CLUSTER, topics(0));

        var template = Template.fromStack(stack);
        template.hasResourceProperties(ALARM, Map.of("AlarmActions", List.of(policy, function)));
        template.hasResourceProperties(
                "AWS::Lambda::Permission",
                Map.of(
                        "Action",
                        "lambda:InvokeFunction",
                        "FunctionName",
                        function,
                        "Principal",
                        "lambda.alarms.cloudwatch.amazonaws.com"));
    }

    @Test
    void aFunctionOfAnotherAccountHasToBePermittedThere() {
        var stack = stackIn("111122223333");
        AlarmSet.of(SampleAlarms.nodeCpu()
                        .actions(ExistingAction.function("arn:aws:lambda:eu-west-1:444455556666:function:drain"))
                        .build())
                .define(stack, SampleAlarms.CLUSTER, topics(0));

        Template.fromStack(stack).resourceCountIs("AWS::Lambda::Permission", 0);
        Annotations.fromStack(stack)
                .hasWarning(
                        "*",
                        Match.stringLikeRegexp(
                                "arn:aws:lambda:eu-west-1:444455556666:function:drain is of another account or region than the alarm.* aws lambda add-permission --region eu-west-1 .*:alarm:.*"));
    }

    @Test
    void aScalingPolicyOfAnotherRegionIsRefused() {
        var stack = stackIn("111122223333");
        var spec = SampleAlarms.nodeCpu()
                .actions(
                        ExistingAction.scalingPolicy(
                                "arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:0123abcd:autoScalingGroupName/web:policyName/grow"))
                .build();

        assertThatThrownBy(() -> AlarmSet.of(spec).define(stack, SampleAlarms.CLUSTER, topics(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(spec.name() + ".actions must be of region eu-west-1, where it is used, got ");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    private static Stack stackIn(String account) {
        return new Stack(
                new App(),
                "One",
                StackProps.builder()
                        .env(Environment.builder()
                                .account(account)
                                .region("eu-west-1")
                                .build())
                        .build());
    }

    @Test
    void actWithoutARouting() {
        var stack = new Stack(new App(), "One");
        AlarmSet.of(status("StatusCheckFailed_Instance", new Ec2Action(Ec2InstanceAction.REBOOT)))
                .define(stack, INSTANCE, AlarmRouting.nobody());

        Template.fromStack(stack)
                .hasResourceProperties(
                        ALARM,
                        Map.of(
                                "AlarmActions",
                                List.of(Match.objectLike(Map.of("Fn::Join", Match.anyValue()))),
                                "OKActions",
                                Match.absent()));
    }

    /** The flag is on in new projects and off in old ones. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoSubjectsOnOneFunctionBothMayInvokeIt(boolean flag) {
        var context = Map.<String, Object>of(
                "@aws-cdk/aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction", flag);
        var stack = new Stack(new App(AppProps.builder().context(context).build()), "One");
        var function = function(stack);
        var spec = SampleAlarms.nodeCpu().actions(new LambdaAction(function)).build();
        for (var cluster : List.of("blue", "green")) {
            var scope = new Construct(stack, cluster);
            AlarmSet.of(spec).define(scope, new AlarmSubject(cluster, Map.of("ClusterName", cluster), 60), topics(1));
        }

        Template.fromStack(stack)
                .allResourcesProperties(
                        ALARM,
                        Map.of(
                                "AlarmActions",
                                List.of(
                                        "arn:topic0",
                                        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Function.*"), "Arn")))));
        var permissions = Template.fromStack(stack)
                .findResources("AWS::Lambda::Permission")
                .values();
        assertThat(permissions)
                .extracting(each -> TemplateText.of(((Map<?, ?>) each.get("Properties")).get("SourceArn")))
                .containsExactlyInAnyOrder(
                        "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:blue-node-cpu-critical",
                        "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:green-node-cpu-critical");
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    @ParameterizedTest
    @CsvSource({
        "RECOVER, StatusCheckFailed_System, true",
        "RECOVER, StatusCheckFailed_Instance, false",
        "RECOVER, StatusCheckFailed, false",
        "RECOVER, CPUUtilization, false",
        "REBOOT, StatusCheckFailed_System, true",
        "REBOOT, StatusCheckFailed_Instance, true",
        "REBOOT, CPUUtilization, true",
        "STOP, StatusCheckFailed_System, true",
        "STOP, CPUUtilization, true",
        "TERMINATE, StatusCheckFailed_Instance, true",
        "TERMINATE, CPUUtilization, true"
    })
    void recoverIsForALostHostOnly(Ec2InstanceAction action, String metric, boolean allowed) {
        var stack = new Stack(new App(), "One");
        var set = AlarmSet.of(status(metric, new Ec2Action(action)));

        if (allowed) {
            assertThatCode(() -> set.define(stack, INSTANCE, topics(1))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> set.define(stack, INSTANCE, topics(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "status.actions must have recover on StatusCheckFailed_System only, got it on")
                    .hasMessageEndingWith(metric + "; use reboot, or that metric");
            assertThat(stack.getNode().getChildren()).isEmpty();
        }
    }

    private static void refusesAnEc2ActionOn(AlarmSpec.Builder alarm, String got) {
        var stack = new Stack(new App(), "One");
        var set = AlarmSet.of(
                alarm.actions(new Ec2Action(Ec2InstanceAction.REBOOT)).build());

        assertThatThrownBy(() -> set.define(stack, SampleAlarms.CLUSTER, AlarmRouting.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(NOT_OF_ONE_INSTANCE.formatted(got));
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAnEc2ActionOnAnythingButAnInstance() {
        refusesAnEc2ActionOn(SampleAlarms.nodeCpu(), "Average node_cpu_utilization by [ClusterName]");
        var node = Map.of("InstanceId", "i-0123", "NodeName", "ip-10-0-0-1");
        refusesAnEc2ActionOn(
                SampleAlarms.nodeCpu().series(Series.of(SampleAlarms.NODE_CPU, node)),
                "Average node_cpu_utilization by [ClusterName, InstanceId, NodeName]");
        refusesAnEc2ActionOn(
                SampleAlarms.nodeCpu().series(Series.each(SampleAlarms.NODE_CPU, "InstanceId", "NodeName")),
                "Average node_cpu_utilization of any InstanceId, NodeName");
        refusesAnEc2ActionOn(
                SampleAlarms.nodeCpu().series(Series.math("2 * a", Map.of("a", Series.of(SampleAlarms.NODE_CPU)))),
                "2 * a with a = Average node_cpu_utilization");
        refusesAnEc2ActionOn(SampleAlarms.nodeCpu().threshold(Threshold.outsideBand(2)), "an anomaly band");
    }

    @Test
    void refusesMoreThanFiveActionsInAll() {
        var stack = new Stack(new App(), "One");
        var action = new SsmIncidentAction("plan");
        var set = AlarmSet.of(
                SampleAlarms.nodeCpu("one").build(),
                SampleAlarms.nodeCpu("two").actions(action, action).build());

        assertThatThrownBy(() -> set.define(stack, SampleAlarms.CLUSTER, topics(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "actions must be at most 5 for a state, got 6 for ALARM: 2 of the alarm and 4 of the routing;"
                                + " use fewer of either");
        assertThat(stack.getNode().getChildren()).isEmpty();
        assertThatCode(() -> set.define(stack, SampleAlarms.CLUSTER, topics(3))).doesNotThrowAnyException();
    }

    @Test
    void aSilentAlarmHasRoomForFiveActionsOfItsOwn() {
        var stack = new Stack(new App(), "One");
        var action = new SsmIncidentAction("plan");
        var silent = SampleAlarms.nodeCpu().notification(Notification.SILENT);

        assertThatThrownBy(() -> AlarmSet.of(silent.actions(action, action, action, action, action, action)
                                .build())
                        .define(stack, SampleAlarms.CLUSTER, topics(1)))
                .hasMessageContaining("got 6 for ALARM: 6 of the alarm and 0 of the routing");
        AlarmSet.of(silent.actions(action, action, action, action, action).build())
                .define(stack, SampleAlarms.CLUSTER, topics(1));
    }

    @Test
    void anAlarmMayHaveTheNameOfTheirPlace() {
        var stack = new Stack(new App(), "One");
        var cpu = SampleAlarms.nodeCpu("node-cpu")
                .actions(new LambdaAction(function(stack)))
                .build();
        AlarmSet.of(cpu, SampleAlarms.nodeCpu("node-cpu-actions").build())
                .define(new Construct(stack, "Alarms"), SampleAlarms.CLUSTER, topics(1));

        Template.fromStack(stack).resourceCountIs(ALARM, 2);
    }
}
