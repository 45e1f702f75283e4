package io.cloudtelemetry.eks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.eks.agent.KubernetesMetrics;
import io.cloudtelemetry.eks.agent.NodeSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cdk.lambdalayer.kubectl.v32.KubectlV32Layer;
import software.amazon.awscdk.services.eks.Cluster;
import software.amazon.awscdk.services.eks.ClusterAttributes;
import software.amazon.awscdk.services.eks.FargateCluster;
import software.amazon.awscdk.services.eks.KubernetesVersion;
import software.constructs.Construct;

/** The tables of docs/cluster-matrix.md, made from what each of their cells really does. */
class MatrixTest {
    private static final Path PAGE = Path.of("docs", "cluster-matrix.md");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD";

    private static final AtomicInteger PROVIDERS = new AtomicInteger();

    private static final Map<String, Function<Construct, ClusterTarget>> CLUSTERS = new LinkedHashMap<>();
    private static final Map<String, AgentDelivery> DELIVERIES = new LinkedHashMap<>();
    private static final Map<String, Supplier<AgentCredentials>> CREDENTIALS = new LinkedHashMap<>();
    private static final Map<String, Supplier<AgentCredentials>> ON_CLUSTERS = new LinkedHashMap<>();
    private static final List<KubernetesMetrics> METRICS =
            List.of(KubernetesMetrics.standard(), KubernetesMetrics.enhanced(), KubernetesMetrics.otel());

    static {
        CLUSTERS.put("`aws_eks` Cluster of the app", scope -> ClusterTarget.of(Clusters.v1(scope)));
        CLUSTERS.put(
                "`aws_eks` Cluster, imported with its kubectl role",
                scope -> ClusterTarget.of(Cluster.fromClusterAttributes(
                        scope,
                        "Cluster",
                        ClusterAttributes.builder()
                                .clusterName(name(scope))
                                .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                                .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                                .build())));
        CLUSTERS.put(
                "`aws_eks` Cluster, imported by name",
                scope -> ClusterTarget.of(Cluster.fromClusterAttributes(
                        scope,
                        "Cluster",
                        ClusterAttributes.builder().clusterName(name(scope)).build())));
        CLUSTERS.put(
                "`aws_eks_v2` Cluster of the app with node groups",
                scope -> ClusterTarget.of(Clusters.v2WithNodeGroups(scope)));
        CLUSTERS.put("`aws_eks_v2` Cluster of the app with Auto Mode", scope -> ClusterTarget.of(Clusters.v2(scope)));
        CLUSTERS.put(
                "`aws_eks_v2` Cluster of the app without kubectl",
                scope ->
                        ClusterTarget.of(software.amazon.awscdk.services.eks_v2.Cluster.Builder.create(scope, "Cluster")
                                .version(software.amazon.awscdk.services.eks_v2.KubernetesVersion.V1_32)
                                .build()));
        CLUSTERS.put(
                "`aws_eks_v2` Cluster, imported by name",
                scope -> ClusterTarget.of(software.amazon.awscdk.services.eks_v2.Cluster.fromClusterAttributes(
                        scope,
                        "Cluster",
                        software.amazon.awscdk.services.eks_v2.ClusterAttributes.builder()
                                .clusterName(name(scope))
                                .build())));
        CLUSTERS.put(
                "existing, `ClusterTarget.existing(name, access)`",
                scope -> ClusterTarget.existing(name(scope), KubectlAccess.accessEntry()));
        CLUSTERS.put(
                "existing, private endpoint",
                scope -> ClusterTarget.existing(
                        name(scope),
                        KubectlAccess.accessEntry()
                                .from(new KubectlAccess.Network(
                                        "vpc-0123456789abcdef0",
                                        List.of("subnet-0123456789abcdef0"),
                                        "sg-0123456789abcdef0"))));
        CLUSTERS.put("existing, `ClusterTarget.existing(name)`", scope -> ClusterTarget.existing(name(scope)));
        CLUSTERS.put(
                "FargateCluster, of either module",
                scope -> ClusterTarget.of(FargateCluster.Builder.create(scope, "Cluster")
                        .version(KubernetesVersion.V1_32)
                        .kubectlLayer(new KubectlV32Layer(scope, "Layer"))
                        .build()));

        DELIVERIES.put("manifests", AgentDelivery.manifests());
        DELIVERIES.put(
                "manifests, release walkthrough-2020",
                AgentDelivery.manifests().release(AgentRelease.WALKTHROUGH_2020));
        DELIVERIES.put("manifests, Windows nodes too", AgentDelivery.manifests().nodes(NodeSystems.LINUX_AND_WINDOWS));
        DELIVERIES.put("addon", AgentDelivery.addon());
        DELIVERIES.put("gitops", AgentDelivery.gitops());
        DELIVERIES.put(
                "gitops, release walkthrough-2020", AgentDelivery.gitops().release(AgentRelease.WALKTHROUGH_2020));
        DELIVERIES.put("gitops, Windows nodes too", AgentDelivery.gitops().nodes(NodeSystems.LINUX_AND_WINDOWS));

        ON_CLUSTERS.put("nodeRoles", () -> AgentCredentials.nodeRoles("workers"));
        ON_CLUSTERS.put(
                "irsa minimal", () -> AgentCredentials.irsa(providerOfItsOwn()).minimal());
        ON_CLUSTERS.put("podIdentity", () -> AgentCredentials.podIdentity());

        CREDENTIALS.put("nodeRoles", () -> AgentCredentials.nodeRoles("workers"));
        CREDENTIALS.put("irsa", () -> AgentCredentials.irsa(providerOfItsOwn()));
        CREDENTIALS.put("podIdentity", () -> AgentCredentials.podIdentity(PodIdentityAgent.PRESENT));
    }

