package io.cloudtelemetry.eks.agent;

/** The operating systems of a cluster's nodes. */
public enum NodeSystems {
    /** Amazon Linux, Bottlerocket, Ubuntu. */
    LINUX,
    /** Windows Server, too: the agent runs there as a host process, which needs containerd 1.6 or later. */
    LINUX_AND_WINDOWS
}
