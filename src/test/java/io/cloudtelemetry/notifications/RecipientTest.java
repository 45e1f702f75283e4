package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

class RecipientTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThat(message).doesNotContain("\n").matches("[a-z].*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4915112345678", "+0151123456", "+49 151 1234567", "+4915112345678901", "+49-151", "+1"})
    void refusesAPhoneNumberThatIsNotE164(String number) {
        refuses(
                () -> Recipient.sms(number),
                "sms must be a phone number in the form of E.164 such as +4915112345678, got \"" + number + "\"");
    }

    @Test
    void takesTheShortestAndTheLongestNumber() {
        assertThat(Recipient.sms("+12").label()).isEqualTo("SMS to ...12");
        assertThat(Recipient.sms("+123456789012345").label()).isEqualTo("SMS to ...2345");
    }

    @ParameterizedTest
    @CsvSource({
        "http://events.example.com/secret-path, one of http://events.example.com",
        "events.example.com/alarms, something else",
        "https:///alarms, something else",
        "https://a b/, something else",
        "ftp://events.example.com, one of ftp://events.example.com",
    })
    void refusesAnEndpointThatIsNotHttps(String url, String shown) {
        refuses(
                () -> Recipient.https(url),
                "https must be a URL such as https://events.example.com/alarms, got " + shown
                        + "; http:// would send alarms unencrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example.com/{{resolve:ssm-secure:key}}",
                "https://a.example.com/{{resolve:ssm:key}}",
                "{{resolve:secretsmanager:key}",
                "{{resolve:secretsmanager:}}"
            })
    void refusesAnotherReferenceThanToASecret(String url) {
        refuses(
                () -> Recipient.https(url),
                "https must refer to a secret as {{resolve:secretsmanager:…}}, got another reference;"
                        + " an endpoint takes no other kind, ssm-secure included");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://events.pagerduty.com/integration/" + HEX + "/enqueue",
                "https://api.opsgenie.com/v1/json/amazonsns?apiKey=" + UUID,
                "https://api.opsgenie.com/v1/json/amazonsns?apiKey=short",
                "https://hooks.example.com/services/T00000000/B00000000/abcDEF1234567890ghiJKL12",
                "https://user:word@events.example.com/alarms",
                "https://events.example.com/x?a=" + HEX,
            })
    void seesAKeyInAUrl(String url) {
        assertThat(HttpsUrl.holdsLiteralKey(url)).isTrue();
        assertThat(Recipient.https(url).label()).matches("[a-z.]+");
        assertThat(Recipient.https(url)).asString().doesNotContain(HEX, UUID, "word", "short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://events.example.com",
                "https://events.example.com/v2/cloudwatch/alarms-of-production-2024?source=eu-west-1",
                "https://events.pagerduty.com/integration/{{resolve:secretsmanager:pagerduty}}/enqueue",
                "https://api.opsgenie.com/v1/json/amazonsns?apiKey={{resolve:secretsmanager:og:SecretString:key}}",
                "https://user:{{resolve:secretsmanager:pw}}@events.example.com/alarms",
                "{{resolve:secretsmanager:pagerduty:SecretString:url}}",
            })
    void seesNoKeyWhereThereIsNone(String url) {
        assertThat(HttpsUrl.holdsLiteralKey(url)).isFalse();
        assertThat(Recipient.https(url).label()).doesNotContain("resolve");
    }

    @Test
    void refusesAQueueThatSnsCannotWriteTo() {
        var stack = new Stack();
        var fifo = Queue.Builder.create(stack, "Fifo").fifo(true).build();
        var managed = Queue.Builder.create(stack, "Managed")
                .encryption(QueueEncryption.KMS_MANAGED)
                .build();

        refuses(() -> Recipient.sqs(fifo), "sqs must be a standard queue, got a FIFO queue");
        refuses(() -> DeadLetterQueue.of(fifo), "deadLetterQueue must be a standard queue, got a FIFO queue");
        refuses(
                () -> Recipient.sqs(managed),
                "sqs must be encrypted by SQS or with a key of your own, got KMS_MANAGED,"
                        + " whose key lets SNS not in; use QueueEncryption.SQS_MANAGED or KMS");
        refuses(
                () -> Recipient.sqs("arn:aws:sqs:eu-west-1:123456789012:alarms.fifo"),
                "sqs must be the ARN of a standard queue such as arn:aws:sqs:eu-west-1:123456789012:alarms,"
                        + " got \"arn:aws:sqs:eu-west-1:123456789012:alarms.fifo\"");
    }

    @Test
    void refusesWhatIsNoFunction() {
        refuses(
                () -> Recipient.lambda("alarms"),
                "lambda must be the ARN of a function such as"
                        + " arn:aws:lambda:eu-west-1:123456789012:function:alarms, got \"alarms\"");
    }

    @Test
    void refusesIdsThatAreNoneOfAChannel() {
        refuses(
                () -> Recipient.slack("my-team", "C0123ABCD"),
                "workspaceId must be such as T0123ABCD, as the console of AWS Chatbot shows it, got \"my-team\"");
        refuses(
                () -> Recipient.slack("T0123ABCD", "#alarms"),
                "channelId must be such as C0123ABCD, the end of the channel's link, not its name, got \"#alarms\"");
        refuses(
                () -> Recipient.teams("nrson", UUID, "19%3aabc%40thread.tacv2"),
                "tenantId must be such as " + UUID + ", as the console of AWS Chatbot shows it, got \"nrson\"");
        refuses(
                () -> Recipient.teams(UUID, UUID, "19:abc@thread.tacv2"),
                "channelId must be such as 19%3a0123abcd%40thread.tacv2, as it stands in the channel's link,"
                        + " got \"19:abc@thread.tacv2\"");
    }

    @Test
    void refusesARecipientTwiceWithoutShowingIt() {
        var url = "https://events.pagerduty.com/integration/" + HEX + "/enqueue";
        var topic = AlarmTopic.named("alarms").https(url).sms("+4915112345678");

        refuses(
                () -> topic.https(url),
                "https must name each endpoint once, got [events.pagerduty.com, events.pagerduty.com]");
        refuses(
                () -> topic.subscribe(Recipient.sms("+4915112345678")
                        .matching(AlarmFilter.oneOf(AlarmField.NEW_STATE_VALUE, "ALARM"))),
                "sms must name each number once, got [SMS to ...5678, SMS to ...5678]");
        assertThat(topic.toString()).doesNotContain(HEX);
    }

    @Test
    void refusesFiltersThatSnsDoesNotTake() {
        refuses(
                () -> AlarmFilter.oneOf(AlarmField.NEW_STATE_VALUE, "Alarm"),
                "filter must be ALARM, OK or INSUFFICIENT_DATA for NewStateValue, got \"Alarm\"");
        refuses(
                () -> AlarmFilter.startsWith(AlarmField.ALARM_NAME),
                "filter must name at least one value of AlarmName, got none");
        var names = AlarmFilter.startsWith(AlarmField.ALARM_NAME, "prod-");
        refuses(
                () -> names.and(AlarmFilter.noneOf(AlarmField.ALARM_NAME, "x")),
                "filter must name each field once, got a second condition on AlarmName");
        refuses(
                () -> AlarmFilter.oneOf(AlarmField.ALARM_NAME, "x,".repeat(151).split(",")),
                "filter must have at most 5 fields and 150 combinations of their values, got 1 and 151; use prefixes");
    }

    @Test
    void refusesEncryptionThatStatesNothingOrCannotWork() {
        refuses(
                () -> TopicEncryption.none(" "),
                "none must be a reason, got \"\"; say why alarms may lie unencrypted, and who agreed");
        refuses(
                () -> TopicEncryption.keyArn("alias/aws/sns"),
                "keyArn must be the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/0123abcd-…,"
                        + " not of an alias, got \"alias/aws/sns\"");
        refuses(
                () -> AlarmTopic.existing("arn:aws:sns:eu-west-1:123456789012:alarms")
                        .encryption(TopicEncryption.ownKey()),
                "encryption must be left to the owner of an existing topic,"
                        + " got one for arn:aws:sns:eu-west-1:123456789012:alarms; drop it");
        var managed = software.amazon.awscdk.services.kms.Alias.fromAliasName(new Stack(), "Sns", "alias/aws/sns");
        refuses(
                () -> TopicEncryption.key(managed),
                "encryption must be a key whose policy can let alarms in, got alias/aws/sns,"
                        + " which AWS manages; use ownKey()");
    }
}
