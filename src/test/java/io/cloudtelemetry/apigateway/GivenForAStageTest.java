package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.apigateway.account.LogRole;
import io.cloudtelemetry.logs.LogEncryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** What is given for a stage by ARN is of its place, or nothing is attached. */
class GivenForAStageTest {
    private final Stack stack = new Stack(
            new App(),
            "Stack",
            StackProps.builder()
                    .env(Environment.builder()
                            .account("111122223333")
                            .region("eu-west-1")
                            .build())
                    .build());

    private void refuses(RestApiTelemetry.Builder telemetry, String message) {
        assertThatThrownBy(telemetry::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    private RestApiTelemetry.Builder telemetry() {
        return RestApiTelemetry.Builder.create(stack, "Orders")
                .stage(StageTarget.existing("a1b2c3d4e5", "orders", "prod"))
                .account(ApiGatewayAccount.leaveAlone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1:111122223333", "eu-west-1:999922223333"})
    void refusesAStreamOfElsewhere(String place) {
        var arn = "arn:aws:firehose:" + place + ":deliverystream/amazon-apigateway-a";

        refuses(telemetry().accessLogs(AccessLogs.json().toFirehose(arn)), "firehose must be of ");
    }

    @Test
    void refusesAKeyOfAnotherRegion() {
        var key = LogEncryption.keyArn("arn:aws:kms:us-east-1:111122223333:key/a");

        refuses(
                telemetry().accessLogs(AccessLogs.json().logGroup(group -> group.encryptedWith(key))),
                "keyArn must be of region eu-west-1, where it is used, got");
        refuses(
                telemetry().executionLogs(ExecutionLogs.info().logGroup(group -> group.encryptedWith(key))),
                "keyArn must be of region eu-west-1, where it is used, got");
    }

    @Test
    void refusesALogRoleOfElsewhere() {
        var role = LogRole.existing("arn:aws:iam::999922223333:role/logs");

        assertThatThrownBy(() -> ApiGatewayAccount.managed(stack, "Account", role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("roleArn must be of account 111122223333, where it is used, got");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my role", " role", "a/ "})
    void refusesALogRoleWithBlanks(String name) {
        assertThatThrownBy(() -> LogRole.existing("arn:aws:iam::111122223333:role/" + name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("roleArn must be a role's ARN such as");
    }
}
