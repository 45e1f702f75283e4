package io.cloudtelemetry.bench;

import io.cloudtelemetry.alarms.AlarmRouting;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.metrics.MetricCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** Alarms, as many hundreds as the argument says: each hundred in a stack of its own, since a stack holds 500 resources. */
final class AlarmsApp {
    private static final AlarmRouting ROUTING =
            (scope, severity, state) -> List.of("arn:aws:sns:eu-west-1:111122223333:alarms");

    private AlarmsApp() {}

    public static void main(String[] arguments) {
        var app = App.Builder.create()
                .postCliContext(
                        Map.of("aws:cdk:disable-stack-trace", true, "aws:cdk:disable-creation-stack-traces", true))
                .build();
        var alarms = AlarmSet.of(
                IntStream.rangeClosed(1, 100).mapToObj(AlarmsApp::alarm).toArray(AlarmSpec[]::new));
        for (int i = 1; i <= Integer.parseInt(arguments[0]); i++) {
            var api = "orders-" + i;
            var subject = new AlarmSubject(api, Map.of("ApiName", api, "Stage", "prod"), 60, Set.of());
            alarms.define(new Stack(app, "Alarms" + i), subject, ROUTING);
        }
        app.synth();
    }

    private static AlarmSpec alarm(int number) {
        return AlarmSpec.builder("latency-" + number)
                .series(new MetricSeries(MetricCatalogue.of("AWS/ApiGateway").metric("Latency"), Map.of(), "p90"))
                .threshold(Threshold.above(100 * number))
                .severity(Severity.WARNING)
                .build();
    }
}
