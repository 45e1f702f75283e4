package io.cloudtelemetry.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.Switch;
import io.cloudtelemetry.resources.EveryResource.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsCustomResourceProps;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.customresources.Provider;
import software.amazon.awscdk.customresources.SdkCallsPolicyOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SingletonFunction;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.EventType;
import software.amazon.awscdk.services.s3.notifications.SqsDestination;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

class EveryResourceTest {
    private final App app = new App();

    private Stack stack(String id) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account("111122223333")
                                .region("us-east-1")
                                .build())
                        .build());
    }

    private static Function function(Stack stack, String id) {
        return Function.Builder.create(stack, id)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
    }

    @Test
    void everyTypeIsFoundOnceAndAsWhatItIs() {
        var estate = new Estate(stack("Shop"));

        var every = ResourceTelemetry.everythingIn(app);

        assertThat(every.resources())
                .extracting(Found::type)
                .containsExactlyInAnyOrderElementsOf(estate.resources.keySet());
        assertThat(every.resources())
                .filteredOn(each -> each.type().equals("deadLetterQueues"))
                .extracting(Found::path)
                .containsExactly("Shop/Letters");
        assertThat(every.build()).hasSameSizeAs(estate.resources.keySet());
        assertThatCode(app::synth).doesNotThrowAnyException();
    }

    @Test
    void eachStandsInItsOwnStackUnderItsPath() {
        var shop = stack("Shop");
        var other = stack("Other");
        Queue.Builder.create(shop, "Orders").build();
        Queue.Builder.create(other, "Orders").build();

        var telemetry = ResourceTelemetry.everythingIn(app)
                .each((found, each) -> each.name(found.path().replace('/', '-')))
                .build();

        assertThat(telemetry)
                .extracting(each -> each.getNode().getPath())
                .containsExactly("Shop/Telemetry/Orders", "Other/Telemetry/Orders");
        assertThat(telemetry).extracting(ResourceTelemetry::name).containsExactly("Shop-Orders", "Other-Orders");
    }

    @Test
    void eachIsInTheStackThatCdkSays() {
        var shop = new Stack(new Stage(app, "Prod"), "Shop");
        var within = new Stack(shop, "Within");
        var nested = new NestedStack(shop, "Nested");
        var inner = new NestedStack(nested, "Inner");
        var room = new Construct(nested, "Room");
        var innerOfRoom = new NestedStack(room, "Inner");
        List.of(shop, within, nested, inner, room, innerOfRoom, new Construct(shop, "Hall"))
                .forEach(each -> Queue.Builder.create(each, "Orders").build());

        for (var scope : List.of(room, nested, app)) {
            var stacks = new ArrayList<Stack>();
            var telemetry = ResourceTelemetry.everythingIn(scope)
                    .exclude(found -> Stack.of(found.resource()).getNode().tryFindChild("Telemetry") != null)
                    .each((found, each) -> {
                        stacks.add(Stack.of(found.resource()));
                        return each.name(found.path().replace('/', '-'));
                    })
                    .build();

            assertThat(telemetry).isNotEmpty().extracting(Stack::of).containsExactlyElementsOf(stacks);
        }
        assertThatCode(app::synth).doesNotThrowAnyException();
    }

    @Test
    void namesThatMeetAreRefused() {
        Queue.Builder.create(stack("Shop"), "Orders").build();
        Queue.Builder.create(stack("Other"), "Orders").build();

        assertThatThrownBy(() -> ResourceTelemetry.everythingIn(app).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Other/Orders cannot be watched: name must be used once in an account and region, got a second alarm \"Orders-oldest-message-warning\" as in Shop/Telemetry/Orders; change it by each(…), or leave it out by exclude(…)");
    }

    @Test
    void whatIsNestedIsCalledByThePathBelowTheStackThatHoldsIt() {
        var shop = stack("Shop");
        Queue.Builder.create(shop, "Orders").build();
        var nested = new NestedStack(shop, "Nested");
        Queue.Builder.create(nested, "Orders").build();
        Queue.Builder.create(new NestedStack(nested, "Inner"), "Orders").build();

        assertThat(ResourceTelemetry.everythingIn(app).build())
                .extracting(ResourceTelemetry::name)
                .containsExactly("Orders", "Nested-Orders", "Nested-Inner-Orders");
    }

    /** Of two that have one logical id, that of the stack itself is meant. */
    @Test
    void aDeadLetterQueueOfAnotherStackIsOne() {
        var shared = stack("Shared");
        var letters = Queue.Builder.create(shared, "Letters").build();
        Queue.Builder.create(shared, "Bills")
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(Queue.Builder.create(shared, "Unpaid").build())
                        .maxReceiveCount(3)
                        .build())
                .build();
        Queue.Builder.create(stack("Other"), "Failed").build();
        var shop = stack("Shop");
        for (var letter : List.of(letters, Queue.Builder.create(shop, "Failed").build())) {
            Queue.Builder.create(shop, "Orders" + letter.getNode().getId())
                    .deadLetterQueue(DeadLetterQueue.builder()
                            .queue(letter)
                            .maxReceiveCount(3)
                            .build())
                    .build();
        }

        assertThat(ResourceTelemetry.everythingIn(app)
                        .include("deadLetterQueues")
                        .resources())
                .extracting(Found::path)
                .containsExactly("Shared/Letters", "Shared/Unpaid", "Shop/Failed");
    }

    @Test
    void eachMayBeOfAnotherTypeThanItSeems() {
        Queue.Builder.create(stack("Shop"), "FailedEvents").build();

        assertThat(ResourceTelemetry.everythingIn(app)
                        .each((found, telemetry) -> telemetry.type("deadLetterQueues"))
                        .build()
                        .get(0)
                        .alarms())
                .extracting(NamedAlarm::name)
                .contains("FailedEvents-dead-letters-critical");
    }

    @Test
    void someAreLeftOut() {
        var shop = stack("Shop");
        Queue.Builder.create(shop, "Orders").build();
        Queue.Builder.create(shop, "Sandbox").build();
        function(shop, "Settle");

        assertThat(ResourceTelemetry.everythingIn(shop).include("queues").resources())
                .extracting(Found::path)
                .containsExactly("Shop/Orders", "Shop/Sandbox");
        assertThat(ResourceTelemetry.everythingIn(shop)
                        .exclude(each -> each.path().endsWith("Sandbox"))
                        .exclude("functions")
                        .resources())
                .extracting(Found::path)
                .containsExactly("Shop/Orders");
        assertThatThrownBy(() -> ResourceTelemetry.everythingIn(shop).exclude("queus"))
                .hasMessageContaining("did you mean queues?");
    }

    @Test
    void alarmsOfATypeAreChanged() {
        var shop = stack("Shop");
        Queue.Builder.create(shop, "Orders").build();

        var telemetry = ResourceTelemetry.everythingIn(shop)
                .each((found, each) -> each.alarms(alarms -> alarms.without("messages-in-flight")))
                .build();

        assertThat(telemetry.get(0).alarms()).hasSize(1);
    }

    @Test
    void handlersOfCdkAndOfThisLibraryAreLeftOut() {
        var shop = stack("Shop");
        var bucket = Bucket.Builder.create(shop, "Bucket")
                .removalPolicy(RemovalPolicy.DESTROY)
                .autoDeleteObjects(true)
                .build();
        bucket.addEventNotification(
                EventType.OBJECT_CREATED,
                new SqsDestination(Queue.Builder.create(shop, "Created").build()));
        var own = function(shop, "OnEvent");
        Provider.Builder.create(shop, "Provider")
                .onEventHandler(own)
                .isCompleteHandler(function(shop, "IsComplete"))
                .build();
        new AwsCustomResource(
                shop,
                "Call",
                AwsCustomResourceProps.builder()
                        .onCreate(AwsSdkCall.builder()
                                .service("SQS")
                                .action("listQueues")
                                .physicalResourceId(PhysicalResourceId.of("queues"))
                                .build())
                        .policy(AwsCustomResourcePolicy.fromSdkCalls(SdkCallsPolicyOptions.builder()
                                .resources(AwsCustomResourcePolicy.ANY_RESOURCE)
                                .build()))
                        .build());
        SingletonFunction.Builder.create(shop, "Single")
                .uuid("f7d4f730-4ee1-11e8-9c2d-fa7ae01bbebc")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
        Vpc.Builder.create(shop, "Vpc").restrictDefaultSecurityGroup(true).build();
        Queue.fromQueueArn(shop, "Imported", "arn:aws:sqs:us-east-1:111122223333:imported");
        RestApiTelemetry.Builder.create(shop, "Api")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "prod"))
                .detailedMetrics(Switch.ON)
                .build();

        var found = ResourceTelemetry.everythingIn(shop).resources();

        var functions = Template.fromStack(shop).findResources("AWS::Lambda::Function");
        assertThat(functions.keySet()).hasSizeGreaterThanOrEqualTo(11);
        assertThat(found)
                .extracting(Found::path)
                .containsExactlyInAnyOrder("Shop/Created", "Shop/OnEvent", "Shop/IsComplete");
    }

    @Test
    void whatIsDefinedLaterIsAnErrorThatNamesIt() {
        var shop = stack("Shop");
        Queue.Builder.create(shop, "Orders").build();
        ResourceTelemetry.everythingIn(shop).exclude("topics").build();
        Queue.Builder.create(shop, "Late").build();

        assertThatThrownBy(app::synth)
                .hasMessageContaining(
                        "everythingIn must come after the resources that it watches, got Shop/Late later (queues); define it before, or leave it out by exclude(…)");
    }

    @Test
    void aSecondResourceIsTheOnlyOneOfItsStack() {
        var shop = stack("Shop");
        var estate = new Estate(shop);
        var second = new software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer(shop, "SecondBalancer");

        assertThatThrownBy(() -> ResourceTelemetry.everythingIn(shop)
                        .include("targetGroups")
                        .build())
                .hasMessageContaining("loadBalancer must be given with the resource Shop/Balancer/Http/WebGroup");
        assertThat(second).isNotNull();
        assertThat(ResourceTelemetry.everythingIn(shop)
                        .include("targetGroups")
                        .with("loadBalancer", estate.resources.get("loadBalancers"))
                        .build())
                .hasSize(1);
    }

    @Test
    void nothingIsFoundWhereThereIsNothing() {
        assertThat(ResourceTelemetry.everythingIn(stack("Empty")).build()).isEqualTo(List.of());
    }
}
