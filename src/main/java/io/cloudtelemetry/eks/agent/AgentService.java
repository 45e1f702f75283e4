package io.cloudtelemetry.eks.agent;

import java.util.ArrayList;
import java.util.List;
import org.cdk8s.plus25.k8s.KubeService;
import org.cdk8s.plus25.k8s.KubeServiceProps;
import org.cdk8s.plus25.k8s.ObjectMeta;
import org.cdk8s.plus25.k8s.ServicePort;
import org.cdk8s.plus25.k8s.ServiceSpec;
import software.constructs.Construct;

/** The service by which applications reach the agent of their own node. */
final class AgentService {
    private AgentService() {}

    /** Defines the service, if the agent takes anything. */
    static void define(Construct scope, AgentConfiguration configuration) {
        var ports = ports(configuration);
        if (!ports.isEmpty()) {
            new KubeService(
                    scope,
                    "Service",
                    KubeServiceProps.builder()
                            .metadata(ObjectMeta.builder()
                                    .name(AgentManifests.SERVICE)
                                    .namespace(AgentManifests.NAMESPACE)
                                    .build())
                            .spec(ServiceSpec.builder()
                                    .selector(AgentPod.LABELS)
                                    .ports(ports)
                                    // The agent of another node would call the host and the pod of that node its own.
                                    .internalTrafficPolicy("Local")
                                    .build())
                            .build());
        }
    }

    private static List<ServicePort> ports(AgentConfiguration configuration) {
        var ports = new ArrayList<ServicePort>();
        var traces = configuration.traces();
        if (traces != null && traces.protocols().contains(AgentTraces.Protocol.XRAY)) {
            ports.add(port("xray-traces", 2000, "UDP"));
            ports.add(port("xray-sampling", 2000, "TCP"));
        }
        if (traces != null && traces.protocols().contains(AgentTraces.Protocol.OTLP)) {
            ports.add(port("otlp-grpc", 4317, "TCP"));
            ports.add(port("otlp-http", 4318, "TCP"));
        }
        if (configuration.metrics().switchedOn().contains("jmx")) {
            ports.add(port("jmx-otlp-http", 4314, "TCP"));
        }
        return ports;
    }

    private static ServicePort port(String name, int number, String protocol) {
        return ServicePort.builder().name(name).port(number).protocol(protocol).build();
    }
}
