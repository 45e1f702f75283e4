package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sns.subscriptions.UrlSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** Each kind of recipient in the template that it becomes. */
class SubscriptionTest extends TopicsInAStack {
    private static final AlarmTopic PAGER = AlarmTopic.named("pager");
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    private static void subscribes(Template template, String protocol, Object endpoint) {
        template.hasResourceProperties(
                "AWS::SNS::Subscription",
                Map.of(
                        "Protocol",
                        protocol,
                        "Endpoint",
                        endpoint,
                        "TopicArn",
                        Map.of("Ref", Match.stringLikeRegexp("Topicspager.*"))));
    }

    @Test
    void sendsTextMessages() {
        subscribes(define(PAGER.sms("+4915112345678")), "sms", "+4915112345678");
        hasNoWarning();
    }

    @Test
    void sendsToAnEndpointWhoseKeyIsASecret() {
        var url = "https://events.pagerduty.com/integration/{{resolve:secretsmanager:pagerduty}}/enqueue";

        subscribes(define(PAGER.https(url)), "https", url);
        hasNoWarning();
    }

    @Test
    void sendsToAnEndpointThatIsASecretAltogether() {
        var url = "{{resolve:secretsmanager:pagerduty:SecretString:url}}";

        subscribes(define(PAGER.https(url)), "https", url);
        hasNoWarning();
    }

    @Test
    void sendsToASecretOfCdk() {
        var url = SecretValue.secretsManager("pagerduty").unsafeUnwrap();

        subscribes(define(PAGER.https(url)), "https", "{{resolve:secretsmanager:pagerduty:SecretString:::}}");
        hasNoWarning();
    }

    @Test
    void warnsOfAKeyInTheTemplateWithoutRepeatingIt() {
        var template = define(PAGER.https("https://events.pagerduty.com/integration/" + HEX + "/enqueue"));

        Annotations.fromStack(stack)
                .hasWarning(
                        "/One/Topics/Subscriptions/pager",
                        "https of topic pager at events.pagerduty.com seems to hold a key, which everybody who sees the"
                                + " template can read; put it into a secret and write {{resolve:secretsmanager:<name>}}"
                                + " in its place [ack: @cloudtelemetry/notifications:literalKey]");
        assertThat(template.findResources("AWS::SNS::Subscription").keySet())
                .singleElement()
                .asString()
                .doesNotContain(HEX);
    }

