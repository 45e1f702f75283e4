package io.cloudtelemetry.app.config;

import static io.cloudtelemetry.app.config.Given.with;

import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.cloudtelemetry.eks.kubernetes.PodResources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the pods of a DaemonSet are run. */
@Describes("""
        resources: CPU and memory. Default: those of the release.
        priorityClassName: The priority class, which must exist. Default: system-node-critical.
        maxUnavailable: How many pods may be missing during an update: a number in quotes, or a share such as 10%. Default: 1.
        environment: Variables of the container, in clear text, such as HTTPS_PROXY. Default: none.
        imageRepository: A mirror of the image's repository, without a tag, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/cloudwatch-agent. Default: the public repository.
        imagePullSecrets: Secrets of the namespace amazon-cloudwatch with which the image is pulled. Default: none.
        labels: Labels of the pods, beside their own. Default: none.
        """)
record PodConfig(
        @Nullable Resources resources,
        @Nullable String priorityClassName,
        @Nullable String maxUnavailable,
        @Nullable Map<String, String> environment,
        @Nullable String imageRepository,
        @Nullable List<String> imagePullSecrets,
        @Nullable Map<String, String> labels)
        implements Becomes<PodOptions> {
    @Override
    public PodOptions value() {
        var options = with(PodOptions.defaults(), resources, (before, given) -> before.resources(given.value()));
        options = with(options, priorityClassName, PodOptions::priorityClassName);
        options = with(options, maxUnavailable, PodOptions::maxUnavailable);
        options = with(options, environment, PodOptions::environment);
        options = with(options, imageRepository, PodOptions::imageRepository);
        options = with(options, imagePullSecrets, PodOptions::imagePullSecrets);
        return with(options, labels, PodOptions::labels);
    }

    /** CPU and memory of a container. */
    @Describes("""
            cpuRequest: CPU that is kept free for it, such as 250m.
            memoryRequest: Memory that is kept free for it, such as 400Mi.
            cpuLimit: CPU above which it is throttled.
            memoryLimit: Memory above which it is killed.
            """)
    record Resources(
            @Required("a quantity of CPU such as 250m") String cpuRequest,
            @Required("a quantity of memory such as 400Mi") String memoryRequest,
            @Required("a quantity of CPU such as 500m") String cpuLimit,
            @Required("a quantity of memory such as 512Mi") String memoryLimit)
            implements Becomes<PodResources> {
        @Override
        public PodResources value() {
            return new PodResources(cpuRequest, memoryRequest, cpuLimit, memoryLimit);
        }
    }
}
