package io.cloudtelemetry.bench;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.RestApiTelemetry;
import io.cloudtelemetry.apigateway.StageTarget;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.AlarmState;

/** Existing REST APIs, as many as the argument says, with four alarms each and one board: what bench/peer/app.js defines, too. */
final class RestApisApp {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";
    private static final AlarmRouting ROUTING =
            (scope, severity, state) -> state == AlarmState.ALARM ? List.of(TOPIC) : List.of();

    private RestApisApp() {}

    public static void main(String[] arguments) {
        var app = App.Builder.create()
                .postCliContext(
                        Map.of("aws:cdk:disable-stack-trace", true, "aws:cdk:disable-creation-stack-traces", true))
                .build();
        var stack = new Stack(
                app,
                "Apis",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("111122223333")
                                .region("eu-west-1")
                                .build())
                        .build());
        var alarms = RestApiAlarms.recommended().change(RestApiAlarms.TRAFFIC_GONE, alarm -> alarm.thresholdValue(10));
        var sections = new ArrayList<DashboardSection>();
        for (int i = 1; i <= Integer.parseInt(arguments[0]); i++) {
            var api = RestApiTelemetry.Builder.create(stack, "Api" + i)
                    .stage(StageTarget.existing("a1b2c3d" + i, "orders-" + i, "prod"))
                    .account(ApiGatewayAccount.leaveAlone())
                    .alarms(alarms)
                    .routing(ROUTING)
                    .build();
            sections.add(api.section());
        }
        TelemetryDashboard.Builder.create(stack, "Board").sections(sections).build();
        app.synth();
    }
}
