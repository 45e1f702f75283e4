package io.cloudtelemetry.app;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.DefinedAlarm;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.dashboards.Telemetry;
import io.cloudtelemetry.ownership.ShellCommand;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** A stack of the configuration, with what everything in it is defined by, such as the account whose log role stages use. */
record ConfiguredStack(Stack stack, TelemetryConfig config, ConfiguredRouting told, ApiGatewayAccount account) {
    String region() {
        return config.region();
    }

    AlarmRouting routing() {
        return told.routing();
    }

    AlarmSet withRunbooks(AlarmSet alarms) {
        return config.runbooks() == null ? alarms : alarms.withRunbooks(config.runbooks());
    }

    /** A command for the operator, as an output of the stack. */
    void output(String id, String description, String command) {
        output(stack, id, description, command);
    }

    static void output(Stack stack, String id, String description, String command) {
        CfnOutput.Builder.create(stack, id)
                .description(description)
                .value(command)
                .build();
    }

    /** The command that fires the first alarm that tells somebody: any other would test nothing. */
    void testAlarm(int number, Telemetry telemetry) {
        telemetry.alarms().stream()
                .filter(DefinedAlarm.class::isInstance)
                .filter(alarm -> !told.told(alarm).isEmpty())
                .findFirst()
                .ifPresent(alarm -> output(
                        "TestAlarm" + number,
                        "Fires an alarm for one period, to see who is told",
                        ShellCommand.of(
                                "aws cloudwatch set-alarm-state --region %s --alarm-name %s --state-value ALARM --state-reason \"test of the notification\"",
                                region(), alarm.name())));
    }
}
