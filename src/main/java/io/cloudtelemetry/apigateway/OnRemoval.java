package io.cloudtelemetry.apigateway;

/** What becomes of a stage that is not of this app when its telemetry is removed. */
public enum OnRemoval {
    /** The stage keeps what was set. */
    KEEP,
    /**
     * What is set at that time is turned off; what stood before is not known, hence not restored. A setting that is left out
     * earlier, while the others stay, is left as it is.
     */
    TURN_OFF
}
