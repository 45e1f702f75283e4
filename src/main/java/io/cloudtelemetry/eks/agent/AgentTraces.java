package io.cloudtelemetry.eks.agent;

import io.cloudtelemetry.ordered.Ordered;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The traces that the agent takes from applications on its node and sends to AWS X-Ray.
 *
 * <p>Applications send to the service cloudwatch-agent.amazon-cloudwatch, which leads to the agent of their own node. The
 * agent listens on every address of the node, without encryption: no other pod could reach its default, 127.0.0.1.
 *
 * @param protocols what it takes
 */
public record AgentTraces(Set<Protocol> protocols) {
    /**
     * Copies the protocols.
     *
     * @throws IllegalArgumentException if there is none
     */
    public AgentTraces {
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("traces must be taken by XRAY or OTLP, got none; leave traces out");
        }
        protocols = Ordered.sorted(protocols);
    }

    /** {@return traces of the X-Ray SDK, on port 2000, and of OpenTelemetry, on ports 4317 (gRPC) and 4318 (HTTP)} */
    public static AgentTraces xrayAndOtlp() {
        return new AgentTraces(EnumSet.allOf(Protocol.class));
    }

    /** {@return traces of the X-Ray SDK, on port 2000} */
    public static AgentTraces xray() {
        return new AgentTraces(Set.of(Protocol.XRAY));
    }

    /** {@return traces of OpenTelemetry, on ports 4317 (gRPC) and 4318 (HTTP)} */
    public static AgentTraces otlp() {
        return new AgentTraces(Set.of(Protocol.OTLP));
    }

    /** {@return what the agent's configuration has in {@code traces_collected}} */
    Map<String, Object> collected() {
        var collected = new TreeMap<String, Object>();
        if (protocols.contains(Protocol.XRAY)) {
            var address = "0.0.0.0:2000";
            collected.put("xray", Ordered.map("bind_address", address, "tcp_proxy", Map.of("bind_address", address)));
        }
        if (protocols.contains(Protocol.OTLP)) {
            collected.put("otlp", Ordered.map("grpc_endpoint", "0.0.0.0:4317", "http_endpoint", "0.0.0.0:4318"));
        }
        return collected;
    }

    /** A way to send traces. */
    public enum Protocol {
        /** From the X-Ray SDK, which gets its sampling rules, too. */
        XRAY,
        /** From OpenTelemetry SDKs, over OTLP. */
        OTLP
    }
}
