package io.cloudtelemetry.eks.fluentbit;

/** Whether a pod may leave its logs out. */
public enum OptOut {
    /** No pod can: what is collected is decided here. */
    NONE,
    /** A pod with the annotation {@code fluentbit.io/exclude: "true"} is left out. */
    BY_ANNOTATION
}
