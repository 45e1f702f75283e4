package io.cloudtelemetry.eks;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.eks.agent.NodeSystems;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.ownership.Tokens;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options of the add-on amazon-cloudwatch-observability, from its version 6 on; {@link Builder} describes each. */
public record AddonOptions(
        @Nullable String version,
        AddonConflict onConflict,
        ApplicationSignals applicationSignals,
        @Nullable LogGroupSettings containerLogs,
        @Nullable PodResources resources,
        @Nullable String configuration,
        @Nullable NodeSystems nodes) {
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\.\\d{1,4}-eksbuild\\.\\d{1,4}");
    private static final int OLDEST_LINE = 6;
    private static final int OTEL_SINCE = 2;

    /**
     * Checks the version and the configuration.
     *
     * @throws IllegalArgumentException if the version is not one of the add-on, or older than version 6, or the
     *     configuration is neither JSON nor YAML or sets what another option sets
     */
    public AddonOptions {
        if (version != null && !Tokens.in(version)) {
            var parts = VERSION.matcher(version);
            if (!parts.matches() || line(parts) < OLDEST_LINE) {
                throw new IllegalArgumentException(
                        "version must be one of the add-on from v%d.0.0-eksbuild.1, got \"%s\"; \"aws eks describe-addon-versions --addon-name %s\" lists them"
                                .formatted(OLDEST_LINE, version.replaceAll("\\R", " "), AddonDelivery.ADDON));
            }
        }
        if (configuration != null) {
            AddonValues.parse(configuration);
        }
    }

    /** Starts options. */
    public static Builder builder() {
        return new AutoBuilder_AddonOptions_Builder()
                .onConflict(AddonConflict.NONE)
                .applicationSignals(ApplicationSignals.OFF);
    }

    /** {@return whether the version has otel metrics; the one that EKS takes by default has} */
    boolean hasOtel() {
        if (version == null) {
            return true;
        }
        var parts = VERSION.matcher(version);
        return !parts.matches() || line(parts) > OLDEST_LINE || Integer.parseInt(parts.group(2)) >= OTEL_SINCE;
    }

    private static int line(Matcher parts) {
        return Integer.parseInt(parts.group(1));
    }

    /** Builds {@link AddonOptions}. */
    @AutoBuilder
    public abstract static class Builder {
        Builder() {}

        /** The version, such as {@code v6.2.0-eksbuild.1}. Default: the one that EKS takes for the cluster. */
        public abstract Builder version(@Nullable String version);

        /** What becomes of objects that exist already. Default: {@link AddonConflict#NONE}. */
        public abstract Builder onConflict(AddonConflict onConflict);

        /** Whether it brings Application Signals. Default: {@link ApplicationSignals#OFF}. */
        public abstract Builder applicationSignals(ApplicationSignals applicationSignals);

        /** Switches its container logs on, kept so. Default: off. */
        public abstract Builder containerLogs(@Nullable LogGroupSettings containerLogs);

        /** CPU and memory of the agent's container. Default: those of the add-on. */
        public abstract Builder resources(@Nullable PodResources resources);

        /**
         * More values of the add-on's chart, in JSON or YAML ("aws eks describe-addon-configuration" shows them); they
         * are merged with those that follow from the other options, and take their place where both give a value.
         * Default: none.
         */
        public abstract Builder configuration(@Nullable String configuration);

        /**
         * The operating systems of the cluster's nodes. On Windows the add-on always collects enhanced metrics every 60
         * seconds and takes Application Signals, so other metrics are refused with Windows nodes. Default: not known, with a
         * warning where Windows nodes would collect something else than is chosen.
         */
        public abstract Builder nodes(@Nullable NodeSystems nodes);

        /** {@return the options, checked} */
        public abstract AddonOptions build();
    }
}
