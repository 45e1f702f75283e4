package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.alarms.AlarmRouting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What a further cluster asks of CDK's process: each request takes its time, and there may be many clusters. */
class JsiiRequestsTest {
    private static final String MARK = "FurtherCluster";

    @TempDir
    private Path folder;

    /** In a process of its own, since jsii looks at its environment once. */
    @Test
    void furtherClusterIsRenderedOnceWithFewRequests() throws IOException, InterruptedException {
        var log = folder.resolve("requests.txt").toFile();
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoClusters.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log);
        java.environment().put("JSII_DEBUG", "1");
        assertThat(java.start().waitFor()).isZero();

        var further = further(Files.readAllLines(log.toPath()));
        assertThat(further)
                .filteredOn(line -> line.contains("\"fqn\":\"cdk8s.App\""))
                .hasSize(1);
        assertThat(further)
                .filteredOn(line -> line.contains("\"fqn\":\"cdk8s.Chart\""))
                .hasSize(1);
        assertThat(further)
                .filteredOn(line -> line.contains("\"method\":\"toJson\""))
                .hasSize(1);
        assertThat(further).hasSizeBetween(50, 190);
    }

    /** The requests between two marks. */
    private static List<String> further(List<String> log) {
        var requests = log.stream().filter(line -> line.contains("\"api\":")).toList();
        var marks = requests.stream().filter(line -> line.contains(MARK)).toList();
        assertThat(marks).hasSize(2);
        return requests.subList(requests.indexOf(marks.get(0)) + 1, requests.indexOf(marks.get(1)));
    }

    /** Standard metrics, kubectl by access entry, the recommended alarms. */
    static final class TwoClusters {
        private TwoClusters() {}

        public static void main(String[] arguments) {
            var stack = new Stack(new App(), "Stack");
            define(stack, "first");
            new Construct(stack, MARK);
            define(stack, "second");
            new Construct(stack, MARK + "Ends");
            System.exit(0);
        }

        private static void define(Stack stack, String name) {
            ContainerInsights.Builder.create(stack, name)
                    .cluster(ClusterTarget.existing(name, KubectlAccess.accessEntry()))
                    .credentials(AgentCredentials.nodeRoles("workers"))
                    .routing(AlarmRouting.nobody())
                    .build();
        }
    }
}
