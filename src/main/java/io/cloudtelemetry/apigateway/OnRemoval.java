package io.cloudtelemetry.apigateway;

/** What becomes of a stage that is not of this app when its telemetry is removed. */
public enum OnRemoval {
    /** The stage keeps what was set. */
    KEEP,
    /** What was set is turned off; what stood before is not known, hence not restored. */
    TURN_OFF
}
