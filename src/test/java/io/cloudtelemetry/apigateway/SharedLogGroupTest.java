package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
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
}
