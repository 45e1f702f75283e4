package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.CombinedAlarm;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.apigateway.ExecutionLogs;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import io.cloudtelemetry.eks.AgentCredentials;
import io.cloudtelemetry.eks.ClusterTarget;
import io.cloudtelemetry.eks.ContainerInsights;
import io.cloudtelemetry.eks.KubectlAccess;
import io.cloudtelemetry.notifications.AlarmTopic;
import io.cloudtelemetry.notifications.NotificationTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.eks_v2.Cluster;
import software.amazon.awscdk.services.eks_v2.KubectlProviderOptions;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
import software.constructs.Construct;

/** Writes the table of docs/cdk-app.md on what may stand where, from what happens to each layout. */
class LayoutTest {
    private static final Map<String, Consumer<App>> LAYOUTS = new LinkedHashMap<>();

    static {
        LAYOUTS.put("everything in one stack", app -> {
            var one = stack(app, "Shop");
            var topics = topics(one);
            board(one, watched(api(one), topics), watched(cluster(one), one, topics));
        });
        LAYOUTS.put("topics, API, cluster and board in a stack each", app -> {
            var topics = topics(stack(app, "Topics"));
            var api = watched(api(stack(app, "Api")), topics);
            var eks = stack(app, "Eks");
            board(stack(app, "Board"), api, watched(cluster(eks), eks, topics));
        });
        LAYOUTS.put("topics and board in one stack, the app's API in another", app -> {
            var both = stack(app, "Monitoring");
            board(both, watched(api(stack(app, "Api")), topics(both)));
        });
        LAYOUTS.put("topics and board in one stack, an existing cluster in another", app -> {
            var both = stack(app, "Monitoring");
            board(both, watched(existing(), stack(app, "Eks"), topics(both)));
        });
        LAYOUTS.put("a cluster of the app in one stack, all of its telemetry in another", app -> {
            var cluster = cluster(stack(app, "Eks"));
            var other = stack(app, "Monitoring");
            board(other, watched(cluster, other, topics(other)));
        });
        LAYOUTS.put("an API of the app in one stack, its telemetry in another", app -> {
            var api = api(stack(app, "Api"));
            var other = stack(app, "Monitoring");
            watched(api, other, topics(other));
        });
        LAYOUTS.put("topics and a composite in one stack, the alarms in another", app -> {
            var both = stack(app, "Monitoring");
            var topics = topics(both);
            composite(both, watched(api(stack(app, "Api")), topics), topics);
        });
        LAYOUTS.put("topics, alarms and a composite in a stack each", app -> {
            var topics = topics(stack(app, "Topics"));
            composite(stack(app, "Composites"), watched(api(stack(app, "Api")), topics), topics);
        });
        LAYOUTS.put("topics and board in one region, the alarms in another", app -> {
            var topics = topics(stack(app, "Monitoring", "us-east-1"));
            watched(api(stack(app, "Api")), topics);
        });
        LAYOUTS.put("topics in the stack, the API and its telemetry in a nested stack, the board in the stack", app -> {
            var stack = stack(app, "Shop");
            var topics = topics(stack);
            board(stack, watched(api(new NestedStack(stack, "Api")), topics));
        });
        LAYOUTS.put("the API in a nested stack, its telemetry in the stack around it", app -> {
            var stack = stack(app, "Shop");
            var api = api(new NestedStack(stack, "Api"));
            watched(api, stack, topics(stack));
        });
        LAYOUTS.put("all telemetry of a cluster in a nested stack", app -> {
            var stack = stack(app, "Shop");
            var cluster = cluster(stack);
            var nested = new NestedStack(stack, "Telemetry");
            board(nested, watched(cluster, nested, topics(nested)));
        });
        LAYOUTS.put("a `Stage` for each account, each with its own topics and board", app -> {
            inStage(stage(app, "Beta", "111122223333"));
            inStage(stage(app, "Prod", "444455556666"));
        });
        LAYOUTS.put("two `Stage`s in one account and region, with the same names", app -> {
            inStage(stage(app, "Beta", "111122223333"));
            inStage(stage(app, "Prod", "111122223333"));
        });
        LAYOUTS.put("topics outside the `Stage` of the alarms", app -> {
            var topics = topics(stack(app, "Shared"));
            watched(api(new Stack(stage(app, "Prod", "111122223333"), "Shop")), topics);
        });
        LAYOUTS.put("topics outside the `Stage` of the alarms, by `AlarmTopic.existing`", app -> {
            var topics = NotificationTopics.Builder.create(stack(app, "Shared"), "Topics")
                    .topics(List.of(AlarmTopic.existing("arn:aws:sns:eu-west-1:111122223333:alarms")))
                    .build();
            watched(api(new Stack(stage(app, "Prod", "111122223333"), "Shop")), topics);
        });
        LAYOUTS.put("a board outside the `Stage` of an API of the app", app -> {
            var inside = new Stack(stage(app, "Prod", "111122223333"), "Shop");
            board(stack(app, "Board"), watched(api(inside), topics(inside)));
        });
    }

