package io.cloudtelemetry.app.config;

import io.cloudtelemetry.ownership.GivenArn;
import org.jspecify.annotations.Nullable;

/** How a log group keeps its events. */
@Describes(LogGroupKeys.KEPT)
public record LogGroupConfig(
        @Nullable Integer retentionDays,
        @Nullable @Arn(GivenArn.KEY) String keyArn,
        @Nullable Boolean infrequentAccess) implements LogGroupKeys {}
