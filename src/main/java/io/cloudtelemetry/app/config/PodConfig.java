package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the pods of a DaemonSet are run. */
record PodConfig(
        @JsonPropertyDescription("CPU and memory. Default: those of the release.") @Nullable
        Resources resources,

        @JsonPropertyDescription("The priority class, which must exist. Default: system-node-critical.") @Nullable
        String priorityClassName,

        @JsonPropertyDescription(
                "How many pods may be missing during an update: a number in quotes, or a share such as 10%. Default: 1.")
        @Nullable
        String maxUnavailable,

        @JsonPropertyDescription("Variables of the container, in clear text, such as HTTPS_PROXY. Default: none.")
        Map<String, String> environment,

        @JsonPropertyDescription(
                "A mirror of the image's repository, without a tag, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/cloudwatch-agent. Default: the public repository.")
        @Nullable
        String imageRepository,

        @JsonPropertyDescription(
                "Secrets of the namespace amazon-cloudwatch with which the image is pulled. Default: none.")
        List<String> imagePullSecrets,

        @JsonPropertyDescription("Labels of the pods, beside their own. Default: none.")
        Map<String, String> labels) {
    PodConfig {
        environment = environment == null ? Map.of() : Ordered.copy(environment);
        imagePullSecrets = Keys.list(imagePullSecrets);
        labels = labels == null ? Map.of() : Ordered.copy(labels);
        options(resources, priorityClassName, maxUnavailable, environment, imageRepository, imagePullSecrets, labels);
    }

    PodOptions options() {
        return options(
                resources, priorityClassName, maxUnavailable, environment, imageRepository, imagePullSecrets, labels);
    }

    private static PodOptions options(
            @Nullable Resources resources,
            @Nullable String priorityClassName,
            @Nullable String maxUnavailable,
            Map<String, String> environment,
            @Nullable String imageRepository,
            List<String> imagePullSecrets,
            Map<String, String> labels) {
        var defaults = PodOptions.defaults();
        return new PodOptions(
                resources == null ? null : resources.podResources(),
                priorityClassName == null ? defaults.priorityClassName() : priorityClassName,
                maxUnavailable == null ? defaults.maxUnavailable() : maxUnavailable,
                environment,
                imageRepository,
                imagePullSecrets,
                labels);
    }

    /** CPU and memory of a container. */
    record Resources(
            @JsonProperty(required = true) @JsonPropertyDescription("CPU that is kept free for it, such as 250m.")
            String cpuRequest,

            @JsonProperty(required = true) @JsonPropertyDescription("Memory that is kept free for it, such as 400Mi.")
            String memoryRequest,

            @JsonProperty(required = true) @JsonPropertyDescription("CPU above which it is throttled.")
            String cpuLimit,

            @JsonProperty(required = true) @JsonPropertyDescription("Memory above which it is killed.")
            String memoryLimit) {
        Resources {
            Keys.require("cpuRequest", cpuRequest, "a quantity of CPU such as 250m");
            Keys.require("memoryRequest", memoryRequest, "a quantity of memory such as 400Mi");
            Keys.require("cpuLimit", cpuLimit, "a quantity of CPU such as 500m");
            Keys.require("memoryLimit", memoryLimit, "a quantity of memory such as 512Mi");
            new PodResources(cpuRequest, memoryRequest, cpuLimit, memoryLimit);
        }

        PodResources podResources() {
            return new PodResources(cpuRequest, memoryRequest, cpuLimit, memoryLimit);
        }
    }
}
