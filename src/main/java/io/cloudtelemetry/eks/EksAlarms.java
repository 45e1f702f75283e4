package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;

/** Alarms for a cluster. */
public final class EksAlarms {
    /** The name of the alarm on the memory of the nodes. */
    public static final String NODE_MEMORY = "node-memory";

    private EksAlarms() {}

    /**
     * {@return the alarms that AWS recommends} Source: "Recommended alarms" in the CloudWatch user guide, Amazon EKS; the
     * guide gives no severity.
     */
    public static AlarmSet recommended() {
        return AlarmSet.of(AlarmSpec.builder(NODE_MEMORY)
                .series(Series.of(EksMetric.NODE_MEMORY_UTILIZATION))
                .statistic("Maximum")
                .threshold(Threshold.above(80))
                .severity(Severity.WARNING)
                .meaning("A worker node is short of memory and the kubelet may soon evict pods:"
                        + " look at the pods that use most memory on the fullest node.")
                .build());
    }
}
