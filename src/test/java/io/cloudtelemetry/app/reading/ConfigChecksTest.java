package io.cloudtelemetry.app.reading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Where a line is put together from a key and a message of the library. */
class ConfigChecksTest {
    private static final String KEY = "clusters[0]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics must be standard | clusters[0].metrics must be standard",
                "nodeRoles, irsa or podIdentity must be given | clusters[0].nodeRoles, irsa or podIdentity must be given",
                "log group /a must be kept in one way | clusters[0]: log group /a must be kept in one way",
                "name must be used once, got a second alarm | clusters[0].alarms: each name must be used once, got a second alarm"
            })
    void aMessageContinuesTheKey(String message, String line) {
        assertThatThrownBy(() -> ConfigChecks.defined(KEY, () -> {
                    throw new IllegalArgumentException(message);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(line);
    }

    @Test
    void whatCdkThrowsIsOneLineWithTheKey() {
        var stack = new Stack(new App(), "Stack");
        new Construct(stack, "One");

        assertThatThrownBy(() -> ConfigChecks.defined(KEY, () -> new Construct(stack, "One")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "clusters\\[0] is refused by the CDK: There is already a Construct with name 'One' in Stack\\d* \\[Stack]");
    }

    @Test
    void aFaultOfOurOwnIsNotTakenForARefusal() {
        assertThatThrownBy(() -> ConfigChecks.defined(KEY, () -> {
                    throw new IllegalStateException("a fault");
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