    @Test
    void aQueueOfTheAppAndItsKeyLetTheTopicIn() {
        var queue = Queue.Builder.create(stack, "Queue")
                .encryption(QueueEncryption.KMS)
                .build();

        var template = define(PAGER.sqs(queue));

        subscribes(template, "sqs", Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Queue.*"), "Arn")));
        template.hasResourceProperties("AWS::SQS::QueuePolicy", hasStatement("sqs:SendMessage"));
        template.hasResourceProperties(
                "AWS::KMS::Key",
                Map.of(
                        "KeyPolicy",
                        Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        List.of("kms:Decrypt", "kms:GenerateDataKey"),
                                        "Principal",
                                        Map.of("Service", "sns.amazonaws.com"))))))));
        hasNoWarning();
    }

    @Test
    void aQueueByArnIsSubscribedAndItsOwnerToldWhatToAllow() {
        var template = define(PAGER.subscribe(Recipient.sqs(QUEUE)));

        subscribes(template, "sqs", QUEUE);
        template.resourceCountIs("AWS::SQS::QueuePolicy", 0);
        var topic = "arn:<partition>:sns:<region>:<account>:pager";
        Annotations.fromStack(stack)
                .hasWarning(
                        "/One/Topics",
                        "the policy of " + QUEUE + " cannot be changed from here: without this statement in it nothing"
                                + " from topic pager reaches it: {\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"sns.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + QUEUE
                                + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"" + topic
                                + "\"}}}; if a key encrypts it, the policy of the key needs {\"Effect\":\"Allow\","
                                + "\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":[\"kms:Decrypt\","
                                + "\"kms:GenerateDataKey\"],\"Resource\":\"*\",\"Condition\":{\"ArnEquals\":"
                                + "{\"aws:SourceArn\":\"" + topic
                                + "\"}}} [ack: @cloudtelemetry/notifications:existingQueue]");
    }

    @Test
    void aQueueWithAnImportedKeyIsNotLeftInSilence() {
        var key = Key.fromKeyArn(stack, "Key", "arn:aws:kms:eu-west-1:123456789012:key/0123");
        var queue =
                Queue.Builder.create(stack, "Queue").encryptionMasterKey(key).build();

        define(PAGER.sqs(queue));

        Annotations.fromStack(stack)
                .hasWarning("*", Match.stringLikeRegexp("the policy of the key of One/Queue cannot be changed"));
    }

    @Test
    void aFunctionOfTheAppMayBeInvoked() {
        var function = Function.Builder.create(stack, "Function")
                .runtime(Runtime.PYTHON_3_12)
                .handler("index.handler")
                .code(Code.fromInline("def handler(event, context): pass"))
                .build();

        var template = define(PAGER.lambda(function));

        subscribes(template, "lambda", Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("Function.*"), "Arn")));
        template.resourceCountIs("AWS::Lambda::Permission", 1);
        hasNoWarning();
    }

    @Test
    void aFunctionByArnMayBeInvokedAlsoWhenTheAccountIsNotKnownAtSynth() {
        var template = define(PAGER.subscribe(Recipient.lambda(FUNCTION)));

        subscribes(template, "lambda", FUNCTION);
        template.hasResourceProperties(
                "AWS::Lambda::Permission",
                Map.of(
                        "FunctionName",
                        FUNCTION,
                        "Action",
                        "lambda:InvokeFunction",
                        "Principal",
                        "sns.amazonaws.com",
                        "SourceArn",
                        Map.of("Ref", Match.stringLikeRegexp("Topicspager.*"))));
        hasNoWarning();
    }

    @Test
    void aFunctionOfAnotherAccountIsSubscribedAndItsOwnerToldWhatToRun() {
        var environment = Environment.builder()
                .account("210987654321")
                .region("eu-west-1")
                .build();
        stack = new Stack(
                new App(), "One", StackProps.builder().env(environment).build());

        define(PAGER.subscribe(Recipient.lambda(FUNCTION))).resourceCountIs("AWS::Lambda::Permission", 0);

        Annotations.fromStack(stack)
                .hasWarning(
                        "/One/Topics",
                        FUNCTION
                                + " is of another account or region than the stack, so no permission is attached to it;"
                                + " until its owner runs this, nothing reaches it: aws lambda add-permission"
                                + " --region eu-west-1 --function-name " + FUNCTION + " --statement-id alarms-pager"
                                + " --action lambda:InvokeFunction --principal sns.amazonaws.com --source-arn"
                                + " 'arn:<partition>:sns:eu-west-1:210987654321:pager'"
                                + " [ack: @cloudtelemetry/notifications:existingFunction]");
    }

    @Test
    void takesASubscriptionOfCdk() {
        subscribes(
                define(PAGER.subscribe(new UrlSubscription("https://events.example.com"))),
                "https",
                "https://events.example.com");
        hasNoWarning();
    }

    @Test
    void idsStayWhenOthersComeAndGo() {
        var ids = define(PAGER.email("ops@example.com").sms("+4915112345678").https("https://events.example.com"))
                .findResources("AWS::SNS::Subscription")
                .keySet();
        stack = stackIn(new App());
        var fewer = define(PAGER.https("https://events.example.com").email("ops@example.com"))
                .findResources("AWS::SNS::Subscription")
                .keySet();

        assertThat(ids).containsAll(fewer).hasSizeGreaterThan(fewer.size());
    }
}
