package io.cloudtelemetry.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

/** Boards of kinds about clusters, as CloudWatch reads them. */
class ClusterBoardsTest {
    static List<KubernetesMetrics> collections() {
        return List.of(KubernetesMetrics.standard(), KubernetesMetrics.enhanced(), KubernetesMetrics.otel());
    }

    private static Stack stack() {
        return new Stack(
                new App(),
                "Stack",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("ap-northeast-2")
                                .build())
                        .build());
    }

    private static ContainerInsights insights(Stack stack, String cluster, KubernetesMetrics metrics) {
        return ContainerInsights.Builder.create(stack, cluster)
                .cluster(ClusterTarget.existing(cluster, KubectlAccess.accessEntry()))
                .credentials(AgentCredentials.nodeRoles("NODES"))
                .metrics(metrics)
                .build();
    }

    private static JsonNode body(BoardKind kind, KubernetesMetrics metrics, String... clusters)
            throws JsonProcessingException {
        var stack = stack();
        TelemetryDashboard.Builder.create(stack, "Board")
                .kind(kind)
                .telemetry(Arrays.stream(clusters)
                        .map(each -> insights(stack, each, metrics))
                        .toList())
                .build();
        var board = Template.fromStack(stack)
                .findResources("AWS::CloudWatch::Dashboard")
                .values()
                .iterator()
                .next();
        return new ObjectMapper().readTree(TemplateText.of(((Map<?, ?>) board.get("Properties")).get("DashboardBody")));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void boardsReadAsBefore(KubernetesMetrics metrics) throws IOException {
        for (var kind : List.of(BoardKind.PERFORMANCE, BoardKind.RESOURCE_MAP)) {
            Snapshots.matches(
                    "boards/%s-%s.json".formatted(kind.name().toLowerCase().replace('_', '-'), metrics.word()),
                    new ObjectMapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(body(kind, metrics, "NRSON-EKS-CLUSTER"))
                            + "\n");
        }
    }
}
