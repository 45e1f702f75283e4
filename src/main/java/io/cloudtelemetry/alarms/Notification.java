package io.cloudtelemetry.alarms;

/** Whether an alarm tells somebody by itself. */
public enum Notification {
    /** Whoever the routing names for its severity. */
    ROUTED,
    /** Nobody: it only feeds composites and boards, so that one incident is told once. */
    SILENT
}
