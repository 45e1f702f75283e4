package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.logs.LogEncryption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

/** Stages whose access logs go to one group. */
class SharedLogGroupTest {
    private static final AccessLogs SHARED = AccessLogs.json().toLogGroup("/shop/access");

    private App app;
    private Stack stack;

    @BeforeEach
    void newStack() {
        app = new App();
        stack = new Stack(app, "One");
    }

    private static HttpApiTelemetry.Builder http(Stack stack, String id, String stage, AccessLogs logs) {
        return HttpApiTelemetry.Builder.create(stack, id)
                .stage(HttpStageTarget.existing(id, stage))
                .accessLogs(logs)
                .alarms(AlarmSet.of());
    }

    private static long callsOn(Stack stack, String action) {
        return TemplateText.requests(Template.fromStack(stack), "Create").stream()
                .filter(request -> request.contains("\"" + action + "\""))
                .count();
    }

    @Test
    void ensureItOnceAStack() {
        http(stack, "a1", "prod", SHARED).build();
        http(stack, "b1", "prod", SHARED).build();
        var other = new Stack(app, "Two");
        http(other, "c1", "prod", SHARED).build();

        assertThat(callsOn(stack, "createLogGroup")).isEqualTo(1);
        assertThat(callsOn(stack, "putRetentionPolicy")).isEqualTo(1);
        assertThat(callsOn(stack, "updateStage")).isEqualTo(2);
        assertThat(callsOn(other, "createLogGroup")).isEqualTo(1);
    }

    /** Calls on one group at the same time fail with OperationAbortedException. */
    @Test
    void letTheStacksThatKeepItComeOneAfterAnother() {
        var stacks = IntStream.range(0, 4)
                .mapToObj(number -> new Stack(app, "Stack" + number))
                .toList();
        stacks.get(1).addStackDependency(stacks.get(2));
        for (var each : stacks) {
            http(each, "a" + stacks.indexOf(each), "prod", SHARED).build();
        }
        http(stacks.get(0), "again", "prod", SHARED).build();

        assertThat(stacks.get(0).getDependencies()).isEmpty();
        assertThat(stacks.get(2).getDependencies()).containsExactly(stacks.get(0));
        assertThat(stacks.get(1).getDependencies()).contains(stacks.get(2));
        assertThat(stacks.get(3).getDependencies()).contains(stacks.get(1));
        assertThat(callsOn(stacks.get(0), "createLogGroup")).isEqualTo(1);
        app.synth();
    }

    @Test
    void mayHaveTwoGroupsInStacksWhoseOrderDiffers() {
        var other = new Stack(app, "Two");
        var second = AccessLogs.json().toLogGroup("/shop/second");
        http(stack, "a1", "prod", SHARED).build();
        http(other, "b1", "prod", SHARED).build();
        http(other, "c1", "prod", second).build();
        http(stack, "d1", "prod", second).build();
        app.synth();

        assertThat(other.getDependencies()).containsExactly(stack);
        assertThat(stack.getDependencies()).isEmpty();
    }

    /** A stack cannot wait for one nested in it, nor that for the stack around it. */
    @Test
    void mayBeInNestedStacks() {
        var inner = new NestedStack(stack, "Inner");
        http(inner, "a1", "prod", SHARED).build();
        http(stack, "b1", "prod", SHARED).build();
        http(new NestedStack(stack, "Last"), "c1", "prod", SHARED).build();
        app.synth();

        assertThat(callsOn(stack, "createLogGroup")).isEqualTo(1);
        assertThat(callsOn(inner, "createLogGroup")).isEqualTo(1);
    }

    /** A token may stand for another name in each stack. */
    @Test
    void areNotComparedAcrossStacksWhereTheNameIsNotKnown() {
        var named = AccessLogs.json().toLogGroup("/shop/" + Aws.STACK_NAME);
        var other = new Stack(app, "Two");
        http(stack, "a1", "prod", named).build();
        var weekly = named.logGroup(group -> group.retention(RetentionDays.ONE_WEEK));
        http(other, "b1", "prod", weekly).build();
        var third = http(other, "c1", "prod", named);

        assertThat(other.getDependencies()).isEmpty();
        assertThatThrownBy(third::build).hasMessageContaining("got other settings at Two/c1/AccessLogs than at Two/b1");
    }

    @Test
    void mayGiveTheirKeyInTwoWays() {
        var arn = "arn:aws:kms:eu-west-1:123456789012:key/0123abcd-0000-0000-0000-000000000000";
        var imported = LogEncryption.key(Key.fromKeyArn(stack, "Imported", arn));
        http(stack, "a1", "prod", SHARED.logGroup(group -> group.encryptedWith(imported)))
                .build();
        http(stack, "b1", "prod", SHARED.logGroup(group -> group.encryptedWith(LogEncryption.keyArn(arn))))
                .build();
        var other = SHARED.logGroup(group -> group.encryptedWith(LogEncryption.keyArn(arn.replace("abcd", "dcba"))));

        assertThat(callsOn(stack, "associateKmsKey")).isEqualTo(1);
        assertThatThrownBy(http(stack, "c1", "prod", other)::build).hasMessageContaining("must be kept in one way");
    }

