package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ChatTest {
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String CHANNEL = "19%3a0123abcd%40thread.tacv2";

    private static Stack stack;
    private static Template template;

    @BeforeAll
    static void define() {
        stack = new Stack(new App(), "One");
        NotificationTopics.Builder.create(stack, "Topics")
                .topics(List.of(
                        AlarmTopic.named("pager")
                                .slack("T0123ABCD", "C0123ABCD")
                                .teams(UUID, UUID, CHANNEL),
                        AlarmTopic.named("desk").slack("T0123ABCD", "C0123ABCD")))
                .build();
        template = Template.fromStack(stack);
    }

    private static List<Map<String, Object>> topics(String... names) {
        return List.of(names).stream()
                .map(name -> Map.<String, Object>of("Ref", Match.stringLikeRegexp("Topics" + name + ".*")))
                .toList();
    }

    private static final Map<String, Object> POLICY = Map.of("Ref", Match.stringLikeRegexp("TopicsChatReadAlarms.*"));

    @Test
    void aSlackChannelIsConfiguredOnceForAllItsTopics() {
        template.resourceCountIs("AWS::Chatbot::SlackChannelConfiguration", 1);
        template.hasResourceProperties(
                "AWS::Chatbot::SlackChannelConfiguration",
                Map.of(
                        "SlackWorkspaceId", "T0123ABCD",
                        "SlackChannelId", "C0123ABCD",
                        "ConfigurationName", Match.stringLikeRegexp("^[A-Za-z0-9-_]{1,128}$"),
                        "GuardrailPolicies", List.of(POLICY),
                        "SnsTopicArns", topics("pager", "desk")));
    }

    @Test
    void aTeamsChannelIsConfigured() {
        template.hasResourceProperties(
                "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
                Map.of(
                        "TeamsTenantId",
                        UUID,
                        "TeamId",
                        UUID,
                        "TeamsChannelId",
                        CHANNEL,
                        "ConfigurationName",
                        Match.stringLikeRegexp("^[A-Za-z0-9-_]{1,128}$"),
                        "GuardrailPolicies",
                        List.of(POLICY),
                        "SnsTopicArns",
                        topics("pager")));
    }

    @Test
    void aChannelMayReadAlarmsAndNothingElse() {
        template.resourceCountIs("AWS::IAM::Role", 1);
        template.resourceCountIs("AWS::IAM::Policy", 0);
        template.hasResourceProperties("AWS::IAM::Role", Map.of("ManagedPolicyArns", List.of(POLICY)));
        template.hasResourceProperties(
                "AWS::IAM::ManagedPolicy",
                Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Effect", "Allow",
                                        "Action",
                                                List.of("cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"),
                                        "Resource", "*")))));
    }

    @Test
    void aChannelIsSomebodyWhoIsTold() {
        assertThat(Annotations.fromStack(stack).findWarning("*", Match.anyValue()))
                .isEmpty();
    }
}
