package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import java.util.Map;

/** Alarms and subjects that the tests of this package start from. */
final class SampleAlarms {
    static final MetricDefinition NODE_CPU =
            MetricCatalogue.of("ContainerInsights").metric("node_cpu_utilization");
    static final MetricDefinition LATENCY = MetricCatalogue.of("AWS/ApiGateway").metric("Latency");
    static final MetricDefinition ERRORS = MetricCatalogue.of("AWS/ApiGateway").metric("5XXError");

    static final AlarmSubject CLUSTER = new AlarmSubject("prod", Map.of("ClusterName", "prod"), 60);
    static final AlarmSubject STAGE = new AlarmSubject("orders", Map.of("ApiName", "orders", "Stage", "api"), 60);

    private SampleAlarms() {}

    static AlarmSpec.Builder nodeCpu() {
        return nodeCpu("node-cpu");
    }

    static AlarmSpec.Builder nodeCpu(String name) {
        return AlarmSpec.builder(name)
                .series(Series.of(NODE_CPU))
                .threshold(Threshold.above(80))
                .severity(Severity.CRITICAL);
    }

    static AlarmSpec.Builder latency() {
        return AlarmSpec.builder("latency")
                .series(Series.of(LATENCY))
                .threshold(Threshold.above(500))
                .severity(Severity.WARNING);
    }

    static AlarmSpec.Builder errors() {
        return AlarmSpec.builder("errors")
                .series(Series.of(ERRORS))
                .threshold(Threshold.atLeast(1))
                .severity(Severity.CRITICAL);
    }
}
