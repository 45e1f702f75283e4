package io.cloudtelemetry.apigateway;

/** What becomes of a setting of a stage that is not of this app when the app no longer has it. */
public enum OnRemoval {
    /**
     * It stays as it was set. Only the writing of whole requests and responses is turned off in any case, since nobody would
     * do so later.
     */
    KEEP,
    /** It is turned off, also while other settings stay. The earlier value is not known, so it is not restored. */
    TURN_OFF
}
