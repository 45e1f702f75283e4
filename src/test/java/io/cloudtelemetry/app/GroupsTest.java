package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;

/** Stacks of groups: what stands where, and that nothing else moves when something is added. */
class GroupsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FILE = """
            name: shop
            region: eu-west-1
            notifications: [{topic: pages, severities: [critical], email: [a@acme.test]}, {topic: hook, https: ["https://h.test/x"]}]
            clusters:
            #clusters
              - {name: c-1, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n1]}, containerLogs: {}, stack: batch}
              - {name: c-2, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n2]}}
            apiGateway:
              restApis:
            #restApis
                - {id: r1, name: orders, stage: prod, executionLogs: {}, stack: sales}
              httpApis:
            #httpApis
                - {id: h1, name: cart, stage: $default, accessLogs: {}, stack: sales}
                - {id: h2, stage: prod}
              webSocketApis:
            #webSocketApis
                - {id: w1, stage: prod, executionLogs: {}, stack: chat}
            dashboards:
              - {name: all}
              - {name: sales, groups: [sales], stack: sales}
              - {name: rest, groups: [ungrouped], sections: [alarms, clusters, httpApis]}
            """;

    @TempDir
    private static Path folder;

    private static TelemetryStacks stacks;
    private static Map<String, String> templates;

    @BeforeAll
    static void synthesize() throws IOException {
        templates = templates(FILE);
    }

    private static Map<String, String> templates(String text) throws IOException {
        var here = Files.createTempDirectory(folder, "file");
        var file = Files.writeString(here.resolve("shop.yaml"), text);
        var app = CdkJson.appWithoutTree(here.resolve("cdk.out"));
        var defined = TelemetryApp.define(app, file, "111122223333");
        app.synth();
        stacks = stacks == null ? defined : stacks;
        var templates = new TreeMap<String, String>();
        for (var stack : defined.stacks()) {
            var template = stack.getStackName() + ".template.json";
            templates.put(
                    stack.getStackName(),
                    Files.readString(here.resolve("cdk.out").resolve(template)));
        }
        return templates;
    }

    private static JsonNode resources(String template) throws IOException {
        return JSON.readTree(template).path("Resources");
    }

    @Test
    void whatHasAGroupStandsInItsStack() throws IOException {
        assertThat(templates.keySet())
                .containsExactlyInAnyOrder(
                        "shop-notifications",
                        "shop-eks",
                        "shop-eks-batch",
                        "shop-api-gateway",
                        "shop-api-gateway-sales",
                        "shop-api-gateway-chat",
                        "shop-dashboards",
                        "shop-dashboards-sales");
        assertThat(templates.get("shop-eks-batch")).contains("c-1-node-memory").doesNotContain("c-2");
        assertThat(templates.get("shop-eks")).contains("c-2-node-memory").doesNotContain("c-1");
        assertThat(templates.get("shop-api-gateway-sales")).contains("orders-prod-", "cart-$default-");
        assertThat(templates.get("shop-api-gateway"))
                .contains("h2-prod-", "AWS::ApiGateway::Account")
                .doesNotContain("orders", "cart");
    }

    @Test
    void everyGroupOfApisWaitsForTheLogRoleAndNothingElseOfIts() throws IOException {
        assertThat(stacks.stacks())
                .filteredOn(stack -> stack.getStackName().startsWith("shop-api-gateway-"))
                .hasSize(2)
                .allSatisfy(stack -> assertThat(stack.getDependencies())
                        .extracting(Stack::getStackName)
                        .containsExactlyInAnyOrder("shop-notifications", "shop-api-gateway"));
        assertThat(stacks.stacks())
                .filteredOn(stack -> stack.getStackName().startsWith("shop-eks"))
                .allSatisfy(stack -> assertThat(stack.getDependencies())
                        .extracting(Stack::getStackName)
                        .containsExactly("shop-notifications"));
    }

    @Test
    void theLogRoleStaysWhereItIsWhenEveryApiHasAGroup() throws IOException {
        var grouped = FILE.replace("    - {id: h2, stage: prod}\n", "");
        var role = resources(templates(grouped).get("shop-api-gateway"));
        assertThat(role.findValuesAsText("Type"))
                .containsExactlyInAnyOrder("AWS::IAM::Role", "AWS::ApiGateway::Account");

        var elsewhere = grouped.replace("apiGateway:\n", "apiGateway:\n  account: {leaveAlone: true}\n");
        assertThat(templates(elsewhere)).doesNotContainKey("shop-api-gateway");
    }

    @Test
    void logicalIdsAreThoseOfTheUndividedStack() throws IOException {
        var undivided = templates(FILE.replaceAll(", stack: \\w+|groups: .sales., |, groups: .sales.", ""));

        for (var group : Map.of(
                        "shop-eks-batch", "shop-eks",
                        "shop-eks", "shop-eks",
                        "shop-api-gateway-sales", "shop-api-gateway",
                        "shop-api-gateway-chat", "shop-api-gateway",
                        "shop-dashboards-sales", "shop-dashboards")
                .entrySet()) {
            var whole = resources(undivided.get(group.getValue()));
            var part = resources(templates.get(group.getKey()));
            assertThat(part.size()).isPositive();
            part.properties()
                    .forEach(
                            resource -> assertThat(whole.path(resource.getKey()).path("Type"))
                                    .as(group.getKey() + " " + resource.getKey())
                                    .isEqualTo(resource.getValue().path("Type")));
        }
    }

    /** Before those that are there, so that every place in the file is another one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    clusters | {name: c-0, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n0]}, containerLogs: {}, stack: batch} | shop-eks-batch
                    clusters | {name: c-0, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n0]}} | shop-eks
                    clusters | {name: c-0, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n0]}, stack: new} | shop-eks-new
                    restApis | {id: r0, name: a, stage: prod, executionLogs: {}, stack: chat} | shop-api-gateway-chat
                    httpApis | {id: h0, stage: prod, accessLogs: {}} | shop-api-gateway
                    webSocketApis | {id: w0, stage: prod, executionLogs: {}, stack: chat} | shop-api-gateway-chat
                    """)
    void whatIsAddedChangesItsOwnStackAndTheBoardsThatShowIt(String list, String entry, String changed)
            throws IOException {
        var place = "#" + list + "\n";
        var indent = list.equals("clusters") ? "  - " : "    - ";
        var after = templates(FILE.replace(place, indent + entry + "\n"));

        assertThat(after.keySet()).containsAll(templates.keySet()).contains(changed);
        assertThat(after).allSatisfy((stack, template) -> {
            if (stack.equals(changed) || stack.equals("shop-dashboards")) {
                assertThat(template).as(stack).isNotEqualTo(templates.get(stack));
            } else {
                assertThat(template).as(stack).isEqualTo(templates.get(stack));
            }
        });
    }

    @Test
    void boardsShowTheirGroups() throws IOException {
        assertThat(templates.get("shop-dashboards-sales"))
                .contains("orders, stage prod", "cart, stage", ":alarm:orders-prod-latency-warning")
                .doesNotContain("h2", "w1", "c-1", "c-2");
        var boards = resources(templates.get("shop-dashboards"));
        assertThat(boards.toString().replaceAll("(?s).*\"DashboardName\":\"all\".*?", ""))
                .contains("c-2", "h2-prod")
                .doesNotContain("c-1", "orders", "w1-prod");
    }

    @Test
    void outputsAreNamedByWhatTheyAreAbout() throws IOException {
        assertThat(outputs(templates.get("shop-eks-batch")))
                .containsExactlyInAnyOrder(
                        "Rolloutc1", "LogsRolloutc1", "ContainerLogsc1", "TestAlarmpages", "TestAlarmhook");
        assertThat(outputs(templates.get("shop-api-gateway-sales")))
                .containsExactlyInAnyOrder(
                        "Stager1prod",
                        "ExecutionLogr1prod",
                        "Stageh1default",
                        "AccessLogh1default",
                        "TestAlarmpages",
                        "TestAlarmhook");
        // Nothing is set on the stage, so there is nothing to look at.
        assertThat(outputs(templates.get("shop-api-gateway")))
                .containsExactlyInAnyOrder("TestAlarmpages", "TestAlarmhook");
        assertThat(outputs(templates.get("shop-notifications")))
                .containsExactlyInAnyOrder("PendingSubscriptionspages", "PendingSubscriptionshook");
    }

    @Test
    void nothingIsPendingWhereNobodyHasToConfirm() throws IOException {
        var changed = templates(FILE.replace("email: [a@acme.test]", "sms: [\"+4915112345678\"]"));

        assertThat(outputs(changed.get("shop-notifications"))).containsExactly("PendingSubscriptionshook");
    }

    @Test
    void outputsOfNamesThatDifferInHyphensOnlyAreApart() throws IOException {
        var changed = templates(FILE.replace("name: c-2", "name: c1, stack: batch"));

        assertThat(outputs(changed.get("shop-eks-batch")))
                .contains("Rolloutc1")
                .filteredOn(output -> output.matches("Rolloutc1[0-9a-f]{8}"))
                .hasSize(1);
    }

    private static List<String> outputs(String template) throws IOException {
        return JSON.readTree(template).path("Outputs").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
