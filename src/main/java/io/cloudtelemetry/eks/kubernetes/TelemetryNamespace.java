package io.cloudtelemetry.eks.kubernetes;

import org.cdk8s.plus25.k8s.ObjectMeta;

/** The namespace that the agent and Fluent Bit share. */
public final class TelemetryNamespace {
    /** Its name. */
    public static final String NAME = "amazon-cloudwatch";

    private TelemetryNamespace() {}

    /** {@return the metadata of an object in it} A chart's own namespace would land on objects of the whole cluster too. */
    public static ObjectMeta metadata(String name) {
        return ObjectMeta.builder().name(name).namespace(NAME).build();
    }
}
