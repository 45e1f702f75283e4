package io.cloudtelemetry.eks.fluentbit;

/** Whether those who run a pod may keep its logs out. */
public enum OptOut {
    /** No pod can: what is collected is decided here. */
    NONE,
    /** A pod with the annotation {@code fluentbit.io/exclude: "true"} is left out. */
    BY_ANNOTATION
}
