package io.cloudtelemetry.eks.kubernetes;

/** The namespace that the agent and Fluent Bit share. */
public final class TelemetryNamespace {
    /** Its name. */
    public static final String NAME = "amazon-cloudwatch";

    private TelemetryNamespace() {}
}
