package io.cloudtelemetry.eks.agent;

import java.util.List;
import org.cdk8s.plus25.k8s.PolicyRule;

/** Whom Fluent Bit asks which pod a line is from. */
public enum PodMetadata {
    /** The API server, once a pod and node. */
    API_SERVER("pods"),
    /**
     * The kubelet of the node, which spares the API server of a cluster with thousands of nodes. Needs Kubernetes 1.33, by
     * which the right to read a node's pods became one of its own. Before, kubelet wanted the right {@code nodes/proxy} for
     * it, which lets its holder run commands in every pod; that is never asked for here ("Kubelet
     * authentication/authorization", Kubernetes documentation).
     */
    KUBELET("nodes/pods");

    private final String resource;

    PodMetadata(String resource) {
        this.resource = resource;
    }

    PolicyRule rule() {
        return Access.rule("", List.of(resource), "get");
    }
}
