package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FluentBitConfigurationTest {
    private static final String TOKEN = "${Token[TOKEN.42]}";

    private static FluentBitConfiguration.Builder shop() {
        return FluentBitConfiguration.builder("shop", "eu-west-1");
    }

    private static void refused(FluentBitConfiguration.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }

    @Test
    void readsAllThatIsThereAndLetsNoPodOptOutByDefault() {
        assertThat(shop().build())
                .isEqualTo(new FluentBitConfiguration(
                        "shop",
                        "eu-west-1",
                        EnumSet.allOf(LogSource.class),
                        List.of(),
                        OptOut.NONE,
                        Set.of(),
                        "",
                        ReadFrom.HEAD,
                        PodMetadata.API_SERVER));
    }

    @Test
    void refusesToReadNothing() {
        refused(shop().sources(Set.of()), "sources must be at least one of [application, dataplane, host], got none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-west", "EU-WEST-1", "eu-west-1a", "eu-west-1\n"})
    void refusesWhatIsNoRegion(String region) {
        refused(
                FluentBitConfiguration.builder("shop", region),
                "region must be the code of a region such as eu-west-1, got \"%s\""
                        .formatted(region.replace("\n", " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1", "ap-southeast-7", TOKEN})
    void takesEveryRegion(String region) {
        assertThat(FluentBitConfiguration.builder("shop", region).build().region())
                .isEqualTo(region);
    }

    @Test
    void refusesAClusterNameThatEksCannotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FluentBitConfiguration.builder("my shop", "eu-west-1").build())
                .withMessageStartingWith("clusterName must be 1 to 100");
        assertThat(FluentBitConfiguration.builder(TOKEN, TOKEN).build().clusterName())
                .isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "a*", "${HOME}", "x\n[OUTPUT]\n    Name null", "[x]", TOKEN + "\nName x"})
    void refusesAPrefixThatWouldBreakTheConfigurationOrTheStream(String prefix) {
        refused(
                shop().streamPrefix(prefix),
                ("streamPrefix must be up to 64 letters, digits, hyphens, underscores, slashes, dots and number signs,"
                                + " got \"%s\"")
                        .formatted(prefix.replace(TOKEN, "t").replace("\n", " ")));
    }

    @Test
    void prefixHasALimitAndMayBeAToken() {
        assertThat(shop().streamPrefix("x".repeat(64)).build().streamPrefix()).hasSize(64);
        assertThat(shop().streamPrefix(TOKEN + "/").build().streamPrefix()).isEqualTo(TOKEN + "/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop().streamPrefix("x".repeat(65)).build());
    }

    @Test
    void refusesOptionsOfASourceThatIsNotRead() {
        var rule = " must be left out where application is not among the sources, of whose logs alone it decides, got ";

        refused(
                shop().sources(Set.of(LogSource.HOST)).exclusions(List.of(LogExclusion.namespace("load"))),
                "exclusions" + rule + "[/var/log/containers/*_load_*.log]");
        refused(
                shop().sources(Set.of(LogSource.HOST)).optOut(OptOut.BY_ANNOTATION),
                "optOut" + rule + "[BY_ANNOTATION]");
        refused(
                shop().sources(Set.of(LogSource.DATAPLANE)).stackTraces(Set.of(StackTrace.JAVA, StackTrace.GO)),
                "stackTraces" + rule + "[GO, JAVA]");
    }
}
