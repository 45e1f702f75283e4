package io.cloudtelemetry.edits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log groups that several keep: who goes takes nothing from who stays. */
class SharedLogGroupEditsTest {
    private static final String HEAD = """
            name: shop
            region: eu-west-1
            notifications: [{topic: t, email: [a@acme.test]}]
            clusters:
              - {name: z, agent: {delivery: addon}, credentials: {nodeRoles: [r]}}
            """;
    private static final String CLUSTER = "  - {name: a, agent: {delivery: addon}, credentials: {nodeRoles: [r]}}\n";
    private static final String APIS = "apiGateway:\n  account: {leaveAlone: true}\n  httpApis:\n";
    private static final String DEFAULT =
            "    - {id: h1h1h1h1h1, stage: $default, accessLogs: {retentionDays: %d%s}}\n";
    private static final String NAMED = "    - {id: h1h1h1h1h1, stage: default, accessLogs: {retentionDays: %d%s}}\n";
    private static final String PERFORMANCE =
            "    - {id: h2h2h2h2h2, stage: prod, accessLogs: {logGroup: /aws/containerinsights/a/performance}}\n";
    private static final String MASKING = ", masking: {identifiers: [EmailAddress]}";

    private static void assertDeploys(String... files) {
        var account = new Deployments();
        for (var file : files) {
            assertThat(account.deploy(file)).as(file).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7, 90"})
    void theSecondOfAStackKeepsTheGroupWhenTheFirstGoes(int before, int after) {
        var both = HEAD + APIS + DEFAULT.formatted(before, MASKING) + NAMED.formatted(before, MASKING);
        var second = HEAD + APIS + NAMED.formatted(after, MASKING);

        assertDeploys(both, second, HEAD + APIS + DEFAULT.formatted(after, "") + NAMED.formatted(after, ""), second);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theSecondStackKeepsTheGroupWhenTheFirstGoes(boolean clusterGoes) {
        var both = HEAD + CLUSTER + APIS + PERFORMANCE + NAMED.formatted(7, "");
        var one = clusterGoes
                ? HEAD + APIS + PERFORMANCE + NAMED.formatted(7, "")
                : HEAD + CLUSTER + APIS + NAMED.formatted(7, "");

        assertDeploys(both, one, both);
    }

    /** Each of two stacks comes first for one of the groups: they are deployed in one order for both. */
    @Test
    void groupsOfStacksThatAreDivided() {
        var api = "    - {id: h%d, stage: prod, stack: %s, accessLogs: {logGroup: /aws/vendedlogs/%s}}\n";
        var first = api.formatted(1, "one", "g");
        var rest = api.formatted(2, "two", "g") + api.formatted(3, "two", "h") + api.formatted(4, "one", "h");
        var moved = api.formatted(5, "two", "h") + api.formatted(6, "three", "g");

        assertDeploys(
                HEAD + APIS + first + rest,
                HEAD + APIS + rest,
                HEAD + APIS + moved + rest,
                HEAD + APIS + moved + rest + first,
                HEAD + APIS + rest + moved);
    }
}
