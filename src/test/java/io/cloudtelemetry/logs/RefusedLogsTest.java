package io.cloudtelemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What is refused leaves nothing in the tree. */
class RefusedLogsTest {
    private static final LogGroupSettings DAY = LogGroupSettings.expireAfter(RetentionDays.ONE_DAY);

    private static Stack stackIn(String region) {
        return new Stack(
                new App(),
                "Stack",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("111122223333")
                                .region(region)
                                .build())
                        .build());
    }

    private final Stack stack = stackIn("eu-west-1");

    @ParameterizedTest
    @ValueSource(strings = {"", "a group", "arn:aws:logs:eu-west-1:111122223333:log-group:a"})
    void refusesANameThatNoGroupHas(String name) {
        assertThatThrownBy(() -> TelemetryLogGroup.define(stack, "Logs", name, DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "logGroupName must be 1 to 512 letters, digits or . - _ / #, and not begin with aws/, got \"%s\"; give the group's name, not its ARN"
                                .formatted(name));
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void refusesAKeyOfAnotherRegion() {
        var arn = "arn:aws:kms:us-east-1:111122223333:key/a";
        var given = LogEncryption.key(Key.fromKeyArn(new Stack(), "Key", arn));

        for (var encryption : List.of(LogEncryption.keyArn(arn), given)) {
            var settings = DAY.encryptedWith(encryption);
            assertThatThrownBy(() -> TelemetryLogGroup.define(stack, "Logs", "group", settings))
                    .hasMessageStartingWith("keyArn must be of region eu-west-1, where it is used, got " + arn);
            assertThatThrownBy(() -> TelemetryLogGroup.ensure(stack, "Logs", "group", settings))
                    .hasMessageStartingWith("keyArn must be of region eu-west-1, where it is used, got " + arn);
        }
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, arn:aws:kms:eu-west-1, logs.eu-west-1.amazonaws.com\"",
        "cn-north-1, arn:aws-cn:kms:cn-north-1, logs.cn-north-1.amazonaws.com.cn\"",
        "us-gov-west-1, arn:aws-us-gov:kms:us-gov-west-1, logs.us-gov-west-1.amazonaws.com\""
    })
    void theStatementForAKeyHasTheServiceOfItsPartition(String region, String key, String service) {
        var there = stackIn(region);
        TelemetryLogGroup.define(
                there, "Logs", "group", DAY.encryptedWith(LogEncryption.keyArn(key + ":111122223333:key/a")));

        Annotations.fromStack(there)
                .hasWarning("*", Match.stringLikeRegexp(".*\"Service\":\"" + service.replace(".", "\\.") + ".*"));
    }

    @Test
    void refusesTwoQueriesOfOneName() {
        var query = new LogQuery("errors", List.of("g"), "limit 1");
        var queries = List.of(query, new LogQuery("slowest", List.of("g"), "limit 1"), query);

        assertThatThrownBy(() -> SavedQueries.define(stack, "Queries", "shop", queries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queries must have a title each, got a second \"errors\"");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a*", "a//b", "/a"})
    void refusesAQueryWithoutAName(String title) {
        var queries = List.of(new LogQuery(title, List.of("g"), "limit 1"));

        assertThatThrownBy(() -> SavedQueries.define(stack, "Queries", "shop", queries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "queries must be named in 1 to 255 characters without : and *, with / between folders, got \"shop/%s\""
                                .formatted(title));
        assertThat(stack.getNode().getChildren()).isEmpty();
    }
}
