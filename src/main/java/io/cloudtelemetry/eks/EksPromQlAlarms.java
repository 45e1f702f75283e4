package io.cloudtelemetry.eks;

import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.metrics.DataFile;
import java.util.List;
import java.util.stream.Stream;

/** Alarms for {@code otel} metrics, the counterparts of those in {@link EksAlarms}; promql.yaml has the queries. */
public final class EksPromQlAlarms {
    private static final Sets ALL = DataFile.read(EksPromQlAlarms.class, "promql.yaml", Sets.class);

    private EksPromQlAlarms() {}

    /** {@return the alarms on the metrics that the agent collects with this delivery} */
    public static List<PromQlAlarm> recommended(AgentDelivery delivery) {
        return delivery.promQlAlarms();
    }

    /** {@return the alarms on metrics of the kubelet} */
    static List<PromQlAlarm> ofTheKubelet() {
        return ALL.kubelet;
    }

    /** {@return these and the alarm on a metric of the add-on's node-exporter} */
    static List<PromQlAlarm> ofTheAddon() {
        return Stream.concat(ALL.kubelet.stream(), ALL.nodeExporter.stream()).toList();
    }

    private record Sets(List<PromQlAlarm> kubelet, List<PromQlAlarm> nodeExporter) {
        Sets {
            kubelet = List.copyOf(kubelet);
            nodeExporter = List.copyOf(nodeExporter);
        }
    }
}
