package io.cloudtelemetry.apigateway;

/** What becomes of a setting of a stage that is not of this app when the app no longer has it. */
public enum OnRemoval {
    /**
     * It stays as it was set, but for requests and responses written in full, which nobody would turn off later: they are
     * turned off in any case.
     */
    KEEP,
    /** It is turned off, also when it goes while other settings stay. What stood before is not known, hence not restored. */
    TURN_OFF
}
