package io.cloudtelemetry.eks;

/** Where the agent of EKS Pod Identity, which hands the credentials to pods, comes from. */
public enum PodIdentityAgent {
    /** Its add-on is installed, once; never on a cluster of this app with Auto Mode, which has it. */
    INSTALL,
    /** It is there already: its add-on is installed, or the cluster has Auto Mode. */
    PRESENT
}
