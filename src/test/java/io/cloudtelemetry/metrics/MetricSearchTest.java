package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricSearchTest {
    private static final int REFUSED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int find(@Nullable String words) {
        return MetricSearch.run(Arrays.asList(words), print(out), print(errors));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void printsEveryMetricThatHasTheWordInItsNamespaceNameOrDimensions() {
        assertThat(find("queue")).isZero();

        assertThat(lines(errors)).isEmpty();
        assertThat(lines(out))
                .startsWith("namespace | metric | unit | statistics, the usual first | dimensions | level")
                .contains(
                        "AWS/SQS | SentMessageSize | Bytes | Average, Maximum, Minimum, SampleCount, Sum | [QueueName] | listed",
                        "AWS/AmazonMQ | QueueCount | - | Sum | [Broker] | listed",
                        "AWS/Redshift-Serverless | QueriesQueued | - | Average, Maximum, Minimum | - | named; unit in AWS's"
                                + " words: Number of queries")
                .noneMatch(line -> line.contains("AWS/Lambda"));
    }

    @Test
    void everyWordMustBeThereInAnyCase() {
        assertThat(find("lambda  DURATION post")).isZero();

        assertThat(lines(out))
                .containsExactly(
                        "namespace | metric | unit | statistics, the usual first | dimensions | level",
                        "AWS/Lambda | PostRuntimeExtensionsDuration | Milliseconds | Average, Maximum, Minimum, Percentiles"
                                + " | [] [ExecutedVersion, FunctionName, Resource] [FunctionName] [FunctionName, Resource]"
                                + " | listed");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingToLookForIsRefusedInOneLine(String words) {
        assertThat(find(words)).isEqualTo(REFUSED);

        assertThat(lines(out)).isEmpty();
        assertThat(lines(errors))
                .containsExactly("find must be words of a namespace, a metric or its dimensions, got none;"
                        + " such as -Dfind=queue");
    }

    @Test
    void whatNoMetricHasIsRefusedInOneLineWithTheNearestName() {
        assertThat(find("SentMesageSize")).isEqualTo(REFUSED);

        assertThat(lines(errors))
                .containsExactly(
                        "find must be words of a namespace, a metric or its dimensions, such as SentMessageSize,"
                                + " got \"SentMesageSize\"");
    }

    @Test
    void theBuildRunsItByItsName() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<id>metrics</id>", "<mainClass>" + MetricSearch.class.getName() + "</mainClass>");
    }
}
