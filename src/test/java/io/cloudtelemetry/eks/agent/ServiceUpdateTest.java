package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an update leaves of the ports of the agent's service, which kubectl merges by their number. */
class ServiceUpdateTest {
    private static final ClientSideApply PORTS = ClientSideApply.by("port");

    private static List<AgentConfiguration> configurations() {
        var jmx = KubernetesMetrics.enhanced().jmx();
        return List.of(
                AgentConfiguration.builder("shop").traces(AgentTraces.xray()).build(),
                AgentConfiguration.builder("shop").traces(AgentTraces.otlp()).build(),
                AgentConfiguration.builder("shop")
                        .traces(AgentTraces.xrayAndOtlp())
                        .build(),
                AgentConfiguration.builder("shop").metrics(jmx).build(),
                AgentConfiguration.builder("shop")
                        .metrics(jmx)
                        .traces(AgentTraces.xray())
                        .build());
    }

    static Stream<Arguments> updates() {
        return configurations().stream()
                .flatMap(before -> configurations().stream().map(after -> Arguments.of(before, after)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> ports(AgentConfiguration configuration) {
        var service =
                AgentManifests.of(configuration).manifests().get("Service").get(0);
        return (List<Map<String, Object>>) ((Map<?, ?>) service.get("spec")).get("ports");
    }

    /** Ports as numbers and protocols, such as {@code 2000/UDP}. */
    private static List<Map<String, Object>> ports(String... ports) {
        return Stream.of(ports)
                .map(port -> port.split("/"))
                .map(port -> Map.<String, Object>of("port", Integer.valueOf(port[0]), "protocol", port[1]))
                .toList();
    }

    private static List<String> shown(List<Map<String, Object>> ports) {
        return ports.stream()
                .map(port -> port.get("port") + "/" + port.get("protocol"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("updates")
    void anUpdateLeavesThePortsOfAFreshInstallation(AgentConfiguration before, AgentConfiguration after) {
        var live = ports(before);

        assertThat(PORTS.apply(ports(before), ports(after), live)).isEqualTo(ports(after));
    }

    /** A service of which only what is taken was open, as it was applied once, or by {@code kubectl create}. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatHadNoPort2000LacksOneForGood(boolean applied) {
        var now = ports(configurations().get(0));
        var old = ports("4317/TCP", "4318/TCP");

        var after = PORTS.apply(applied ? old : List.of(), now, old);
        assertThat(shown(after))
                .contains("2000/UDP", "4317/TCP", "4318/TCP", "4314/TCP")
                .doesNotContain("2000/TCP");
        assertThat(shown(PORTS.apply(now, now, after))).doesNotContain("2000/TCP");
    }

    @Test
    void oneThatHadBothKeepsThem() {
        var now = ports(configurations().get(0));
        var old = ports("2000/UDP", "2000/TCP");

        assertThat(shown(PORTS.apply(old, now, old))).containsExactlyInAnyOrderElementsOf(shown(now));
    }

    /** The case for which the ports are the same whatever is taken. */
    @Test
    void listsThatDifferLoseAPort() {
        var otlp = ports("4317/TCP", "4318/TCP");
        var both = ports("2000/UDP", "2000/TCP", "4317/TCP", "4318/TCP");

        assertThat(shown(PORTS.apply(otlp, both, otlp))).containsExactlyInAnyOrder("2000/UDP", "4317/TCP", "4318/TCP");
        assertThat(shown(PORTS.apply(both, otlp, both))).isEqualTo(shown(otlp));
    }
}
