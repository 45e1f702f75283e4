package io.cloudtelemetry.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {
    private static String run(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders `id` \"x\" \\ $HOME",
                "$(touch pwned)",
                "it's",
                "''",
                "'; echo pwned; '",
                "a\nb",
                "* ? [a]",
                "~",
                "!!",
                "#no comment",
                "a&b|c<d>e;f",
                "$default",
                "",
                "결제",
                "\\",
                "%s %d"
            })
    void aShellTakesAValueForWhatItIs(String hostile) throws IOException, InterruptedException {
        assertThat(run(ShellCommand.of("printf '<%%s>' %s x", hostile))).isEqualTo("<" + hostile + "><x>");
    }

    @Test
    void leavesPlainWordsAsTheyAre() {
        assertThat(ShellCommand.of("aws logs tail %s --region %s", "/aws/vendedlogs/a_b.c", "eu-west-1"))
                .isEqualTo("aws logs tail /aws/vendedlogs/a_b.c --region eu-west-1");
    }
}
