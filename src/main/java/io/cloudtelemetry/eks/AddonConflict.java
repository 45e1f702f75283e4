package io.cloudtelemetry.eks;

/**
 * What EKS does where the cluster holds objects that the add-on wants to make, or has changed those it made
 * (AWS::EKS::Addon, {@code ResolveConflicts}).
 */
public enum AddonConflict {
    /** The deployment fails. */
    NONE,
    /** What stands there is replaced. */
    OVERWRITE,
    /** The deployment fails on creation; later, what was changed is kept. */
    PRESERVE
}