    private static Stack stack(Construct scope, String id) {
        return stack(scope, id, "eu-west-1");
    }

    private static Stack stack(Construct scope, String id, String region) {
        var env = Environment.builder().account("111122223333").region(region).build();
        return new Stack(scope, id, StackProps.builder().env(env).build());
    }

    private static Stage stage(Construct scope, String id, String account) {
        var env = Environment.builder().account(account).region("eu-west-1").build();
        return new Stage(scope, id, StageProps.builder().env(env).build());
    }

    private static void inStage(Stage stage) {
        var stack = new Stack(stage, "Shop");
        board(stack, watched(api(stack), topics(stack)));
    }

    private static NotificationTopics topics(Construct scope) {
        return NotificationTopics.Builder.create(scope, "Topics")
                .topics(List.of(AlarmTopic.named("alarms").email("ops@example.com")))
                .build();
    }

    private static RestApi api(Construct scope) {
        var api = RestApi.Builder.create(scope, "RestApi").cloudWatchRole(false).build();
        api.getRoot().addMethod("GET");
        return api;
    }

    private static Cluster cluster(Construct scope) {
        return Cluster.Builder.create(scope, "Cluster")
                .version(KubernetesVersion.V1_32)
                .kubectlProviderOptions(KubectlProviderOptions.builder()
                        .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                        .build())
                .build();
    }

    private static ClusterTarget existing() {
        return ClusterTarget.existing("shop", KubectlAccess.accessEntry());
    }

    private static RestApiTelemetry watched(RestApi api, AlarmRouting topics) {
        return watched(api, api.getStack(), topics);
    }

    private static RestApiTelemetry watched(RestApi api, Construct scope, AlarmRouting topics) {
        return RestApiTelemetry.Builder.create(scope, "Orders")
                .stage(StageTarget.of(api))
                .account(ApiGatewayAccount.managed(scope, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .routing(topics)
                .build();
    }

    private static ContainerInsights watched(Cluster cluster, Construct scope, AlarmRouting topics) {
        return watched(ClusterTarget.of(cluster), scope, topics);
    }

    private static ContainerInsights watched(ClusterTarget cluster, Construct scope, AlarmRouting topics) {
        return ContainerInsights.Builder.create(scope, "Insights")
                .cluster(cluster)
                .credentials(AgentCredentials.podIdentity())
                .routing(topics)
                .build();
    }

    private static void board(Construct scope, Telemetry... watched) {
        TelemetryDashboard.Builder.create(scope, "Board")
                .sections(Stream.concat(
                                Stream.of(AlarmStates.of(List.of(watched))),
                                Stream.of(watched).flatMap(each -> each.sections().stream()))
                        .filter(section -> !section.widgets().isEmpty())
                        .collect(Collectors.<DashboardSection>toList()))
                .build();
    }

    private static void composite(Construct scope, RestApiTelemetry api, AlarmRouting topics) {
        CombinedAlarm.anyOf("api-down", Severity.CRITICAL, api.alarms()).define(scope, topics);
    }

    private static String outcome(Consumer<App> layout) {
        var app = new App();
        try {
            layout.accept(app);
            app.synth();
            return "works";
        } catch (IllegalArgumentException refused) {
            return "refused: " + refused.getMessage();
        } catch (RuntimeException refusedByCdk) {
            return "CDK refuses: "
                    + String.valueOf(refusedByCdk.getMessage())
                            .lines()
                            .findFirst()
                            .orElseThrow();
        }
    }

    @Test
    void tableIsWhatHappensToEachLayout() throws IOException {
        var rows = LAYOUTS.entrySet().stream()
                .map(layout -> "| %s | %s |".formatted(layout.getKey(), outcome(layout.getValue())))
                .toList();

        assertThat(rows).as("some work and some do not").anyMatch(row -> row.endsWith("| works |"));
        Snapshots.matchesPart(
                Path.of("docs", "cdk-app.md"),
                "layouts",
                "| what stands where | outcome |\n| --- | --- |\n" + String.join("\n", rows));
    }
}
