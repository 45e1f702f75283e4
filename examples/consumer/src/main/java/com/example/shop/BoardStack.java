package com.example.shop;

import io.cloudtelemetry.dashboards.AlarmStates;
import io.cloudtelemetry.dashboards.DashboardSection;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.TelemetryDashboard;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.constructs.Construct;

/** One board over all: sections of the library, and widgets of CDK's own among them. */
final class BoardStack extends Stack {
    BoardStack(Construct scope, String id, ClusterStack cluster, OrdersStack orders) {
        super(scope, id);
        TelemetryDashboard.Builder.create(this, "Board")
                .name("Shop")
                .sections(List.of(
                        AlarmStates.of(List.of(cluster.insights(), orders.telemetry())),
                        cluster.insights().section(),
                        orders.telemetry().section(),
                        orders.telemetry().accessLogSection(),
                        new DashboardSection(
                                "Function",
                                List.of(
                                        DashboardWidget.of(GraphWidget.Builder.create()
                                                .title("Errors and throttles")
                                                .left(List.of(
                                                        orders.function().metricErrors(),
                                                        orders.function().metricThrottles()))
                                                .build()),
                                        DashboardWidget.of(GraphWidget.Builder.create()
                                                .title("Duration")
                                                .left(List.of(orders.function().metricDuration()))
                                                .build())))))
                .build();
    }
}