    @Test
    void areRefusedWhereTheExecutionLogOfTheStageIsKeptDifferently() {
        var logs = RestApiTelemetry.Builder.create(stack, "Own")
                .stage(StageTarget.existing("a1", "orders", "prod"))
                .account(ApiGatewayAccount.leaveAlone())
                .executionLogs(ExecutionLogs.errors())
                .accessLogs(AccessLogs.json()
                        .toLogGroup("API-Gateway-Execution-Logs_a1/prod")
                        .logGroup(group -> group.retention(RetentionDays.ONE_WEEK)))
                .alarms(AlarmSet.of());

        assertThatThrownBy(logs::build)
                .hasMessage(
                        "log group API-Gateway-Execution-Logs_a1/prod must be kept in one way, got other settings at"
                                + " One/Own/AccessLogs than at One/Own/ExecutionLogs; state the same, or use another group");
        assertThat(stack.getNode().getChildren()).isEmpty();
    }

    @Test
    void bothWaitForIt() {
        http(stack, "a1", "prod", SHARED).build();
        http(stack, "b1", "prod", SHARED).build();

        var calls = Template.fromStack(stack).findResources("Custom::ExistingResourceCall");
        var group = calls.keySet().stream()
                .filter(id -> id.contains("AccessLogsCreation"))
                .findFirst()
                .orElseThrow();
        assertThat(calls.entrySet().stream()
                        .filter(call -> call.getValue().toString().contains("updateStage"))
                        .toList())
                .hasSize(2)
                .allSatisfy(call ->
                        assertThat(call.getValue().get("DependsOn").toString()).contains(group));
    }

    @Test
    void areRefusedWhereTheyKeepItDifferently() {
        http(stack, "a1", "prod", SHARED.logGroup(group -> group.retention(RetentionDays.ONE_WEEK)))
                .build();
        var second = http(stack, "b1", "prod", SHARED);
        var third = http(new Stack(app, "Two"), "c1", "prod", SHARED);
        var before = stack.getNode().getChildren().size();

        assertThatThrownBy(second::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "log group /shop/access must be kept in one way, got other settings at One/b1/AccessLogs than"
                                + " at One/a1/AccessLogs; state the same, or use another group");
        assertThatThrownBy(third::build).hasMessageContaining("got other settings at Two/c1/AccessLogs than at One/a1");
        assertThat(stack.getNode().getChildren()).hasSize(before);
    }

    /** CloudWatch Logs names each such group in one policy of the account, unless the prefix permits it. */
    @Test
    void ofAnHttpApiGiveAWarningOutsideThePrefixOfVendedLogs() {
        http(stack, "a1", "prod", SHARED).build();
        http(stack, "b1", "prod", AccessLogs.json()).build();
        http(stack, "c1", "prod", AccessLogs.json().toLogGroup("/aws/vendedlogs/shop"))
                .build();
        WebSocketApiTelemetry.Builder.create(stack, "d1")
                .stage(WebSocketStageTarget.existing("d1", "prod"))
                .account(ApiGatewayAccount.leaveAlone())
                .accessLogs(SHARED)
                .alarms(AlarmSet.of())
                .build();

        var findings = Annotations.fromStack(stack);
        findings.hasWarning(
                "/One/a1",
                Match.stringLikeRegexp("log group /shop/access is added to the account's resource policy of CloudWatch"
                        + " Logs, which holds 5,120 characters.*"));
        assertThat(findings.findWarning("*", Match.anyValue())).hasSize(1);
    }

    @Test
    void theDefaultStageAndOneNamedSoHaveOneGroup() {
        http(stack, "a1", "$default", AccessLogs.json()).build();
        var named = HttpApiTelemetry.Builder.create(stack, "Named")
                .stage(HttpStageTarget.existing("a1", "default"))
                .accessLogs(AccessLogs.json().logGroup(group -> group.retention(RetentionDays.ONE_WEEK)))
                .alarms(AlarmSet.of());

        assertThatThrownBy(named::build)
                .hasMessageStartingWith("log group /aws/vendedlogs/apigateway/a1/default must be kept in one way");
    }

    @Test
    void theDefaultStageAndOneNamedSoShareItWhereTheyKeepItAlike() {
        http(stack, "a1", "$default", AccessLogs.json()).build();
        HttpApiTelemetry.Builder.create(stack, "Named")
                .stage(HttpStageTarget.existing("a1", "default"))
                .accessLogs(AccessLogs.json())
                .alarms(AlarmSet.of())
                .build();

        assertThat(callsOn(stack, "createLogGroup")).isEqualTo(1);
        assertThat(callsOn(stack, "updateStage")).isEqualTo(2);
    }

    private List<Object> namesOfQueries() {
        return Template.fromStack(stack).findResources("AWS::Logs::QueryDefinition").values().stream()
                .map(query -> ((Map<?, ?>) query.get("Properties")).get("Name"))
                .<Object>map(name -> name)
                .toList();
    }

    /** CloudWatch Logs takes two queries of one name, which nobody can tell apart. */
    @Test
    void ofApisOfOneNameHaveQueriesOfTheirOwn() {
        for (var api : List.of("a1", "b1", "c1")) {
            RestApiTelemetry.Builder.create(stack, api)
                    .stage(StageTarget.existing(api, "orders", "prod"))
                    .account(ApiGatewayAccount.leaveAlone())
                    .accessLogs(AccessLogs.json())
                    .alarms(AlarmSet.of())
                    .build();
        }

        assertThat(namesOfQueries())
                .hasSize(12)
                .doesNotHaveDuplicates()
                .contains(
                        "orders/prod/Slowest requests",
                        "orders-b1/prod/Slowest requests",
                        "orders-c1/prod/Slowest requests");
    }
}
