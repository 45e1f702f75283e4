package io.cloudtelemetry.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.edits.Problem.Kind;
import org.junit.jupiter.api.Test;

/** The edits that one deployment cannot do, each with the shortest file, and that they deploy in two. */
class TwoStepsTest {
    private static final String HEAD = """
            name: shop
            region: eu-west-1
            notifications: [{topic: t, email: [a@acme.test]}]
            """;
    private static final String CLUSTER = """
            clusters: [{name: a, %s, credentials: {nodeRoles: [r]}}]
            """;
    private static final String ADDON = HEAD + CLUSTER.formatted("agent: {delivery: addon}");
    private static final String MANIFESTS = HEAD + CLUSTER.formatted("kubectl: {accessEntry: true}");
    private static final String APIS = """
            apiGateway:
              account: {logRole: apigw-logs}
              restApis:
            """;
    private static final String API = "    - {id: %s, name: %s, stage: prod}\n";
    private static final String OTHER_API = API.formatted("z9z9z9z9z9", "other");

    private static void assertTwoSteps(Kind kind, String before, String between, String after) {
        var account = new Deployments();
        assertThat(account.deploy(before)).isEmpty();
        assertThat(new Deployments(account).kinds(after)).containsExactly(kind);
        assertThat(account.deploy(between))
                .filteredOn(each -> each.kind() != Kind.STACK_IS_GONE)
                .isEmpty();
        assertThat(account.destroyGone(Synthesized.assembly(between))).isEmpty();
        assertThat(account.deploy(after)).isEmpty();
    }

    @Test
    void theLastOfAStackIsDestroyedByHand() {
        var window =
                "maintenanceWindows: [{name: w, schedule: cron(0 2 * * SUN), duration: PT2H, alarms: [clusters]}]\n";

        assertTwoSteps(Kind.STACK_IS_GONE, ADDON + window, ADDON, ADDON);
        assertTwoSteps(Kind.STACK_IS_GONE, ADDON + "dashboards: [{name: b, sections: [alarms]}]\n", ADDON, ADDON);
        assertTwoSteps(Kind.STACK_IS_GONE, ADDON + APIS + OTHER_API, ADDON, ADDON);
    }

    @Test
    void anApiThatIsMadeAnewUnderItsName() {
        var file = HEAD + APIS + OTHER_API;

        assertTwoSteps(
                Kind.NAME_IS_HELD,
                file + API.formatted("r1r1r1r1r1", "orders"),
                file,
                file + API.formatted("r2r2r2r2r2", "orders"));
    }

    @Test
    void apisThatChangeTheirNames() {
        var file = HEAD + APIS + OTHER_API;

        assertTwoSteps(
                Kind.NAME_IS_HELD,
                file + API.formatted("r1r1r1r1r1", "orders") + API.formatted("r2r2r2r2r2", "bills"),
                file,
                file + API.formatted("r1r1r1r1r1", "bills") + API.formatted("r2r2r2r2r2", "orders"));
        assertTwoSteps(
                Kind.NAME_IS_HELD,
                file + API.formatted("r1r1r1r1r1", "orders") + API.formatted("r2r2r2r2r2", "bills"),
                file + API.formatted("r1r1r1r1r1", "orders"),
                file + API.formatted("r1r1r1r1r1", "bills"));
    }

    @Test
    void anAgentThatIsDeliveredOtherwise() {
        var without = HEAD + CLUSTER.formatted("agent: {delivery: addon}").replace("name: a", "name: z");

        assertTwoSteps(Kind.OTHER_INSTALLATION, MANIFESTS, without, ADDON);
        assertTwoSteps(Kind.OTHER_INSTALLATION, ADDON, without, MANIFESTS);
    }

    /** Alarms on otel metrics have the names of those in their place, and ids of their own. */
    @Test
    void metricsOfAnotherKind() {
        var without = ADDON.replace("name: a", "name: z");

        assertTwoSteps(Kind.NAME_IS_HELD, ADDON, without, ADDON.replace("name: a", "name: a, metrics: otel"));
    }

    /** The role is kept, and another stack cannot make one of its name: useExisting takes it. */
    @Test
    void theLogRoleThatWasKept() {
        var apis = ADDON + APIS + OTHER_API;
        var account = new Deployments();
        account.deploy(apis);
        account.deploy(ADDON);
        account.destroyGone(Synthesized.assembly(ADDON));

        assertThat(new Deployments(account).deploy(apis))
                .extracting(Problem::text)
                .containsExactly(
                        "role apigw-logs of shop-api-gateway/AccountRole21AF4D4D cannot be created, shop-api-gateway/AccountRole21AF4D4D has the name");
        assertThat(account.deploy(apis.replace(
                        "logRole: apigw-logs", "useExisting: 'arn:aws:iam::111122223333:role/apigw-logs'")))
                .isEmpty();
    }
}
