package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Every key of {@code notifications[]} in the template, and in the lines at the end of a synth. */
class NotificationConfigTest {
    private static final Path ALL = Path.of("src/test/resources/io/cloudtelemetry/app/all-recipients.yaml");

    @TempDir
    private Path outdir;

    @Test
    void everyKeyIsInTheTemplateAndNoKeyInTheSummary() {
        var app = CdkJson.app(outdir);
        var stacks = TelemetryApp.define(app, ALL, null);
        var summary = CdkJson.summary(stacks, Path.of(app.synth().getDirectory()), SynthSummary.Detail.FULL);

        var template = Template.fromStack(CdkJson.stack(stacks, "notifications"));
        for (var each :
                Map.of("email", 3, "sms", 1, "https", 1, "sqs", 1, "lambda", 1).entrySet()) {
            template.resourcePropertiesCountIs(
                    "AWS::SNS::Subscription", Map.of("Protocol", each.getKey()), each.getValue());
        }
        template.resourceCountIs("AWS::Chatbot::SlackChannelConfiguration", 1);
        template.resourceCountIs("AWS::Chatbot::MicrosoftTeamsChannelConfiguration", 1);
        template.resourcePropertiesCountIs("AWS::SNS::Subscription", Map.of("RedrivePolicy", Match.anyValue()), 6);
        template.resourceCountIs("AWS::SQS::Queue", 1);
        Template.fromStack(CdkJson.stack(stacks, "eks"))
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of(
                                "AlarmActions", arnsOf("pager"),
                                "OKActions", arnsOf("plain"),
                                "InsufficientDataActions", arnsOf("pager")));
        assertThat(summary)
                .contains("-> pager (ops@nrson.kr, SMS to ...5678, events.pagerduty.com, SQS alarms, Lambda alarms,"
                        + " Slack C0123ABCD, Teams 19%3a0123abcd%40thread.tacv2)")
                .doesNotContain("resolve", "plain", "4915112345678");
    }

    /** CloudFormation takes no stack without a resource. */
    @Test
    void topicsThatExistAndGetNoSubscriptionMakeNoStack() throws IOException {
        var file = Files.writeString(
                outdir.resolve("existing.yaml"),
                "name: shop\nregion: eu-west-1\n"
                        + "notifications: [{topicArn: 'arn:aws:sns:eu-west-1:111122223333:ops'}]\n"
                        + "clusters: [{name: a, agent: {delivery: gitops}, credentials: {nodeRoles: [r]}}]\n"
                        + "apiGateway: {httpApis: [{id: h1b2c3d4e5, stage: prod}]}\n");

        var stacks = TelemetryApp.define(CdkJson.app(outdir), file, null).stacks();

        assertThat(stacks).extracting(Stack::getStackName).containsExactly("shop-eks", "shop-api-gateway");
        assertThat(stacks).allSatisfy(stack -> {
            assertThat(stack.getDependencies()).isEmpty();
            Template.fromStack(stack)
                    .allResourcesProperties(
                            "AWS::CloudWatch::Alarm",
                            Map.of("AlarmActions", List.of("arn:aws:sns:eu-west-1:111122223333:ops")));
        });
    }

    private static Object arnsOf(String topic) {
        return Match.arrayEquals(List.of(
                Map.of("Fn::Join", Match.arrayWith(List.of(Match.arrayWith(List.of(":" + topic)))))));
    }
}
