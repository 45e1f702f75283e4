package io.cloudtelemetry.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What telemetry costs at synth: requests to the process in which CDK runs. All of them are counted, in processes of their own.
 */
class RequestsTest {
    private static final int WALK_THROUGH = 408;
    private static final int PLAIN_API = 6;
    private static final int CLUSTER = 129;

    private static final Pattern MARK = Pattern.compile(".*\"" + CountedApps.MARK + "([\\w-]+)\".*");

    @TempDir
    private static Path folder;

    private static Map<String, List<String>> counted;

    @BeforeAll
    static void count() throws IOException, InterruptedException {
        counted = new LinkedHashMap<>();
        var here = new ArrayList<String>();
        for (var request :
                requests(CountedApps.class.getName(), folder.resolve("counted").toString())) {
            var mark = MARK.matcher(request);
            if (mark.matches()) {
                here = new ArrayList<>();
                counted.put(mark.group(1), here);
            } else {
                here.add(request);
            }
        }
    }

    /** {@return the requests of the third of a kind, for which all is loaded} */
    private static int of(CountedApps.Kind kind) {
        var requests = counted.get(kind.name() + 3);
        assertThat(requests).as(kind.name()).isNotEmpty();
        return requests.size();
    }

    @Test
    void aFurtherAlarmIsOne() {
        assertThat(of(CountedApps.Kind.ALARMS_OF_SEVEN) - of(CountedApps.Kind.ALARMS_OF_TWO))
                .isEqualTo(7 - 2);
    }

    @Test
    void aFurtherPlainApiIsThreeAndItsAlarms() {
        assertThat(of(CountedApps.Kind.PLAIN_API))
                .as(trace(CountedApps.Kind.PLAIN_API))
                .isLessThanOrEqualTo(PLAIN_API);
    }

    @Test
    void aFurtherApiWithLogsMetricsAndTracesIs145() {
        assertThat(of(CountedApps.Kind.API_WITH_ALL))
                .as(trace(CountedApps.Kind.API_WITH_ALL))
                .isLessThanOrEqualTo(145);
    }

    @Test
    void aFurtherClusterIsAsFewAsTheReadmeSays() {
        assertThat(of(CountedApps.Kind.CLUSTER))
                .as(trace(CountedApps.Kind.CLUSTER))
                .isLessThanOrEqualTo(CLUSTER);
    }

    @Test
    void aFurtherResourceIsFiveAndItsAlarms() {
        var queue = telemetry(CountedApps.Kind.QUEUE);

        assertThat(queue).as(String.join("\n", queue)).hasSizeLessThanOrEqualTo(5 + 2);
    }

    /** It has two dimensions, and a part of an ARN is two more. */
    @Test
    void aFurtherServiceIsSixAndItsAlarms() {
        var service = telemetry(CountedApps.Kind.SERVICE);

        assertThat(service).as(String.join("\n", service)).hasSizeLessThanOrEqualTo(6 + 2);
    }

    /**
     * All are found at once; then each is asked for its path, its name and whether it has a dead-letter queue. One is jsii's own,
     * which asks for the Java name of what it sees first.
     */
    @Test
    void aFurtherQueueOfEverythingIsFiveAndItsAlarms() {
        var one = Objects.requireNonNull(counted.get("EVERY_QUEUE_OF_ONE" + CountedApps.TELEMETRY + 30));
        var eleven = Objects.requireNonNull(counted.get("EVERY_QUEUE_OF_ELEVEN" + CountedApps.TELEMETRY + 30));

        assertThat(eleven.size() - one.size()).as(String.join("\n", eleven)).isLessThanOrEqualTo(10 * (5 + 2));
    }

    /** Its alarm, its filter, what these look for, and what lets the filter wait for its group: however many are in the scope. */
    @Test
    void aFurtherLogPatternIsTen() {
        assertThat(of(CountedApps.Kind.LOG_PATTERNS_ELEVEN) - of(CountedApps.Kind.LOG_PATTERNS_ONE))
                .as(trace(CountedApps.Kind.LOG_PATTERNS_ELEVEN))
                .isLessThanOrEqualTo(10 * 10);
    }

    private static List<String> telemetry(CountedApps.Kind kind) {
        // The third app, and in it the one beside another.
        return Objects.requireNonNull(counted.get(kind.name() + CountedApps.TELEMETRY + 31));
    }

    @Test
    void manifestsAreNoRequest() {
        assertThat(counted.get(CountedApps.Kind.CLUSTER.name() + 3))
                .isNotEmpty()
                .noneMatch(request -> request.contains("cdk8s"));
    }

    /** It, and what kind of thing it returns; each everythingIn then looks whether more has been defined. */
    @Test
    void synthIsTwoForAllAndTwoForEachScopeThatIsWatchedWhole() {
        var scopes = 2 * 3;

        assertThat(counted.get(CountedApps.SYNTH)).hasSize(2 + 2 * scopes);
    }

    @Test
    void aBoardIsThreeHoweverManyWidgets() {
        assertThat(of(CountedApps.Kind.BOARD_OF_ONE)).isLessThanOrEqualTo(3);
        assertThat(of(CountedApps.Kind.BOARD_OF_MANY)).isEqualTo(of(CountedApps.Kind.BOARD_OF_ONE));
    }

    @Test
    void theWalkThroughIsAsFewAsTheReadmeSays() throws IOException, InterruptedException {
        assertThat(requests("io.cloudtelemetry.app.TelemetryApp")).hasSizeBetween(100, WALK_THROUGH);
    }

    @Test
    void theReadmeHasTheseNumbers() throws IOException {
        assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s+", " "))
                .contains(
                        "makes %d requests to CDK's process; a further API makes %d, a cluster %d, a board of the library's own widgets 3, an alarm 1."
                                .formatted(WALK_THROUGH, PLAIN_API, CLUSTER));
    }

    /** What a kind asks for, so that whoever adds a request sees which. */
    private static String trace(CountedApps.Kind kind) {
        return String.join("\n", counted.get(kind.name() + 3));
    }

    /** In a process of its own, whose requests pass through a copy on their way to that of CDK. */
    private static List<String> requests(String main, String... arguments) throws IOException, InterruptedException {
        var trace = folder.resolve(main + ".json");
        var node = Files.writeString(folder.resolve("node-with-copy"), "#!/bin/sh\ntee \"$TRACE\" | node \"$@\"\n");
        assertThat(node.toFile().setExecutable(true)).isTrue();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectError(folder.resolve(main + ".txt").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JSII_NODE", node.toString());
        builder.environment().put("TRACE", trace.toString());
        builder.environment().put("CDK_VALIDATION", "false");
        builder.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
        assertThat(builder.start().waitFor()).as(main).isZero();
        try (var lines = Files.lines(trace)) {
            return lines.filter(line -> line.contains("\"api\":")).toList();
        }
    }
}
