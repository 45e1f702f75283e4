package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogExclusionTest {
    private static final String ID = "0123456789abcdef".repeat(4);

    /** The file as kubelet names it, 255 characters at most (pkg/kubelet/kuberuntime/legacy.go). */
    private static boolean leavesOut(LogExclusion exclusion, String pod, String namespace, String container) {
        var name = "%s_%s_%s-%s".formatted(pod, namespace, container, ID);
        var file = Path.of("/var/log/containers", name.substring(0, Math.min(name.length(), 251)) + ".log");
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + exclusion.path())
                .matches(file);
    }

    @Test
    void namespaceIsThatNamespaceOnly() {
        var exclusion = LogExclusion.namespace("load");

        assertThat(leavesOut(exclusion, "web-1", "load", "web")).isTrue();
        assertThat(leavesOut(exclusion, "web-1", "load-test", "web")).isFalse();
        assertThat(leavesOut(exclusion, "web-1", "pre-load", "web")).isFalse();
        assertThat(leavesOut(exclusion, "load", "shop", "load")).isFalse();
    }

    @Test
    void containerIsThatContainerOnly() {
        var exclusion = LogExclusion.container("shop", "web");

        assertThat(leavesOut(exclusion, "web-1", "shop", "web")).isTrue();
        assertThat(leavesOut(exclusion, "web-1", "shop", "web-admin")).isFalse();
        assertThat(leavesOut(exclusion, "web-1", "shop", "my-web")).isFalse();
        assertThat(leavesOut(exclusion, "web-1", "stage", "web")).isFalse();
    }

    @Test
    void sidecarIsLeftOutInEveryNamespace() {
        var exclusion = LogExclusion.containerOfAnyNamespace("istio-proxy");

        assertThat(leavesOut(exclusion, "web-1", "shop", "istio-proxy")).isTrue();
        assertThat(leavesOut(exclusion, "web-1", "stage", "istio-proxy")).isTrue();
        assertThat(leavesOut(exclusion, "istio-proxy-1", "istio-proxy", "web")).isFalse();
        assertThat(leavesOut(exclusion, "web-1", "shop", "istio-proxy-2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {176, 177, 190, 224})
    void namesThatKubeletCutsAreNoOthers(int length) {
        var pod = "p".repeat(length);

        assertThat(leavesOut(LogExclusion.container("shop", "web"), pod, "shop", "web"))
                .isTrue();
        assertThat(leavesOut(LogExclusion.container("shop", "web"), pod, "shop", "web-admin"))
                .isFalse();
        assertThat(leavesOut(LogExclusion.container("shop", "web"), pod, "stage", "web"))
                .isFalse();
        assertThat(leavesOut(LogExclusion.containerOfAnyNamespace("web"), pod, "stage", "web"))
                .isTrue();
        assertThat(leavesOut(LogExclusion.namespace("shop"), pod, "shop", "web"))
                .isTrue();
    }

    @Test
    void pathIsTakenAsItIs() {
        assertThat(leavesOut(LogExclusion.path("/var/log/containers/load-??_*.log"), "load-12", "shop", "web"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/var/log/messages",
                "/var/log/containers/",
                "/var/log/containers/a.log, /var/log/containers/b.log",
                "/var/log/containers/a.log\n[OUTPUT]",
                "/var/log/containers/${HOME}*",
                "/var/log/containers/../x",
                "/var/log/containers/[a-z]*",
                "/var/log/containers/a\u00e4.log",
                "/var/log/containers/${Token[TOKEN.1]}\nName null"
            })
    void refusesWhatIsNoPathOfAContainersLog(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogExclusion.path(path))
                .withMessageStartingWith("path must be a path below /var/log/containers/ of letters")
                .matches(refusal -> refusal.getMessage().lines().count() == 1, "one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.log", "?*", "**.log*"})
    void refusesToLeaveOutEverything(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogExclusion.path("/var/log/containers/" + name))
                .withMessage(
                        "path must leave some logs in, got \"/var/log/containers/%s\";"
                                + " to read none, leave application out of the sources",
                        name);
    }

    @Test
    void refusesNamesThatKubernetesRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogExclusion.namespace("*"))
                .withMessageStartingWith("namespace must be 1 to 63")
                .withMessageEndingWith("got \"*\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogExclusion.container("shop", "Web"))
                .withMessageStartingWith("container must be 1 to 63");
    }

    @Test
    void tokensAreNotRefused() {
        assertThat(LogExclusion.namespace("${Token[TOKEN.1]}").path())
                .isEqualTo("/var/log/containers/*_${Token[TOKEN.1]}_*.log");
    }
}
