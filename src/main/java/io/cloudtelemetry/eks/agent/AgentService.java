package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import java.util.List;
import org.cdk8s.plus25.k8s.KubeService;
import org.cdk8s.plus25.k8s.KubeServiceProps;
import org.cdk8s.plus25.k8s.ServicePort;
import org.cdk8s.plus25.k8s.ServiceSpec;
import software.constructs.Construct;

/** The service by which applications reach the agent of their own node. */
final class AgentService {
    /**
     * Whatever the agent takes, so that no update changes them: kubectl merges a list of ports by their number, so that of
     * two ports 2000 that are added to a service one is lost, for good ({@code patchMergeKey} of ServiceSpec.Ports,
     * k8s.io/api/core/v1). Where the agent does not listen, a connection is refused.
     */
    private static final List<ServicePort> PORTS = List.of(
            port("xray-traces", 2000, "UDP"),
            port("xray-sampling", 2000, "TCP"),
            port("otlp-grpc", 4317, "TCP"),
            port("otlp-http", 4318, "TCP"),
            port("jmx-otlp-http", 4314, "TCP"));

    private AgentService() {}

    /** Defines the service, if the agent takes anything. */
    static void define(Construct scope, AgentConfiguration configuration) {
        if (configuration.traces() == null
                && !configuration.metrics().switchedOn().contains("jmx")) {
            return;
        }
        new KubeService(
                scope,
                "Service",
                KubeServiceProps.builder()
                        .metadata(TelemetryNamespace.metadata(AgentManifests.SERVICE))
                        .spec(ServiceSpec.builder()
                                .selector(AgentPod.LABELS)
                                .ports(PORTS)
                                // The agent of another node would call the host and the pod of that node its own.
                                .internalTrafficPolicy("Local")
                                .build())
                        .build());
    }

    private static ServicePort port(String name, int number, String protocol) {
        return ServicePort.builder().name(name).port(number).protocol(protocol).build();
    }
}
