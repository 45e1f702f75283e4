package io.cloudtelemetry.eks.kubernetes;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the Kubernetes API server takes as names and labels ("Object Names and IDs", "Labels and Selectors"). Tokens of
 * the CDK pass.
 */
public final class KubernetesNames {
    private static final Pattern CLUSTER_NAME = Pattern.compile("[0-9A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern LABEL_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    private KubernetesNames() {}

    /**
     * Checks a name that must be a label of DNS (RFC 1123), such as that of a namespace or a service.
     *
     * @throws IllegalArgumentException if it is not valid
     */
    public static String requireLabelName(String property, String name) {
        return require(
                LABEL,
                property,
                name,
                "1 to 63 lower-case letters, digits and hyphens, the first and last a letter or digit (RFC 1123)");
    }

    /** Checks a name that must be a subdomain of DNS, such as that of a secret or a priority class. */
    static String requireSubdomain(String property, String name) {
        return require(
                SUBDOMAIN,
                property,
                name,
                "up to 253 lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit (RFC 1123)");
    }

    /** Checks labels: a key is a name, after a DNS subdomain and a slash if it has one; a value is a name or empty. */
    static void requireLabels(String property, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            var slash = key.indexOf('/');
            if (slash >= 0) {
                requireSubdomain(property + " (the prefix of a key)", key.substring(0, slash));
            }
            var rule = "up to 63 letters, digits, -, _ and ., the first and last a letter or digit";
            require(LABEL_NAME, property + " (a key)", key.substring(slash + 1), rule);
            if (!value.isEmpty()) {
                require(LABEL_NAME, "%s.%s".formatted(property, key), value, rule);
            }
        });
    }

    /**
     * Checks that EKS can have a cluster of that name.
     *
     * @param property what the message calls the name
     * @throws IllegalArgumentException if it cannot
     */
    public static void requireClusterName(String property, String clusterName) {
        if (!isOf(CLUSTER_NAME, property, clusterName)) {
            // As JSON, so that a line break in it cannot break the message.
            throw new IllegalArgumentException(
                    "%s must be 1 to 100 letters, digits, hyphens and underscores, the first a letter or digit, got %s: give the name that EKS lists, not an ARN"
                            .formatted(property, TextNode.valueOf(clusterName)));
        }
    }

    /**
     * Checks a text by its form.
     *
     * @throws IllegalArgumentException if it does not have it
     */
    public static String require(Pattern form, String property, String value, String rule) {
        if (!isOf(form, property, value)) {
            throw new IllegalArgumentException(
                    "%s must be %s, got \"%s\"".formatted(property, rule, value.replaceAll("\\R", " ")));
        }
        return value;
    }

    private static boolean isOf(Pattern form, String property, String value) {
        return CdkTokens.in(Objects.requireNonNull(value, property))
                || form.matcher(value).matches();
    }
}
