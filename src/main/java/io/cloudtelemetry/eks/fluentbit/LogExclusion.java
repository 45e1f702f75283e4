package io.cloudtelemetry.eks.fluentbit;

import static io.cloudtelemetry.eks.kubernetes.KubernetesNames.requireLabelName;

import io.cloudtelemetry.eks.kubernetes.CdkTokens;
import io.cloudtelemetry.eks.kubernetes.KubernetesNames;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Containers whose logs are left out of the application log. Their files are not even opened, so this costs nothing;
 * kubelet names each {@code POD_NAMESPACE_CONTAINER-ID.log}.
 *
 * @param path the files, as a path with {@code *} for any text and {@code ?} for any character
 */
public record LogExclusion(String path) {
    static final String FOLDER = "/var/log/containers/";

    private static final String DIGIT = "[0-9a-f]";

    private static final Pattern PATH =
            Pattern.compile(Pattern.quote(FOLDER) + "(?:[A-Za-z0-9._*?-]|%s){1,255}".formatted(Pattern.quote(DIGIT)));
    private static final Pattern EVERYTHING = Pattern.compile(Pattern.quote(FOLDER) + "[*?]+(\\.log)?\\**");

    /**
     * The ID, 64 digits, of which kubelet cuts off what is over 255 characters of the file's name
     * (pkg/kubelet/kuberuntime/legacy.go). The first 16 are enough to tell the container web from web-admin.
     */
    private static final String ID = DIGIT.repeat(16) + "*";

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if it cannot be the path of a container's log, or matches all of them
     */
    public LogExclusion {
        KubernetesNames.require(
                PATH,
                "path",
                CdkTokens.replaced(Objects.requireNonNull(path, "path"), "t"),
                "a path below %s of letters, digits, -, _, ., and * or ? for any text or character".formatted(FOLDER));
        if (EVERYTHING.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "path must leave some logs in, got \"%s\"; to read none, leave %s out of the sources"
                            .formatted(path, LogSource.APPLICATION.word()));
        }
    }

    /**
     * {@return the files at a path} An example: {@code /var/log/containers/load-test-*.log}.
     *
     * @throws IllegalArgumentException if it could not be of a container's log, or is of all
     */
    public static LogExclusion path(String path) {
        return new LogExclusion(path);
    }

    /**
     * {@return every container of a namespace}
     *
     * @throws IllegalArgumentException if Kubernetes cannot have a namespace of that name
     */
    public static LogExclusion namespace(String namespace) {
        return new LogExclusion("%s*_%s_*.log".formatted(FOLDER, requireLabelName("namespace", namespace)));
    }

    /**
     * {@return the containers of a name in one namespace}
     *
     * @throws IllegalArgumentException if Kubernetes cannot have a namespace or container of that name
     */
    public static LogExclusion container(String namespace, String container) {
        return new LogExclusion("%s*_%s_%s-%s.log"
                .formatted(
                        FOLDER,
                        requireLabelName("namespace", namespace),
                        requireLabelName("container", container),
                        ID));
    }

    /**
     * {@return the containers of a name in every namespace, such as a sidecar}
     *
     * @throws IllegalArgumentException if Kubernetes cannot have a container of that name
     */
    public static LogExclusion containerOfAnyNamespace(String container) {
        return new LogExclusion("%s*_*_%s-%s.log".formatted(FOLDER, requireLabelName("container", container), ID));
    }
}
