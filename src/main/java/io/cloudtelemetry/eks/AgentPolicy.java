package io.cloudtelemetry.eks;

/** What the agent is allowed. */
enum AgentPolicy {
    /** What CloudWatchAgentServerPolicy of AWS allows: all that any agent may need, on every log group. */
    AWS_MANAGED,
    /** What is collected needs, on the log groups of the cluster. */
    MINIMAL
}
