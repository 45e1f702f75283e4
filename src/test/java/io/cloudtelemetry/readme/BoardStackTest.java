package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.TemplateText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/** The boards of the example of docs/dashboards.md. */
class BoardStackTest {
    private static String body(String name) {
        var boards = Template.fromStack(new BoardStack(new App(), "Boards"))
                .findResources("AWS::CloudWatch::Dashboard", Map.of("Properties", Map.of("DashboardName", name)));
        assertThat(boards).hasSize(1);
        return TemplateText.of(((Map<?, ?>) boards.values().iterator().next().get("Properties")).get("DashboardBody"));
    }

    @Test
    void theBoardOfOperationsIsAboutBothTheirLogGroupsAndTheTopics() {
        assertThat(body("shop-operations"))
                .contains(
                        "\"Alarms: critical\"",
                        "my-cluster-agent-silent-critical",
                        "my-api-prod-server-errors-critical")
                .contains("\"LogGroupName\",\"/aws/containerinsights/my-cluster/performance\"")
                .contains("\"LogGroupName\",\"/aws/vendedlogs/apigateway/a1b2c3d4e5/prod\"")
                .contains("\"SampleCount\"", "\"NumberOfNotificationsFailed\",\"TopicName\",\"shop-alarms\"")
                .contains("Service\\\" = 'X-Ray'");
    }
}
