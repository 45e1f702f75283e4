package io.cloudtelemetry.eks.kubernetes;

import io.cloudtelemetry.ordered.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of the pods of a DaemonSet.
 *
 * @param resources CPU and memory; null for those of the release
 * @param priorityClassName the priority class
 * @param maxUnavailable how many pods may be missing during an update, a number or a share such as {@code 10%}
 * @param environment variables of the container, beside its own
 * @param imageRepository where the image is pulled from, without a tag; null for its public repository
 * @param imagePullSecrets secrets of the namespace with which the image is pulled
 * @param labels labels of the pods, beside their own
 */
public record PodOptions(
        @Nullable PodResources resources,
        String priorityClassName,
        String maxUnavailable,
        Map<String, String> environment,
        @Nullable String imageRepository,
        List<String> imagePullSecrets,
        Map<String, String> labels) {
    private static final Pattern UNAVAILABLE = Pattern.compile("[1-9][0-9]*|([1-9]|[1-9][0-9]|100)%");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_.-][A-Za-z0-9_.-]*");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");

    /**
     * Copies and checks the values.
     *
     * @throws IllegalArgumentException if Kubernetes would refuse one
     */
    public PodOptions {
        environment = Ordered.sorted(Objects.requireNonNull(environment, "environment"));
        imagePullSecrets = List.copyOf(Objects.requireNonNull(imagePullSecrets, "imagePullSecrets"));
        labels = Ordered.sorted(Objects.requireNonNull(labels, "labels"));
        KubernetesNames.requireSubdomain("priorityClassName", priorityClassName);
        KubernetesNames.require(
                UNAVAILABLE, "maxUnavailable", maxUnavailable, "a number from 1, or a share from 1% to 100%");
        for (var name : environment.keySet()) {
            var rule = "variables named by letters, digits, _, - and ., the first no digit";
            KubernetesNames.require(VARIABLE, "environment", name, rule);
        }
        if (imageRepository != null) {
            KubernetesNames.require(
                    REPOSITORY,
                    "imageRepository",
                    imageRepository,
                    "a repository without a tag, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/cloudwatch-agent");
        }
        imagePullSecrets.forEach(secret -> KubernetesNames.requireSubdomain("imagePullSecrets", secret));
        KubernetesNames.requireLabels("labels", labels);
    }

    /**
     * {@return the default options} A full node makes room for system-node-critical pods: else nobody would see that node.
     */
    public static PodOptions defaults() {
        return new PodOptions(null, "system-node-critical", "1", Map.of(), null, List.of(), Map.of());
    }

    /** CPU and memory of the container. Default: those of the release. */
    public PodOptions resources(PodResources resources) {
        Objects.requireNonNull(resources, "resources");
        return new PodOptions(
                resources, priorityClassName, maxUnavailable, environment, imageRepository, imagePullSecrets, labels);
    }

    /** The priority class, which must exist. Default: system-node-critical. */
    public PodOptions priorityClassName(String name) {
        return new PodOptions(resources, name, maxUnavailable, environment, imageRepository, imagePullSecrets, labels);
    }

    /** How many pods may be missing during an update: a number, or a share such as {@code 10%}. Default: 1. */
    public PodOptions maxUnavailable(String numberOrShare) {
        return new PodOptions(
                resources, priorityClassName, numberOrShare, environment, imageRepository, imagePullSecrets, labels);
    }

    /** Variables of the container, such as {@code HTTPS_PROXY}; they stand in clear text. Default: its own only. */
    public PodOptions environment(Map<String, String> variables) {
        return new PodOptions(
                resources, priorityClassName, maxUnavailable, variables, imageRepository, imagePullSecrets, labels);
    }

    /**
     * A mirror of the image's repository, without a tag, such as {@code
     * 123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/cloudwatch-agent/cloudwatch-agent} of ECR's pull-through
     * cache; the tag is that of the release. Default: the public repository.
     */
    public PodOptions imageRepository(String repository) {
        Objects.requireNonNull(repository, "imageRepository");
        return new PodOptions(
                resources, priorityClassName, maxUnavailable, environment, repository, imagePullSecrets, labels);
    }

    /** Secrets of the namespace with which the image is pulled. Default: none, the node's own permission. */
    public PodOptions imagePullSecrets(List<String> names) {
        return new PodOptions(
                resources, priorityClassName, maxUnavailable, environment, imageRepository, names, labels);
    }

    /** Labels of the pods, beside their own. Default: none. */
    public PodOptions labels(Map<String, String> labels) {
        return new PodOptions(
                resources, priorityClassName, maxUnavailable, environment, imageRepository, imagePullSecrets, labels);
    }

    /**
     * Checks that the options replace nothing that the workload has for itself.
     *
     * @param whose the workload's name in the message, such as {@code the agent's}
     * @param label the label by which its pods are selected
     * @throws IllegalArgumentException if they do
     */
    public void requireWithout(String whose, Set<String> variables, String label) {
        requireWithout("environment", environment, whose, variables);
        requireWithout("labels", labels, whose, Set.of(label));
    }

    private static void requireWithout(String property, Map<String, String> given, String whose, Set<String> own) {
        for (var name : given.keySet()) {
            if (own.contains(name)) {
                throw new IllegalArgumentException("%s must leave %s own %s as they are, got \"%s\""
                        .formatted(property, whose, new TreeSet<>(own), name));
            }
        }
    }

    /** {@return the image from the repository chosen, with the tag of the release} */
    String image(String image) {
        return imageRepository == null ? image : imageRepository + image.substring(image.lastIndexOf(':'));
    }
}
