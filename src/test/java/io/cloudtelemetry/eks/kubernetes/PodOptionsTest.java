package io.cloudtelemetry.eks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodOptionsTest {
    private final PodOptions options = PodOptions.defaults();

    @Test
    void imageOfAMirrorKeepsTheTag() {
        assertThat(options.image("public.ecr.aws/a/b:1.2")).isEqualTo("public.ecr.aws/a/b:1.2");
        assertThat(options.imageRepository("localhost:5000/mirror/b").image("public.ecr.aws/a/b:1.2"))
                .isEqualTo("localhost:5000/mirror/b:1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "public.ecr.aws/a/b:1.2", "https://mirror/a", "UPPER/a", "a b"})
    void refusesWhatIsNoRepository(String repository) {
        refused(
                () -> options.imageRepository(repository),
                "imageRepository must be a repository without a tag",
                repository);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0%", "101%", "many", ""})
    void refusesAnUpdateThatCannotBe(String unavailable) {
        refused(() -> options.maxUnavailable(unavailable), "maxUnavailable must be a number from 1", unavailable);
    }

    @Test
    void refusesNamesThatTheApiServerRefuses() {
        refused(() -> options.priorityClassName("High"), "priorityClassName must be up to 253 lower-case", "High");
        refused(() -> options.imagePullSecrets(List.of("my_secret")), "imagePullSecrets must be", "my_secret");
        refused(() -> options.environment(Map.of("1ST", "x")), "environment must be variables named by", "1ST");
        refused(() -> KubernetesNames.requireLabelName("namespace", "a.b"), "namespace must be 1 to 63", "a.b");
        refused(
                () -> KubernetesNames.requireLabelName("namespace", "x".repeat(64)),
                "namespace must be 1 to 63",
                "x".repeat(64));
    }

    @Test
    void refusesLabelsThatTheApiServerRefuses() {
        refused(() -> options.labels(Map.of("-team", "x")), "labels (a key) must be up to 63 letters", "-team");
        refused(() -> options.labels(Map.of("Not.DNS_/team", "x")), "labels (the prefix of a key) must be", "Not.DNS_");
        refused(() -> options.labels(Map.of("team", "a b")), "labels.team must be up to 63 letters", "a b");
        assertThat(options.labels(Map.of("example.com/team", "", "cost", "Shop_1.2"))
                        .labels())
                .hasSize(2);
    }

    @Test
    void refusesQuantitiesThatKubernetesRefuses() {
        refused(() -> PodResources.of("1 core", "1Gi"), "cpuRequest must be a quantity of CPU", "1 core");
        refused(() -> PodResources.of("1", "1GB"), "memoryRequest must be a quantity of memory", "1GB");
        assertThat(PodResources.of("0.5", "1Gi").cpuLimit()).isEqualTo("0.5");
        refused(() -> new PodResources("2", "1Gi", "1500m", "1Gi"), "cpuRequest must be at most cpuLimit (1500m)", "2");
        refused(
                () -> new PodResources("1", "1Gi", "1", "1000M"),
                "memoryRequest must be at most memoryLimit (1000M)",
                "1Gi");
        assertThat(new PodResources("1500m", "1024Mi", "1.5", "1Gi").memoryLimit())
                .isEqualTo("1Gi");
    }

    @Test
    void tokensAreNotRefused() {
        assertThat(options.imageRepository("${Token[Mirror.7]}").imageRepository())
                .isEqualTo("${Token[Mirror.7]}");
    }

    private static void refused(ThrowingCallable call, String beginning, String got) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageStartingWith(beginning)
                .withMessageEndingWith("got \"" + got + "\"");
    }
}
