package io.cloudtelemetry.alarms;

import io.cloudtelemetry.metrics.AlarmRecommendation;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.metrics.MetricRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the metrics of a row send in a scenario. Of a resource they have one data point a minute, or one for each request.
 *
 * <p>API Gateway sends a sample for each request, so none without requests. The agent of a node sends that node's metrics
 * and those of its pods; one of them, the leader, sends what is known of the cluster, its API server and the pods that wait,
 * and another takes over within two minutes (a lease of 60 s). A dead node is known to the API server after some 40 s, when
 * all its conditions become unknown; its pods are replaced after five minutes, but for those of DaemonSets, which tolerate
 * a dead node without limit and are unavailable until it is removed. Sources: k8sapiserver.go (getDaemonSetMetrics sends
 * NumberUnavailable) and podstore.go of the collector's awscontainerinsightreceiver, nodeClient of its k8sclient; "Nodes"
 * and "DaemonSet", "Taints and tolerations", in the Kubernetes documentation.
 *
 * @param row the row
 * @param spec its alarm, with a threshold
 * @param scenario what happens
 * @param failing the metric that gets bad, of those that the row counts together
 * @param phase the minutes until the first data point, where not every minute has one
 */
record ScenarioFeed(AlarmRecommendation row, AlarmSpec spec, Scenario scenario, String failing, int phase)
        implements SimulatedAlarm.Feed {
    private static final int REQUESTS = 20;
    private static final List<String> OF_THE_LEADER =
            List.of("cluster_", "apiserver_", "etcd_", "rest_client_", "status_replicas_");

    @Override
    public List<Double> samples(String metric, int minute) {
        var since = minute - Scenario.ONSET;
        if (isSilent(metric, minute, since)) {
            return List.of();
        }
        var value = metric.equals(failing) ? value(since) : good();
        if (row.statistic().equals("SampleCount")) {
            if (scenario.every() > 0 && since >= 0) {
                return List.of(1.0);
            }
            return Collections.nCopies((int) value, 1.0);
        }
        if (row.namespace().equals("ContainerInsights") || row.continuous()) {
            return List.of(value);
        }
        var requests = scenario.every() > 0 || scenario == Scenario.ONCE ? 1 : REQUESTS;
        if (row.per() != null) {
            return Collections.nCopies(requests, metric.equals(row.per()) ? 1 : value);
        }
        if (isShare() && value > 0 && value < 1) {
            var failed = (int) Math.round(requests * value);
            var samples = new ArrayList<>(Collections.nCopies(failed, 1.0));
            samples.addAll(Collections.nCopies(requests - failed, 0.0));
            return samples;
        }
        return Collections.nCopies(requests, value);
    }

    private boolean isSilent(String metric, int minute, int since) {
        var traffic = row.statistic().equals("SampleCount");
        return switch (scenario) {
            case GAP_3 -> since >= 0 && since < 3;
            case GAP_10 -> since >= 0 && since < 10;
            case FIRST -> minute < 5;
            case CLUSTER_GONE, NO_REQUESTS -> since >= 0;
            case AGENT_DEAD, NODE_DEAD ->
                OF_THE_LEADER.stream().anyMatch(metric::startsWith) && since >= 0 && since < 2;
            // A night without other requests; a night is no failure of the alarm on traffic, so that has its traffic.
            case ONCE ->
                !row.namespace().equals("ContainerInsights")
                        && !row.continuous()
                        && !traffic
                        && since != 0
                        && Math.abs(since) < 240;
            case EVERY_2, EVERY_3, EVERY_5 -> minute % scenario.every() != phase && !(traffic && since < 0);
            default -> false;
        };
    }

    private double value(int since) {
        if (since < 0) {
            return good();
        }
        return switch (scenario) {
            case AT_ONCE, EVERY_2, EVERY_3, EVERY_5 -> bad();
            case SLOWLY -> slowly(since);
            case ONCE -> since == 0 ? bad() : good();
            case NODE_DEAD -> isBadOnDeadNode(since) ? bad() : good();
            // The agents are a DaemonSet.
            case AGENT_DEAD -> row.metric().equals("status_replicas_unavailable") ? bad() : good();
            default -> good();
        };
    }

    /** What the leader and the agents that are left say of a dead node. */
    private boolean isBadOnDeadNode(int since) {
        return switch (row.metric()) {
            case "cluster_failed_node_count", "status_replicas_unavailable" -> since >= 1;
            case "pod_status_pending" -> since >= 6 && since < 8;
            default -> false;
        };
    }

    /** Within an hour. */
    private double slowly(int since) {
        return good() + Math.min(1, since / 60.0) * (bad() - good());
    }

    private boolean isShare() {
        return row.statistic().equals("Average") && range() == MetricRange.EVENT;
    }

    private double good() {
        var threshold = spec.threshold().value();
        if (spec.threshold().isOfTooLittle()) {
            if (threshold <= 0) {
                return threshold + 100;
            }
            return range() == MetricRange.EVENT && !row.statistic().equals("SampleCount") ? 1 : threshold * 2;
        }
        if (row.per() != null || row.statistic().equals("Sum")) {
            return 0;
        }
        return metric().unit().equals("Count") ? 0 : threshold / 2;
    }

    private double bad() {
        var threshold = spec.threshold().value();
        if (spec.threshold().isOfTooLittle()) {
            return row.statistic().equals("SampleCount") ? Math.floor(threshold / 2) : Math.min(0, threshold);
        }
        if (row.per() != null) {
            return threshold * 1.2 / 100;
        }
        return switch (range()) {
            case EVENT -> 1;
            case PERCENT -> Math.min(100, threshold * 1.2);
            default -> threshold + 1;
        };
    }

    private MetricRange range() {
        return metric().range();
    }

    private MetricDefinition metric() {
        return MetricCatalogue.of(row.namespace()).metric(row.metric());
    }
}
