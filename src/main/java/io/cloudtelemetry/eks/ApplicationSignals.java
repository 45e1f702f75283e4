package io.cloudtelemetry.eks;

/** CloudWatch Application Signals, which the add-on brings and AWS bills apart. */
public enum ApplicationSignals {
    /** Off. */
    OFF,
    /** The agent takes the signals of applications that send them. */
    COLLECT,
    /** The add-on changes and restarts workloads so that they send them. */
    AUTO_MONITOR
}
