package io.cloudtelemetry.eks.fluentbit;

import java.util.Arrays;
import java.util.List;

/** Fluent Bit's part of the page docs/permissions.md. */
public final class FluentBitRights {
    private FluentBitRights() {}

    /** Its rights as rows of a table. */
    public static List<String> rows() {
        return Arrays.stream(PodMetadata.values())
                .map(metadata -> "| %s, with PodMetadata.%s | %s |"
                        .formatted(
                                metadata.rule().what(),
                                metadata,
                                metadata.rule().feeds()))
                .toList();
    }
}
