package io.cloudtelemetry.eks;

/** Who applies the Kubernetes manifests of Fluent Bit to a cluster. */
public enum ManifestsAppliedBy {
    /** This library, with kubectl, when the stack is deployed. */
    KUBECTL,
    /**
     * Somebody else, such as Argo CD or Flux, from the files that cdk8s renders. Permission, log groups and boards are defined
     * all the same.
     */
    GITOPS
}
