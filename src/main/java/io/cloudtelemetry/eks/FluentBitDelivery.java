package io.cloudtelemetry.eks;

/** The way in which Fluent Bit gets to the nodes. */
public enum FluentBitDelivery {
    /** By Kubernetes manifests of this library, applied with kubectl. */
    MANIFESTS,
    /**
     * By somebody else, such as Argo CD or Flux, from the files that cdk8s renders. Nothing is applied; permission, log
     * groups and boards are defined all the same.
     */
    GITOPS
}
