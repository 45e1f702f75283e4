package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.app.reading.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;

/** ARNs of a configuration are of the partition, region and account of its stacks. */
class ArnKeysTest {
    private static final String API = "apiGateway: {restApis: [{id: r1, name: a, stage: prod";
    private static final String CLUSTER = "clusters: [{name: a, ";
    private static final String NODES = "credentials: {nodeRoles: [nodes]}";

    @TempDir
    private Path folder;

    private void assertRefused(String region, String content, String message) throws IOException {
        var file = Files.writeString(
                folder.resolve("telemetry.yaml"), "name: shop\nregion: %s\n%s\n".formatted(region, content));
        assertThatThrownBy(() -> TelemetryApp.define(new App(), file, "111122223333"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                CLUSTER + "kubectl: {role: 'arn:aws:iam::111122223333:role/a'}, " + NODES
                        + "}] | clusters[0].kubectl.role | partition aws-cn | arn:aws:iam::111122223333:role/a",
                CLUSTER
                        + "kubectl: {accessEntry: true, layerArn: 'arn:aws-cn:lambda:cn-northwest-1:111122223333:layer:a:1'}, "
                        + NODES
                        + "}] | clusters[0].kubectl.layerArn | region cn-north-1 | arn:aws-cn:lambda:cn-northwest-1:111122223333:layer:a:1",
                CLUSTER
                        + "kubectl: {accessEntry: true}, credentials: {nodeRoles: [a, 'arn:aws-cn:iam::999922223333:role/b']}}] | clusters[0].credentials.nodeRoles[1] | account 111122223333 | arn:aws-cn:iam::999922223333:role/b",
                CLUSTER
                        + "kubectl: {accessEntry: true}, credentials: {irsa: 'arn:aws-cn:iam::111122223333:oidc-provider/oidc.eks.cn-northwest-1.amazonaws.com.cn/id/A'}}] | clusters[0].credentials.irsa | region cn-north-1 | arn:aws-cn:iam::111122223333:oidc-provider/oidc.eks.cn-northwest-1.amazonaws.com.cn/id/A",
                CLUSTER + "kubectl: {accessEntry: true}, " + NODES
                        + ", performanceLogs: {keyArn: 'arn:aws-cn:kms:cn-northwest-1:111122223333:key/a'}}] | clusters[0].performanceLogs.keyArn | region cn-north-1 | arn:aws-cn:kms:cn-northwest-1:111122223333:key/a",
                CLUSTER + "kubectl: {accessEntry: true}, " + NODES
                        + ", containerLogs: {logGroups: {host: {keyArn: 'arn:aws:kms:cn-north-1:111122223333:key/a'}}}}] | clusters[0].containerLogs.logGroups.host.keyArn | partition aws-cn | arn:aws:kms:cn-north-1:111122223333:key/a",
                API
                        + ", accessLogs: {firehose: 'arn:aws-cn:firehose:cn-north-1:999922223333:deliverystream/amazon-apigateway-a'}}]} | apiGateway.restApis[0].accessLogs.firehose | account 111122223333 | arn:aws-cn:firehose:cn-north-1:999922223333:deliverystream/amazon-apigateway-a",
                API
                        + ", executionLogs: {keyArn: 'arn:aws-cn:kms:cn-northwest-1:111122223333:key/a'}}]} | apiGateway.restApis[0].executionLogs.keyArn | region cn-north-1 | arn:aws-cn:kms:cn-northwest-1:111122223333:key/a",
                "apiGateway: {account: {useExisting: 'arn:aws-cn:iam::999922223333:role/a'}, httpApis: [{id: h1, stage: prod}]} | apiGateway.account.useExisting | account 111122223333 | arn:aws-cn:iam::999922223333:role/a",
                "notifications: [{topicArn: 'arn:aws:sns:cn-north-1:999922223333:a'}]\\napiGateway: {} | notifications[0].topicArn | partition aws-cn | arn:aws:sns:cn-north-1:999922223333:a",
                "notifications: [{topic: a, sqs: ['arn:aws:sqs:eu-west-1:111122223333:a']}]\\napiGateway: {} | notifications[0].sqs[0] | partition aws-cn | arn:aws:sqs:eu-west-1:111122223333:a",
                "notifications: [{topic: a, deadLetterQueue: {queueArn: 'arn:aws-cn:sqs:cn-north-1:999922223333:a'}}]\\napiGateway: {} | notifications[0].deadLetterQueue.queueArn | account 111122223333 | arn:aws-cn:sqs:cn-north-1:999922223333:a",
                "notifications: [{topic: a, encryption: {keyArn: 'arn:aws-cn:kms:cn-northwest-1:111122223333:key/a'}}]\\napiGateway: {} | notifications[0].encryption.keyArn | region cn-north-1 | arn:aws-cn:kms:cn-northwest-1:111122223333:key/a",
            })
    void refusesWhatIsElsewhereWithItsKey(String content, String key, String allowed, String arn) throws IOException {
        assertRefused(
                "cn-north-1",
                content.replace("\\n", "\n").replace("apiGateway: {}", API + "}]}"),
                "%s must be of %s, where it is used, got %s; give one of that %s"
                        .formatted(key, allowed, arn, allowed.substring(0, allowed.indexOf(' '))));
    }

    @Test
    void refusesOneProviderForTwoClusters() throws IOException {
        var arn = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A1";
        var cluster = "{name: %s, kubectl: {accessEntry: true}, credentials: {irsa: \"" + arn + "\"}}";

        assertRefused(
                "us-east-1",
                "clusters: [%s, %s]".formatted(cluster.formatted("a"), cluster.formatted("b")),
                "clusters[1].credentials.irsa must be used once, got \"%s\" as in clusters[0]".formatted(arn));
    }

    @Test
    void refusesSlackWhereThereIsNoChatbot() throws IOException {
        assertRefused(
                "us-gov-west-1",
                "notifications: [{topic: a, slack: {workspaceId: T1, channelId: C1}}]\n" + API + "}]}",
                "notifications[0].slack must be left out in partition aws-us-gov, which has no AWS Chatbot, got Slack C1; use email, https, sqs or lambda");
    }

    @Test
    void takesTwoTopicsOfOneNameInTwoAccounts() throws IOException {
        var file = Files.writeString(folder.resolve("telemetry.yaml"), """
                name: shop
                region: eu-west-1
                notifications:
                  - {topicArn: "arn:aws:sns:eu-west-1:111122223333:pages"}
                  - {topicArn: "arn:aws:sns:eu-west-1:444455556666:pages", email: [a@acme.test]}
                """ + API + "}]}");
        var app = new App();
        TelemetryApp.define(app, file, "111122223333");

        var template =
                app.synth().getStackByName("shop-api-gateway").getTemplate().toString();

        assertThat(template)
                .contains("arn:aws:sns:eu-west-1:111122223333:pages", "arn:aws:sns:eu-west-1:444455556666:pages");
    }
}