    private final App app = new App();

    /** Why cells are refused, in the order in which they are numbered. */
    private final List<String> refusals = new ArrayList<>();

    private Stack stack(String id) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("eu-west-1")
                                .build())
                        .build());
    }

    /** As EKS gives each cluster one. */
    private static String providerOfItsOwn() {
        return PROVIDER + PROVIDERS.incrementAndGet();
    }

    private static String name(Construct scope) {
        return "cluster-" + scope.getNode().getId();
    }

    /** What a cell defines, or the number of the reason why it is refused. */
    private String outcome(
            Construct scope,
            Function<Construct, ClusterTarget> cluster,
            BiFunction<String, ClusterTarget, ContainerInsights> make) {
        try {
            var insights = make.apply("Insights", cluster.apply(scope));
            var types = insights.getNode().findAll().stream()
                    .map(each -> each.getClass().getSimpleName())
                    .toList();
            var agent = types.contains("CfnAddon")
                    ? "add-on"
                    : types.contains("KubernetesManifest") ? "DaemonSet" : "nothing applied";
            var permission = types.contains("CfnRolePolicy")
                    ? "policy on the node role"
                    : insights.getServiceAccountRoleArn() == null
                            ? "managed policy on the node role"
                            : "role of its own";
            var alarms = insights.alarms().size();
            return "%s, %s%s".formatted(agent, permission, alarms == 0 ? "" : ", " + alarms + " alarms");
        } catch (IllegalArgumentException refused) {
            var reason = Objects.requireNonNull(refused.getMessage())
                    .replaceAll(", got none at \\S+/\\S+| \\w+/Cluster(?=, where)", "")
                    .replaceAll("cluster-\\w+", "name")
                    .strip();
            if (!refusals.contains(reason)) {
                refusals.add(reason);
            }
            return "refused (%d)".formatted(refusals.indexOf(reason) + 1);
        }
    }

    private String reasons() {
        return IntStream.rangeClosed(1, refusals.size())
                .mapToObj(number -> "%d. %s".formatted(number, refusals.get(number - 1)))
                .collect(joining("\n"));
    }

    /**
     * One pair of credentials and metrics a cell, another in each: rotated so that every cluster and every delivery meets
     * each of the credentials and each of the metrics, and these each other.
     */
    private String clusters() {
        var deliveries = List.of("manifests", "addon", "gitops");
        var credentials = List.copyOf(ON_CLUSTERS.keySet());
        var lines = new ArrayList<>(List.of("| cluster | manifests | addon | gitops |", "| --- | --- | --- | --- |"));
        var row = 0;
        for (var cluster : CLUSTERS.entrySet()) {
            var cells = new ArrayList<>(List.of(cluster.getKey()));
            for (var column = 0; column < deliveries.size(); column++) {
                var delivery = deliveries.get(column);
                var allowed = credentials.get((row + column) % credentials.size());
                var metrics = METRICS.get((row + 2 * column) % METRICS.size());
                // The first module takes one cluster a stack.
                var scope = stack(delivery + row);
                cells.add("%s, %s: %s"
                        .formatted(
                                allowed,
                                metrics.word(),
                                outcome(
                                        scope,
                                        cluster.getValue(),
                                        (id, target) -> ContainerInsights.Builder.create(scope, id)
                                                .cluster(target)
                                                .credentials(Objects.requireNonNull(ON_CLUSTERS.get(allowed))
                                                        .get())
                                                .delivery(Objects.requireNonNull(DELIVERIES.get(delivery)))
                                                .metrics(metrics)
                                                .alarms(AlarmSet.of())
                                                .promQlAlarms(List.of())
                                                .build())));
            }
            lines.add("| " + String.join(" | ", cells) + " |");
            row++;
        }
        return String.join("\n", lines);
    }

    private String choices() {
        var lines = new ArrayList<>(
                List.of("| delivery | metrics | nodeRoles | irsa | podIdentity |", "| --- | --- | --- | --- | --- |"));
        var row = 0;
        for (var delivery : DELIVERIES.entrySet()) {
            // All in one would be more than the 500 resources of a stack.
            var other = stack("Other" + row);
            for (var metrics : METRICS) {
                row++;
                var cells = new ArrayList<>(List.of(delivery.getKey(), metrics.word()));
                for (var credentials : CREDENTIALS.entrySet()) {
                    var scope = new Construct(other, credentials.getKey() + row);
                    cells.add(outcome(
                            scope,
                            here -> ClusterTarget.existing(name(here), KubectlAccess.accessEntry()),
                            (id, target) -> ContainerInsights.Builder.create(scope, id)
                                    .cluster(target)
                                    .credentials(credentials.getValue().get())
                                    .delivery(delivery.getValue())
                                    .metrics(metrics)
                                    .build()));
                }
                lines.add("| " + String.join(" | ", cells) + " |");
            }
        }
        return String.join("\n", lines);
    }

    /** So that the first table's few cells leave out no pair; a row of its own for each would be nine times as many. */
    @Test
    void everyPairOfChoicesOccursAmongTheClusters() throws IOException {
        var page = Files.readString(PAGE);
        var rows = page.substring(page.indexOf("<!-- clusters -->"), page.indexOf("<!-- end -->"))
                .lines()
                .skip(3)
                .map(line -> line.split(" \\| "))
                .toList();
        assertThat(rows).hasSameSizeAs(CLUSTERS.keySet());
        var pairs = new TreeSet<String>();
        rows.forEach(cells -> IntStream.rangeClosed(1, 3).forEach(column -> {
            var choices = cells[column].substring(0, cells[column].indexOf(':'));
            var metrics = choices.substring(choices.lastIndexOf(' ') + 1);
            var credentials = choices.substring(0, choices.lastIndexOf(','));
            pairs.addAll(List.of(
                    cells[0] + credentials,
                    cells[0] + metrics,
                    column + credentials,
                    column + metrics,
                    credentials + metrics));
        }));

        assertThat(pairs).hasSize(rows.size() * 6 + 18 + 9);
    }

    @Test
    void tablesAreWhatEachCellDoes() throws IOException {
        var made = new LinkedHashMap<String, String>();
        made.put("clusters", clusters());
        made.put("choices", choices());
        made.put("refusals", reasons());
        for (var table : made.entrySet()) {
            Snapshots.matchesPart(PAGE, table.getKey(), table.getValue());
        }

        assertThat(app.synth().getStacks())
                .as("whatever is not refused synthesizes, and nothing waits for itself")
                .allSatisfy(each -> Template.fromJSON(JSON.convertValue(each.getTemplate(), OBJECT)))
                .extracting(each -> each.getStackName())
                .contains("manifests0", "Other0");
        assertThat(made.values().stream().flatMap(String::lines).collect(joining()))
                .as("nothing fails otherwise")
                .doesNotContain("null", "Exception", "Stack/");
    }
}
