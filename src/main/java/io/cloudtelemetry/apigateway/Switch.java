package io.cloudtelemetry.apigateway;

/** A setting of a stage that is turned on or off; one that is not stated is left as it is. */
public enum Switch {
    /** Turned on. */
    ON,
    /** Turned off. */
    OFF;

    boolean isOn() {
        return this == ON;
    }
}
