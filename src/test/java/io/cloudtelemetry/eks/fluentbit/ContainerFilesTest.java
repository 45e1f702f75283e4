package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds that each container's file belongs to one source and goes to its group, once, whatever else is read. */
class ContainerFilesTest {
    private static final List<String> DATAPLANE =
            List.of("aws-node-x7k2p_kube-system_aws-node", "kube-proxy-b4c9d_kube-system_kube-proxy");

    /** Those that only look like the pods of the data plane and of the agents, and these agents. */
    private static final List<String> APPLICATION = List.of(
            "aws-node-termination-handler-x7k2p_kube-system_aws-node-termination-handler",
            "aws-node-x7k2p_shop_aws-node",
            "aws-node_kube-system_aws-node",
            "my-aws-node-x7k2p_kube-system_aws-node",
            "kube-proxy-metrics-b4c9d_kube-system_kube-proxy",
            "kube-proxy-b4c9d_kube-proxy_kube-proxy",
            "coredns-5d78c9869d-x7k2p_kube-system_coredns",
            "coredns-autoscaler-x7k2p_kube-system_autoscaler",
            "eks-pod-identity-agent-x7k2p_kube-system_eks-pod-identity-agent",
            "fluent-bit-x7k2p_amazon-cloudwatch_fluent-bit",
            "fluent-bit-x7k2p_logging_fluent-bit",
            "cloudwatch-agent-x7k2p_amazon-cloudwatch_cloudwatch-agent",
            "cloudwatch-agent-cluster-scraper-5d78c9869d-x7k2p_amazon-cloudwatch_otc-container",
            "cloudwatch-agent-x7k2p_shop_cloudwatch-agent",
            "web-0_shop_web",
            "p".repeat(200) + "_shop_web");

    static Stream<Set<LogSource>> combinations() {
        var all = List.of(LogSource.values());
        return IntStream.range(1, 1 << all.size())
                .mapToObj(bits -> all.stream()
                        .filter(each -> (bits & 1 << each.ordinal()) != 0)
                        .collect(() -> EnumSet.noneOf(LogSource.class), Set::add, Set::addAll));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void eachFileGoesToTheGroupOfItsSourceOnce(Set<LogSource> sources) {
        var pipeline = FluentBitPipeline.of(FluentBitConfiguration.builder("shop", "eu-west-1")
                .sources(sources)
                .build());

        goes(pipeline, DATAPLANE, sources.contains(LogSource.DATAPLANE) ? List.of("dataplane") : List.of());
        goes(pipeline, APPLICATION, sources.contains(LogSource.APPLICATION) ? List.of("application") : List.of());
    }

    private static void goes(FluentBitPipeline pipeline, List<String> containers, List<String> groups) {
        for (var container : containers) {
            var name = container + "-" + "0123456789abcdef".repeat(4);
            assertThat(pipeline.groupsOf(name.substring(0, Math.min(name.length(), 251)) + ".log"))
                    .as(container)
                    .isEqualTo(groups);
        }
    }
}
