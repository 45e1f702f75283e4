package io.cloudtelemetry.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.sqs.CfnQueue;

/** Java's answer is CDK's, for whatever may be given. */
class TokensTest {
    private static final Stack STACK = new Stack(new App(), "Stack");

    static Stream<String> values() {
        var queue = new CfnQueue(STACK, "Queue" + STACK.getNode().getChildren().size());
        return Stream.of(
                "",
                "orders",
                "$",
                "${Token[",
                "${Token[]}",
                "${Token[a b]}",
                "${Token[AWS.Region.4]}",
                "${Token[TOKEN.12",
                "x ${Token[TOKEN.12]} y",
                "${AWS::Region}",
                "#{Token[TOKEN.12]}",
                STACK.getRegion(),
                STACK.getPartition(),
                Aws.ACCOUNT_ID,
                queue.getAttrArn(),
                "prefix-" + queue.getAttrQueueName() + "-suffix",
                Fn.join("-", List.of("a", queue.getRef())),
                Token.asString(Map.of("Ref", "Queue")),
                Lazy.string(new software.amazon.awscdk.IStableStringProducer() {
                    @Override
                    public String produce() {
                        return "late";
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isUnresolvedAsCdkSays(String text) {
        assertThat(Tokens.in(text)).isEqualTo(Token.isUnresolved(text));
    }

    @Test
    void bothAnswersAreAmongThem() {
        assertThat(values().map(Tokens::in)).contains(true, false);
    }

    @Test
    void isShownAsWhatItStandsFor() {
        assertThat(Tokens.orElse(STACK.getRegion(), "region")).isEqualTo("<region>");
        assertThat(Tokens.orElse("eu-west-1", "region")).isEqualTo("eu-west-1");
        assertThat(Tokens.shown("arn of " + STACK.getRegion() + " and " + STACK.getAccount(), "somewhere"))
                .isEqualTo("arn of somewhere and somewhere");
    }

    @Test
    void onlyKnownTextsDiffer() {
        assertThat(Tokens.differ("a", "b")).isTrue();
        for (var pair : Arrays.asList(
                new String[] {"a", "a"}, new String[] {"a", STACK.getRegion()}, new String[] {null, "a"})) {
            assertThat(Tokens.differ(pair[0], pair[1])).isFalse();
        }
    }
}
