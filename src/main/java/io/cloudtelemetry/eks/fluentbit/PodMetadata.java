package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.RbacRule;

/** Where Fluent Bit looks up the pod of a line. */
public enum PodMetadata {
    /** The API server, once for each container. */
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

    RbacRule rule() {
        return RbacRule.on(resource, "get", "namespace, pod and container of each line of the application log");
    }
}
