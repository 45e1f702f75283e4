package io.cloudtelemetry.eks.fluentbit;

import io.cloudtelemetry.eks.kubernetes.AccessRule;
import java.util.List;

/** What Fluent Bit's service account may read in the cluster. */
final class FluentBitAccess {
    private FluentBitAccess() {}

    /** {@return the rules for the whole cluster} Only of the application log it is asked which pod a line is from. */
    static List<AccessRule> inCluster(FluentBitConfiguration configuration) {
        return configuration.sources().contains(LogSource.APPLICATION)
                ? List.of(configuration.podMetadata().rule())
                : List.of();
    }
}
