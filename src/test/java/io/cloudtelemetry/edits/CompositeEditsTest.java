package io.cloudtelemetry.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.edits.Problem.Kind;
import org.junit.jupiter.api.Test;

/** Edits of what composites name, and of composites. */
class CompositeEditsTest {
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

        assertDeploys(before, after);
    }

    @Test
    void aClusterThatGoes() {
        assertDeploys(TWO + ALL_BAD, ONE + ALL_BAD);
    }

    @Test
    void aClusterThatIsRenamed() {
        assertDeploys(ONE + ALL_BAD, ONE.replace("name: a,", "name: z,") + ALL_BAD);
    }

    @Test
    void anAlarmThatChangesItsSeverity() {
        var changed = HEAD + "clusters:\n" + CLUSTER.formatted("a", ", node-memory: {severity: critical}");

        assertDeploys(ONE + ALL_BAD, changed + ALL_BAD);
        assertDeploys(ONE, changed);
    }

    @Test
    void anAlarmThatIsSwitchedOff() {
        var changed = HEAD + "clusters:\n" + CLUSTER.formatted("a", ", node-memory: {enabled: false}");

        assertDeploys(ONE + ALL_BAD, changed + ALL_BAD);
    }

    @Test
    void anApiThatIsRenamed() {
        var composites = "composites: [{name: any, severity: critical, anyOf: [restApis]}]\n";

        assertDeploys(HEAD + API.formatted("orders") + composites, HEAD + API.formatted("bills") + composites);
        assertDeploys(HEAD + API.formatted("orders"), HEAD + API.formatted("bills"));
    }

    /** A composite over one stack stands there, and goes with what it names. */
    @Test
    void aCompositeThatGoesWithItsPart() {
        assertDeploys(TWO + ALL_BAD, ONE);
        assertDeploys(TWO + ALL_BAD, ONE + ALL_BAD.replace("all-bad", "any-bad"));
        assertDeploys(TWO + ALL_BAD, ONE + ALL_BAD.replace("critical", "info"));
        assertDeploys(
                TWO + ALL_BAD.replace("[clusters]", "[a-failed-nodes-critical], suppressedBy: b-node-memory-warning"),
                ONE + ALL_BAD);
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

    /** With alarms in two stacks a composite has a part in each, whatever they hold, so that alarms come and go there. */
    @Test
    void compositesOverTwoStacks() {
        var all = "composites: [{name: any, severity: critical, anyOf: [clusters, restApis]}]\n";
        var worst = all.replace("clusters, restApis", "critical");
        var both = TWO + API.formatted("orders");
        var silent = "clusters:\n"
                + CLUSTER.formatted("a", ", failed-nodes: {enabled: false}, node-memory: {enabled: false}");

        assertDeploys(both + all, ONE + API.formatted("bills") + all);
        assertDeploys(both + all, ONE + API.formatted("bills") + all.replace("critical", "warning"));
        assertDeploys(both + worst, HEAD + silent + API.formatted("orders") + worst);
        assertDeploys(HEAD + silent + API.formatted("orders") + worst, both + worst);
        assertDeploys(both + all.replace("clusters, ", ""), both + all);
        assertDeploys(HEAD + API.formatted("orders") + worst, both + worst);
    }

    /** The stacks of the parts come before {name}-alarms, which still names what they delete, or has the name. */
    @Test
    void compositesOverTwoStacksThatGo() {
        var all = "composites: [{name: any, severity: critical, anyOf: [clusters, restApis]}]\n";
        var both = TWO + API.formatted("orders");

        assertCompositesFirst(both + all, both, Kind.NAMED_BY_A_COMPOSITE, Kind.STACK_IS_GONE);
        assertCompositesFirst(
                both + all, both + all.replace("clusters, ", ""), Kind.NAMED_BY_A_COMPOSITE, Kind.NAME_IS_HELD);
        assertCompositesFirst(
                both + all.replace("restApis]", "restApis], suppressedBy: b-node-memory-warning"),
                both + all,
                Kind.NAMED_BY_A_COMPOSITE);
        assertCompositesFirst(
                both + all.replace("clusters, ", "").replace("s]", "s], suppressedBy: b-node-memory-warning"),
                ONE + API.formatted("orders") + all.replace("clusters, ", ""),
                Kind.NAMED_BY_A_COMPOSITE,
                Kind.NAME_IS_HELD);
        var account = new Deployments();
        account.deploy(both + all);
        var renamed = both + all.replace("name: any", "name: all-bad");
        assertThat(new Deployments(account).kinds(renamed)).containsExactly(Kind.NAMED_BY_A_COMPOSITE);
        var without = Synthesized.assembly(both);
        account.deployCompositesFirst(without);
        assertThat(account.deploy(renamed)).isEmpty();
    }

    private static void assertCompositesFirst(String before, String after, Kind... kinds) {
        var account = new Deployments();
        assertThat(account.deploy(before)).isEmpty();
        assertThat(new Deployments(account).kinds(after)).containsExactly(kinds);
        assertThat(account.deployCompositesFirst(Synthesized.assembly(after))).isEmpty();
    }

    /** Upgrading the library: what is over several stacks gets its parts before it names them, what is over one moves. */
    @Test
    void compositesFromBeforeThereWereParts() {
        var all = "composites: [{name: any, severity: critical, anyOf: [clusters, restApis]}]\n";
        var both = TWO + API.formatted("orders") + all;
        var account = new Deployments();
        assertThat(account.deploy(LayoutBeforeParts.of(Synthesized.assembly(both))))
                .isEmpty();
        assertThat(new Deployments(account).kinds(ONE + API.formatted("orders") + all))
                .containsExactly(Kind.NAMED_BY_A_COMPOSITE);
        assertThat(account.deploy(both)).isEmpty();
        assertThat(account.deploy(ONE + API.formatted("orders") + all)).isEmpty();

        var moving = new Deployments();
        assertThat(moving.deploy(LayoutBeforeParts.of(Synthesized.assembly(TWO + ALL_BAD))))
                .isEmpty();
        assertThat(new Deployments(moving).kinds(TWO + ALL_BAD)).contains(Kind.NAME_IS_HELD);
        assertThat(moving.delete("shop-alarms")).isEmpty();
        assertThat(moving.deploy(TWO + ALL_BAD)).isEmpty();
    }
}
