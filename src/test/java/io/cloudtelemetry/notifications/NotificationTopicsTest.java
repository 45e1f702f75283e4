package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.TemplateText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Capture;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class NotificationTopicsTest extends TopicsInAStack {
    private static final AlarmTopic PAGER = AlarmTopic.named("pager").email("ops@example.com");
    private static final AlarmTopic MAIL = AlarmTopic.named("mail").email("dev@example.com");

    /** The statement that serves alarms, checked by its two conditions: this account, and its alarms in this region. */
    private static void isForAlarmsOfThisAccountAndRegion(Map<?, ?> statement) {
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        assertThat(statement.get("Principal")).isEqualTo(Map.of("Service", "cloudwatch.amazonaws.com"));
        var conditions = (Map<?, ?>) statement.get("Condition");
        assertThat(conditions).hasSize(2);
        assertThat(conditions.get("StringEquals"))
                .isEqualTo(Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")));
        var source = (Map<?, ?>) conditions.get("ArnLike");
        assertThat(source).hasSize(1);
        assertThat(TemplateText.of(source.get("aws:SourceArn")))
                .isEqualTo("arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*");
    }

    private static List<Map<?, ?>> statements(Template template, String type, String document) {
        var statements = new Capture();
        template.hasResourceProperties(type, Map.of(document, Map.of("Statement", statements)));
        return statements.asArray().stream()
                .<Map<?, ?>>map(statement -> (Map<?, ?>) statement)
                .toList();
    }

    @Test
    void definesATopicOfThatNameWithTheKey() {
        var template = define(PAGER);

        var key = template.findResources("AWS::KMS::Key").keySet().iterator().next();
        template.resourceCountIs("AWS::SNS::Topic", 1);
        template.hasResourceProperties(
                "AWS::SNS::Topic",
                Map.of("TopicName", "pager", "KmsMasterKeyId", Map.of("Fn::GetAtt", List.of(key, "Arn"))));
    }

    @Test
    void alarmsOfThisAccountMayEncryptWithTheKey() {
        var forAlarms = statements(define(PAGER), "AWS::KMS::Key", "KeyPolicy").stream()
                .filter(statement -> "AllowAlarmsToEncrypt".equals(statement.get("Sid")))
                .toList();

        assertThat(forAlarms).singleElement().satisfies(statement -> {
            assertThat(statement.get("Action")).isEqualTo(List.of("kms:Decrypt", "kms:GenerateDataKey*"));
            assertThat(statement.get("Resource")).isEqualTo("*");
            isForAlarmsOfThisAccountAndRegion(statement);
        });
    }

    @Test
    void theAccountKeepsControlOfTheKey() {
        assertThat(statements(define(PAGER), "AWS::KMS::Key", "KeyPolicy"))
                .hasSize(2)
                .anySatisfy(statement -> {
                    assertThat(statement.get("Action")).isEqualTo("kms:*");
                    assertThat(statement.toString()).contains(":root");
                });
    }

    @Test
    void theKeyRotatesAndGoesWithTheStack() {
        define(PAGER)
                .hasResource(
                        "AWS::KMS::Key",
                        Map.of("DeletionPolicy", "Delete", "Properties", Map.of("EnableKeyRotation", true)));
    }

    @Test
    void onePolicyOfTheTopicLetsAlarmsInAndKeepsOutWhatIsNotEncrypted() {
        var template = define(PAGER);

        template.resourceCountIs("AWS::SNS::TopicPolicy", 1);
        var topic = Map.of(
                "Ref",
                template.findResources("AWS::SNS::Topic").keySet().iterator().next());
        template.hasResourceProperties("AWS::SNS::TopicPolicy", Map.of("Topics", List.of(topic)));
        assertThat(statements(template, "AWS::SNS::TopicPolicy", "PolicyDocument"))
                .hasSize(2)
                .anySatisfy(statement -> {
                    assertThat(statement.get("Action")).isEqualTo("sns:Publish");
                    assertThat(statement.get("Resource")).isEqualTo(topic);
                    isForAlarmsOfThisAccountAndRegion(statement);
                })
                .anySatisfy(statement -> {
                    assertThat(statement.get("Effect")).isEqualTo("Deny");
                    assertThat(statement.get("Principal")).isEqualTo("*");
                    assertThat(statement.get("Action")).isEqualTo("sns:Publish");
                    assertThat(statement.get("Resource")).isEqualTo(topic);
                    assertThat(statement.get("Condition"))
                            .isEqualTo(Map.of("Bool", Map.of("aws:SecureTransport", "false")));
                });
    }

    @Test
    void subscribesEachAddress() {
        var template = define(PAGER.email("second@example.com"));

        template.resourceCountIs("AWS::SNS::Subscription", 2);
        for (var address : List.of("ops@example.com", "second@example.com")) {
            template.hasResourceProperties(
                    "AWS::SNS::Subscription",
                    Map.of(
                            "Protocol",
                            "email",
                            "Endpoint",
                            address,
                            "TopicArn",
                            Map.of("Ref", Match.stringLikeRegexp(".*pager.*"))));
        }
    }

    @Test
    void subscribesAnAddressThatIsAParameter() {
        var address = new CfnParameter(stack, "Address").getValueAsString();

        define(AlarmTopic.named("pager").email(address))
                .hasResourceProperties("AWS::SNS::Subscription", Map.of("Endpoint", Map.of("Ref", "Address")));
    }

    @Test
    void allTopicsShareOneKeyAndEachHasAPolicy() {
        var template = define(PAGER, MAIL);

        template.resourceCountIs("AWS::SNS::Topic", 2);
        template.resourceCountIs("AWS::SNS::TopicPolicy", 2);
        template.resourceCountIs("AWS::KMS::Key", 1);
        template.allResourcesProperties(
                "AWS::SNS::Topic", Map.of("KmsMasterKeyId", Map.of("Fn::GetAtt", List.of(Match.anyValue(), "Arn"))));
    }

    @Test
    void aTopicMayHaveAnyNameThatSnsTakes() {
        define(AlarmTopic.named("Key"), AlarmTopic.named("Resource")).resourceCountIs("AWS::SNS::Topic", 2);
    }

    @Test
    void warnsOfATopicWithoutSubscription() {
        define(PAGER, AlarmTopic.named("empty"));

        var annotations = Annotations.fromStack(stack);
        annotations.hasWarning(
                "/One/Topics",
                "topic empty has no subscription, so nobody is told; give it an e-mail address"
                        + " [ack: @cloudtelemetry/notifications:noSubscription]");
        annotations.hasNoWarning("*", Match.stringLikeRegexp(".*pager.*"));
    }

    @Test
    void listsTopicsAndArnsInOrder() {
        var topics = NotificationTopics.Builder.create(stack, "Topics")
                .topics(List.of(PAGER, MAIL))
                .build();

        assertThat(topics.getTopics()).containsExactly(PAGER, MAIL);
        assertThat(topics.getTopicArns().keySet()).containsExactly("pager", "mail");
        assertThat(TemplateText.of(stack.resolve(topics.getTopicArns().get("pager"))))
                .isEqualTo("arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:pager");
    }
}
