package io.cloudtelemetry.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.edits.Problem.Kind;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What must deploy. What is in {@link KnownFailure#TODAY} fails as it is said there, until it is taken out of the list. */
class KnownFailuresTest {
    private static final String HEAD = """
            name: shop
            region: eu-west-1
            notifications: [{topic: t, email: [a@acme.test]}]
            """;
    private static final String OFF =
            "node-cpu: {enabled: false}, node-filesystem: {enabled: false}, pod-cpu-limit: {enabled: false}, pod-memory-limit: {enabled: false}, agent-silent: {enabled: false}";
    private static final String CLUSTER =
            "  - {name: %s, agent: {delivery: addon}, credentials: {nodeRoles: [r]}, alarms: {" + OFF + "%s}}\n";
    private static final String ONE = HEAD + "clusters:\n" + CLUSTER.formatted("a", "");
    private static final String TWO = ONE + CLUSTER.formatted("b", "");
    private static final String ALL_BAD = "composites: [{name: all-bad, severity: critical, anyOf: [clusters]}]\n";
    private static final String API = """
            apiGateway:
              account: {leaveAlone: true}
              restApis: [{id: r1r1r1r1r1, name: %s, stage: prod, alarms: {latency: {enabled: false}}}]
            """;

    private static void assertDeploysOnceMended(KnownFailure failure, String before, String after) {
        var account = new Deployments();
        assertThat(account.deploy(before)).isEmpty();
        assertThat(account.kinds(after))
                .as("in the list of today: %s", KnownFailure.TODAY)
                .isEqualTo(KnownFailure.TODAY.contains(failure) ? Set.of(failure.kind()) : Set.of());
    }

    private static void assertDeploysWithPartsToo(KnownFailure failure, String before, String after) {
        assertDeploysOnceMended(failure, before, after);
        assertDeploysWith(new PartComposites(), before, after);
    }

    /** In the layout that is to come, made from the templates of today's. */
    private static void assertDeploysWith(UnaryOperator<Assembly> layout, String before, String after) {
        var account = new Deployments(layout);
        assertThat(account.deploy(before)).isEmpty();
        assertThat(account.deploy(after)).as("with part composites").isEmpty();
    }

    private static void assertDeploys(String before, String after) {
        var account = new Deployments();
        assertThat(account.deploy(before)).isEmpty();
        assertThat(account.deploy(after)).isEmpty();
    }

    /** A cluster goes, an alarm is switched off, and one changes its severity: nine alarms. */
    @Test
    void clustersAndAlarmsOfAComposite() {
        var before = """
                name: shop
                region: eu-west-1
                notifications:
                  - {topic: t, email: [a@acme.test]}
                clusters:
                  - {name: a, kubectl: {accessEntry: true}, credentials: {nodeRoles: [r]}}
                  - {name: b, kubectl: {accessEntry: true}, credentials: {nodeRoles: [r2]}}
                composites:
                  - {name: all-bad, severity: critical, anyOf: [clusters]}
                """;
        var after = before.replaceFirst("  - \\{name: b.*\n", "")
                .replace(
                        "nodeRoles: [r]}}",
                        "nodeRoles: [r]}, alarms: {node-cpu: {enabled: false}, node-memory: {severity: critical}}}");

        assertDeploysWithPartsToo(KnownFailure.COMPOSITE_IN_A_LATER_STACK, before, after);
        if (KnownFailure.TODAY.contains(KnownFailure.COMPOSITE_IN_A_LATER_STACK)) {
            var account = new Deployments();
            account.deploy(before);
            assertThat(account.deploy(after))
                    .hasSize(9)
                    .extracting(Problem::text)
                    .contains("alarm a-node-cpu-warning of shop-eks/ClustersaAlarmsnodecpuB60D36C2 cannot be deleted,"
                            + " composite all-bad-critical of shop-alarms/Compositesallbadcritical30D92990 names it");
        }
    }

    @Test
    void aClusterThatGoes() {
        assertDeploysWithPartsToo(KnownFailure.COMPOSITE_IN_A_LATER_STACK, TWO + ALL_BAD, ONE + ALL_BAD);
    }

    @Test
    void aClusterThatIsRenamed() {
        assertDeploysWithPartsToo(
                KnownFailure.COMPOSITE_IN_A_LATER_STACK, ONE + ALL_BAD, ONE.replace("name: a,", "name: z,") + ALL_BAD);
    }

    @Test
    void anAlarmThatChangesItsSeverity() {
        var changed = HEAD + "clusters:\n" + CLUSTER.formatted("a", ", node-memory: {severity: critical}");

        assertDeploysWithPartsToo(KnownFailure.COMPOSITE_IN_A_LATER_STACK, ONE + ALL_BAD, changed + ALL_BAD);
        assertDeploys(ONE, changed);
    }

    @Test
    void anAlarmThatIsSwitchedOff() {
        var changed = HEAD + "clusters:\n" + CLUSTER.formatted("a", ", node-memory: {enabled: false}");

        assertDeploysWithPartsToo(KnownFailure.COMPOSITE_IN_A_LATER_STACK, ONE + ALL_BAD, changed + ALL_BAD);
    }

    @Test
    void aSuppressorThatGoes() {
        var composites = "composites: [{name: any, severity: critical, anyOf: [restApis]%s}]\n";

        assertDeploysOnceMended(
                KnownFailure.SUPPRESSED_FROM_A_LATER_STACK,
                TWO + API.formatted("orders") + composites.formatted(", suppressedBy: b-node-memory-warning"),
                ONE + API.formatted("orders") + composites.formatted(""));
    }

    @Test
    void anApiThatIsRenamed() {
        var composites = "composites: [{name: any, severity: critical, anyOf: [restApis]}]\n";

        assertDeploysWithPartsToo(
                KnownFailure.COMPOSITE_IN_A_LATER_STACK,
                HEAD + API.formatted("orders") + composites,
                HEAD + API.formatted("bills") + composites);
        assertDeploys(HEAD + API.formatted("orders"), HEAD + API.formatted("bills"));
    }

    /** The stack of the composites is gone then, and the composite with it in the file only. */
    @Test
    void aCompositeThatGoesWithItsPart() {
        var account = new Deployments();
        account.deploy(TWO + ALL_BAD);

        assertThat(account.kinds(ONE))
                .isEqualTo(
                        KnownFailure.TODAY.contains(KnownFailure.COMPOSITE_GOES_WITH_ITS_PART)
                                ? Set.of(Kind.NAMED_BY_A_COMPOSITE, Kind.STACK_IS_GONE)
                                : Set.of());
    }

    /** What leaves the parts as they are deploys. */
    @Test
    void compositesOfPartsThatStay() {
        var inner = "composites: [{name: worst, severity: info, anyOf: [all-bad-critical]}, %s]\n";
        var allBad = "{name: all-bad, severity: critical, anyOf: [clusters]}";

        assertDeploys(TWO + ALL_BAD, TWO + inner.formatted(allBad));
        assertDeploys(TWO + inner.formatted(allBad), TWO + ALL_BAD);
        assertDeploys(
                TWO + inner.formatted(allBad),
                TWO + inner.replace("all-bad-", "any-bad-").formatted(allBad.replace("all-bad", "any-bad")));
    }

    /** In the other layout that is to come: where all alarms of a composite are of one stack, it is changed with them. */
    @Test
    void compositesInTheStackOfTheirParts() {
        var suppressed =
                ALL_BAD.replace("[clusters]", "[a-failed-nodes-critical], suppressedBy: b-node-memory-warning");

        for (var before : new String[] {TWO + ALL_BAD, TWO + suppressed}) {
            assertDeploysWith(new OneStackComposites(), before, ONE + ALL_BAD);
            assertDeploysWith(new OneStackComposites(), before, ONE);
            assertDeploysWith(new OneStackComposites(), before, ONE + ALL_BAD.replace("all-bad", "any-bad"));
        }
    }

    /** What part composites do not mend: with the composite its parts go, which are in earlier stacks. */
    @Test
    void compositesOfPartsThatGo() {
        var account = new Deployments(new PartComposites());
        var two = ALL_BAD.replace("]}]", "]}, {name: any-bad, severity: critical, anyOf: [clusters]}]");
        assertThat(account.deploy(ONE + two)).isEmpty();

        assertThat(account.kinds(ONE + ALL_BAD)).containsExactly(Kind.NAMED_BY_A_COMPOSITE);
    }
}
