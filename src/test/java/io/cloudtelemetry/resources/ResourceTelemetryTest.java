package io.cloudtelemetry.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

class ResourceTelemetryTest {
    private final App app = new App();
    private final Stack stack = stack("Shop", "us-east-1");

    private Stack stack(String id, String region) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account("111122223333")
                                .region(region)
                                .build())
                        .build());
    }

    private static Map<String, Map<String, Object>> alarms(Stack stack) {
        return Template.fromStack(stack).findResources("AWS::CloudWatch::Alarm").values().stream()
                .map(ResourceTelemetryTest::properties)
                .collect(Collectors.toMap(each -> (String) each.get("AlarmName"), each -> each));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }

    private ResourceTelemetry.Builder telemetry(String id) {
        return ResourceTelemetry.Builder.create(stack, id);
    }

    @Test
    void aQueueIsWatchedByItsNameInTheTemplate() {
        var queue = Queue.Builder.create(new Construct(stack, "Shop"), "Orders").build();

        var telemetry = telemetry("Watch").resource(queue).build();

        assertThat(telemetry.name()).isEqualTo("Shop-Orders");
        var alarm = alarms(stack).get("Shop-Orders-oldest-message-warning");
        assertThat(alarm)
                .containsEntry("MetricName", "ApproximateAgeOfOldestMessage")
                .containsEntry("Namespace", "AWS/SQS");
        assertThat(alarm.get("Dimensions").toString())
                .matches("\\[\\{Name=QueueName, Value=\\{Fn::GetAtt=\\[ShopOrders[0-9A-F]+, QueueName]}}]");
    }

    @Test
    void everyTypeIsWatchedAsUsersDefineIt() {
        var estate = new Estate(stack);
        var board = new ArrayList<ResourceTelemetry>();

        estate.resources.forEach((word, resource) -> {
            var builder = telemetry("Watch-" + word).resource(resource).name(word);
            if (word.equals("deadLetterQueues")) {
                builder.type(word);
            }
            if (word.equals("targetGroups")) {
                builder.with("loadBalancer", estate.resources.get("loadBalancers"));
            }
            var watched = builder.build();
            assertThat(watched.alarms()).as(word).hasSizeGreaterThanOrEqualTo(2);
            assertThat(watched.alarms())
                    .extracting(alarm -> alarm.spec().name())
                    .containsExactlyElementsOf(ResourceTelemetry.recommended(word).specs().stream()
                            .map(spec -> spec.name())
                            .toList());
            board.add(watched);
        });
        TelemetryDashboard.Builder.create(stack, "Board").telemetry(board).build();

        assertThat(estate.resources.keySet()).containsExactlyInAnyOrderElementsOf(ResourceTypes.all());
        var template = Template.fromStack(stack);
        assertThat(template.findResources("AWS::CloudWatch::Dashboard")).hasSize(1);
        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("unlistedMetric"));
        assertThat(alarms(stack)
                        .get("ecsServices-service-cpu-warning")
                        .get("Dimensions")
                        .toString())
                .matches("\\[\\{Name=ClusterName, Value=\\{Fn::Select=\\[1, \\{Fn::Split=\\[/, \\{Ref=\\w+}]}]}},"
                        + " \\{Name=ServiceName, Value=\\{Fn::GetAtt=\\[\\w+, Name]}}]");
        assertThat(alarms(stack)
                        .get("targetGroups-no-healthy-target-critical")
                        .get("Dimensions")
                        .toString())
                .matches("\\[\\{Name=LoadBalancer, Value=\\{Fn::GetAtt=\\[Balancer\\w+, LoadBalancerFullName]}},"
                        + " \\{Name=TargetGroup, Value=\\{Fn::GetAtt=\\[\\w+, TargetGroupFullName]}}]");
    }

    @Test
    void theWholeTemplateOfEachTypesAlarmsHasOnlyItsOwnReferences() {
        var estate = new Estate(stack);

        telemetry("WatchTable").resource(Estate.tableOfVersion2(stack)).build();
        telemetry("WatchFunction").resource(estate.resources.get("functions")).build();

        var share = alarms(stack)
                .get("Settle-function-errors-critical")
                .get("Metrics")
                .toString();
        assertThat(share).contains("100 * FILL(errors, 0) / invocations");
        var errors = alarms(stack)
                .get("Second-table-system-errors-critical")
                .get("Metrics")
                .toString();
        assertThat(errors)
                .contains("FILL(getItem, 0) + FILL(batchGetItem, 0)")
                .contains("Name=Operation, Value=TransactWriteItems");
    }

    @Test
    void aSecondResourceIsAskedFor() {
        var group = new Estate(stack).resources.get("targetGroups");

        assertThatThrownBy(() -> telemetry("Watch").resource(group).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "loadBalancer must be given with the resource Shop/Balancer/Http/WebGroup, got none; give AWS::ElasticLoadBalancingV2::LoadBalancer by with(\"loadBalancer\", …), since the metrics of targetGroups are keyed by it too");
        assertThatThrownBy(() -> telemetry("Watch")
                        .resource(group)
                        .with(
                                "loadBalancer",
                                Queue.Builder.create(stack, "Other").build())
                        .build())
                .hasMessage(
                        "loadBalancer must be AWS::ElasticLoadBalancingV2::LoadBalancer of this app, or the value of LoadBalancer, got AWS::SQS::Queue");
        telemetry("Given").resource(group).with("loadBalancer", "app/web/0123").build();
    }

    @Test
    void aResourceOfAnotherStackWouldHaveToBeExported() {
        var other = Queue.Builder.create(stack("Other", "us-east-1"), "Orders").build();
        var nested =
                Queue.Builder.create(new NestedStack(stack, "Nested"), "Orders").build();

        assertThatThrownBy(() -> telemetry("Watch").resource(other).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "resource must be in the stack of its telemetry (Shop), got Other/Orders in Other, which would have to export it; define the telemetry there, or name it by existing(…)");
        assertThatThrownBy(() -> telemetry("Watch").resource(nested).build())
                .hasMessageContaining("got Shop/Nested/Orders in Shop/Nested");
    }

    @Test
    void whatIsImportedIsRefusedWithTheWayToNameIt() {
        var imported = Queue.fromQueueArn(stack, "Imported", "arn:aws:sqs:us-east-1:111122223333:orders");
        var function = Function.fromFunctionName(stack, "Function", "settle");

        for (var each : List.of(imported, function)) {
            assertThatThrownBy(() -> telemetry("Watch").resource(each).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("which is imported or has no main resource; name what exists by existing(…)");
        }
    }

    @Test
    void aTypeWithoutAFileIsRefusedWithThoseThatHaveOne() {
        assertThatThrownBy(() ->
                        telemetry("Watch").resource(new Bucket(stack, "Bucket")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "resource must be of a type that has a data file, got Shop/Bucket (AWS::S3::Bucket); there are [auroraClusters, ");
        assertThatThrownBy(() ->
                        telemetry("Watch").resource(new Estate(stack).network).build())
                .hasMessage(
                        "resource must be what its type asks for, got Shop/Network; loadBalancers are those with {Type=[application, absent]}");
        assertThatThrownBy(() -> telemetry("Watch").existing("queus", Map.of("name", "a")))
                .hasMessageContaining("got \"queus\"; did you mean queues?");
        var queue = new CfnQueue(stack, "Queue");
        assertThatThrownBy(
                        () -> telemetry("Watch").resource(queue).type("topics").build())
                .hasMessage("type must be one of a AWS::SQS::Queue, got topics, which is for [AWS::SNS::Topic]");
    }

    @Test
    void aResourceOfTheLowestKindIsWatched() {
        var queue = new CfnResource(
                stack, "Raw", CfnResourceProps.builder().type("AWS::SQS::Queue").build());

        telemetry("Watch").resource(queue).build();

        assertThat(alarms(stack)
                        .get("Raw-oldest-message-warning")
                        .get("Dimensions")
                        .toString())
                .isEqualTo("[{Name=QueueName, Value={Fn::GetAtt=[Raw, QueueName]}}]");
    }

    @Test
    void whatExistsIsNamedByItsKeys() {
        var queue =
                telemetry("Queue").existing("queues", Map.of("name", "orders")).build();
        var certificate = telemetry("Certificate")
                .existing("certificates", Map.of("arn", "arn:aws:acm:us-east-1:111122223333:certificate/0a-1b"))
                .build();

        assertThat(queue.name()).isEqualTo("orders");
        assertThat(certificate.name()).isEqualTo("certificate-0a-1b");
        assertThat(queue.alarms()).extracting(DefinedAlarm::name).contains("orders-oldest-message-warning");
        assertThatThrownBy(() -> telemetry("Group").existing("targetGroups", Map.of("name", "targetgroup/a/1")))
                .hasMessage("loadBalancer is missing; it must be what the metrics of targetGroups are keyed by");
        assertThatThrownBy(() -> telemetry("Group").existing("queues", Map.of("name", "a", "nme", "b")))
                .hasMessage("nme is unknown; did you mean name? Allowed: [name]");
    }

    @Test
    void alarmsAreChangedAsAnywhere() {
        var alarms = telemetry("Queue")
                .existing("queues", Map.of("name", "orders"))
                .name("payments")
                .alarms(set -> set.change(
                                "oldest-message",
                                alarm -> alarm.thresholdValue(300).severity(Severity.CRITICAL))
                        .without("messages-in-flight")
                        .change("backlog", alarm -> alarm.thresholdValue(1000)))
                .routing(AlarmRouting.nobody())
                .build()
                .alarms();

        assertThat(alarms)
                .extracting(DefinedAlarm::name)
                .containsExactly("payments-oldest-message-critical", "payments-backlog-warning");
    }

    @Test
    void whatTheCatalogueRequiresIsLeftToWhoeverSwitchesItOn() {
        var alarms = telemetry("Group")
                .existing("autoScalingGroups", Map.of("name", "web"))
                .alarms(set -> set.change("group-capacity", alarm -> alarm.thresholdValue(2)))
                .build()
                .alarms();

        assertThat(alarms).extracting(DefinedAlarm::name).contains("web-group-capacity-critical");
    }

    @Test
    void aTypeOfOneRegionIsRefusedElsewhere() {
        var elsewhere = stack("Elsewhere", "eu-west-1");

        assertThatThrownBy(() -> ResourceTelemetry.Builder.create(elsewhere, "Check")
                        .existing("healthChecks", Map.of("id", "0a1b"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "healthChecks must be in us-east-1, where AWS publishes their metrics, got eu-west-1; put them into a stack or file of that region");
        ResourceTelemetry.Builder.create(new Stack(app, "Agnostic"), "Check")
                .existing("healthChecks", Map.of("id", "0a1b"))
                .build();
    }

    @Test
    void aNameThatIsNotKnownAtSynthIsAskedFor() {
        var queue = new CfnQueue(stack, "Queue");

        assertThatThrownBy(() -> telemetry("Watch")
                        .existing("queues", Map.of("name", queue.getAttrQueueName()))
                        .build())
                .hasMessageStartingWith("name must be given as plain text");
        assertThatThrownBy(() -> telemetry("Watch")
                        .resource(queue)
                        .name(queue.getAttrQueueName())
                        .build())
                .hasMessageStartingWith("name must be given as plain text");
        assertThatThrownBy(() -> telemetry("Watch").build())
                .hasMessage("resource or existing must be given, got neither");
        assertThat(stack.getNode().getChildren()).hasSize(1);
    }

    @Test
    void aSectionHasGraphsWithThresholdsTheLogAndALink() {
        var function = telemetry("Function")
                .existing("functions", Map.of("name", "settle"))
                .build();

        var section = function.section();

        assertThat(section.title()).isEqualTo("Lambda function settle");
        assertThat(section.region()).isEqualTo("us-east-1");
        var texts = section.widgets().stream()
                .map(each -> each.properties().toString())
                .toList();
        assertThat(texts.get(0)).contains("AWS/Lambda, Invocations, FunctionName, settle");
        assertThat(texts.get(texts.size() - 2)).contains("SOURCE '/aws/lambda/settle' | fields");
        assertThat(texts.get(texts.size() - 1))
                .contains(
                        "[settle in the console](https://console.aws.amazon.com/lambda/home?region=us-east-1#/functions/settle)");
        var queue =
                telemetry("Queue").existing("queues", Map.of("name", "orders")).build();
        assertThat(queue.section()
                        .widgets()
                        .get(0)
                        .properties()
                        .get("annotations")
                        .toString())
                .contains("alarm at least 600");
    }

    @Test
    void aFunctionsOwnLogGroupIsShown() {
        var group = software.amazon.awscdk.services.logs.LogGroup.Builder.create(stack, "Log")
                .logGroupName("/shop/settle")
                .build();
        var function = Function.Builder.create(stack, "Settle")
                .runtime(software.amazon.awscdk.services.lambda.Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(software.amazon.awscdk.services.lambda.Code.fromInline("exports.handler = async () => {};"))
                .logGroup(group)
                .build();
        var telemetry = telemetry("Watch").resource(function).build();

        TelemetryDashboard.Builder.create(stack, "Board")
                .telemetry(List.of(telemetry))
                .build();

        var body = Template.fromStack(stack)
                .findResources("AWS::CloudWatch::Dashboard")
                .toString();
        assertThat(body).contains("SOURCE '").containsPattern("SOURCE ', \\{Ref=Log\\w+}");
        assertThat(body).doesNotContain("/aws/lambda/");
    }

    @Test
    void noRowOfAnyTypeHasTheNameOfAnother() {
        var names = ResourceTypes.all().stream()
                .flatMap(word -> ResourceTypes.of(word).alarms().stream())
                .map(row -> row.name())
                .toList();

        assertThat(names).hasSize(new TreeSet<>(names).size());
    }
}
