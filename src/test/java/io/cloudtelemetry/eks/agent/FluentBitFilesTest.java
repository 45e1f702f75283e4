package io.cloudtelemetry.eks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FluentBitFilesTest {
    private static FluentBitConfiguration.Builder shop() {
        return FluentBitConfiguration.builder("shop", "eu-west-1");
    }

    private static ClassicFormat.Section only(FluentBitPipeline pipeline, String kind, String name) {
        var found = pipeline.plugins(kind, name).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static ClassicFormat.Section input(FluentBitPipeline pipeline, String database) {
        return pipeline.sections("INPUT")
                .filter(each -> each.get("DB").endsWith("/" + database))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everySourceGoesToItsGroupAndOnlyTheDefinedVariablesStandInTheText() {
        var pipeline = FluentBitPipeline.of(shop().build());

        pipeline.requireSound();
        assertThat(pipeline.logGroups())
                .containsExactly(
                        "/aws/containerinsights/${CLUSTER_NAME}/application",
                        "/aws/containerinsights/${CLUSTER_NAME}/dataplane",
                        "/aws/containerinsights/${CLUSTER_NAME}/host");
        assertThat(pipeline.variables()).containsExactly("AWS_REGION", "CLUSTER_NAME", "HOST_NAME");
        assertThat(FluentBitPod.VARIABLES).containsAll(pipeline.variables());
    }

    @ParameterizedTest
    @EnumSource
    void oneSourceAloneReadsAndSendsNothingOfTheOthers(LogSource source) {
        var pipeline = FluentBitPipeline.of(shop().sources(Set.of(source)).build());

        pipeline.requireSound();
        assertThat(pipeline.logGroups()).containsExactly(source.logGroupName("${CLUSTER_NAME}"));
        assertThat(pipeline.sections("INPUT").map(each -> each.get("Tag")))
                .allMatch(tag -> tag.startsWith(source.word() + "."));
    }

    @Test
    void everyContainerIsReadByOneInputOnly() {
        var pipeline = FluentBitPipeline.of(shop().build());
        var others = pipeline.plugins("INPUT", "tail")
                .map(each -> each.get("Path"))
                .filter(path -> !path.equals("/var/log/containers/*.log"))
                .flatMap(paths -> List.of(paths.split(", ")).stream());

        assertThat(List.of(
                        input(pipeline, "flb_container.db").get("Exclude_Path").split(", ")))
                .containsExactlyInAnyOrderElementsOf(others.toList())
                .containsExactlyInAnyOrder(
                        "/var/log/containers/aws-node-*_kube-system_*.log",
                        "/var/log/containers/kube-proxy-*_kube-system_*.log",
                        "/var/log/containers/cloudwatch-agent-*_amazon-cloudwatch_*.log",
                        "/var/log/containers/fluent-bit-*_amazon-cloudwatch_*.log");
    }

    @Test
    void exclusionsAreAddedToWhatOthersRead() {
        var pipeline = FluentBitPipeline.of(shop().exclusions(
                        List.of(LogExclusion.namespace("kube-system"), LogExclusion.namespace("amazon-cloudwatch")))
                .build());

        assertThat(input(pipeline, "flb_container.db").get("Exclude_Path"))
                .endsWith(", /var/log/containers/*_kube-system_*.log, /var/log/containers/*_amazon-cloudwatch_*.log");
        assertThat(input(pipeline, "flb_log.db").get("Exclude_Path"))
                .isEqualTo("/var/log/containers/*_kube-system_*.log, /var/log/containers/*_amazon-cloudwatch_*.log");
        assertThat(input(pipeline, "flb_dataplane_tail.db").find("Exclude_Path"))
                .as("the data plane is a source of its own")
                .isEmpty();
    }

    @Test
    void whatOneJournalInputHasIsKeptOutOfTheMessages() {
        var all = FluentBitPipeline.of(shop().build());
        var hostOnly =
                FluentBitPipeline.of(shop().sources(EnumSet.of(LogSource.HOST)).build());

        assertThat(only(all, "FILTER", "grep").all("Exclude"))
                .containsExactly(
                        "SYSLOG_FACILITY ^(2|9|10)$",
                        "_TRANSPORT ^kernel$",
                        "_SYSTEMD_UNIT ^(docker|containerd|kubelet)\\.service$");
        assertThat(only(hostOnly, "FILTER", "grep").all("Exclude")).hasSize(2);
        assertThat(input(all, "systemd.db").all("Systemd_Filter"))
                .containsExactly(
                        "_SYSTEMD_UNIT=docker.service",
                        "_SYSTEMD_UNIT=containerd.service",
                        "_SYSTEMD_UNIT=kubelet.service");
        assertThat(input(all, "flb_messages.db").all("Systemd_Filter"))
                .hasSize(7)
                .startsWith("PRIORITY=0")
                .endsWith("PRIORITY=6");
    }

    @Test
    void theJournalIsReadWhereTheNodesKeepIt() {
        assertThat(FluentBitPipeline.of(shop().build()).plugins("INPUT", "systemd"))
                .hasSize(4)
                .allMatch(each -> each.get("Path").equals("/var/log/journal"))
                .allMatch(each -> each.get("Read_From_Tail").equals("On"));
    }

    @Test
    void everySourceIsKeptOnTheDiskOfTheNodeUntilItIsSentOrTheDiskIsFull() {
        var pipeline = FluentBitPipeline.of(shop().build());

        assertThat(pipeline.sections("INPUT")
                        .filter(each -> !FluentBitPipeline.isKeptOnDisk(each))
                        .map(each -> each.get("DB") + " " + each.get("Mem_Buf_Limit")))
                .as("only what Fluent Bit and the agent print about themselves is not")
                .containsExactly("/var/fluent-bit/state/flb_log.db 5MB");
        assertThat(pipeline.sections("OUTPUT"))
                .hasSize(3)
                .allMatch(each -> each.get("storage.total_limit_size").equals("500M"))
                .allMatch(each -> each.get("Retry_Limit").equals("no_limits"));
        assertThat(pipeline.sections("SERVICE").map(each -> each.get("scheduler.cap")))
                .as("seconds between two tries at most")
                .containsExactly("300");
    }

    @Test
    void readingBeginsWhereItIsSaid() {
        var pipeline = FluentBitPipeline.of(shop().readFrom(ReadFrom.HEAD).build());

        assertThat(pipeline.plugins("INPUT", "tail").map(each -> each.get("Read_from_Head")))
                .containsOnly("On");
        assertThat(pipeline.plugins("INPUT", "systemd").map(each -> each.get("Read_From_Tail")))
                .containsOnly("Off");
        assertThat(FluentBitPipeline.of(shop().build())
                        .plugins("INPUT", "tail")
                        .map(each -> each.get("Read_from_Head")))
                .containsOnly("Off");
    }

    @Test
    void streamsAreNamedByPrefixAndNode() {
        var pipeline = FluentBitPipeline.of(shop().streamPrefix("blue/").build());

        assertThat(pipeline.sections("OUTPUT").map(each -> each.get("log_stream_prefix")))
                .containsExactly("blue/${HOST_NAME}-", "blue/${HOST_NAME}-", "blue/${HOST_NAME}.");
    }

    @Test
    void podsMayOptOutOnlyIfTheyAreAllowedTo() {
        assertThat(only(FluentBitPipeline.of(shop().build()), "FILTER", "kubernetes")
                        .get("K8S-Logging.Exclude"))
                .isEqualTo("Off");
        assertThat(only(FluentBitPipeline.of(shop().optOut(OptOut.BY_ANNOTATION).build()), "FILTER", "kubernetes")
                        .get("K8S-Logging.Exclude"))
                .isEqualTo("On");
    }

    @Test
    void stackTracesAreJoinedByTheFirstFilterAndNeverTwice() {
        var pipeline = FluentBitPipeline.of(
                shop().stackTraces(EnumSet.of(StackTrace.PYTHON, StackTrace.GO)).build());

        pipeline.requireSound();
        var first = pipeline.sections("FILTER")
                .filter(each -> each.get("Match").equals("application.*"))
                .findFirst()
                .orElseThrow();
        assertThat(first.get("Name")).isEqualTo("multiline");
        assertThat(first.get("multiline.parser")).isEqualTo("go, python");
        assertThat(first.get("buffer")).isEqualTo("off");
    }

    @Test
    void podsAreLookedUpWhereItIsSaid() {
        var server = only(FluentBitPipeline.of(shop().build()), "FILTER", "kubernetes");
        var kubelet = only(
                FluentBitPipeline.of(shop().podMetadata(PodMetadata.KUBELET).build()), "FILTER", "kubernetes");

        assertThat(server.find("Use_Kubelet")).isEmpty();
        assertThat(kubelet.get("Use_Kubelet")).isEqualTo("On");
        // The tag is the prefix and the path, with dots for slashes.
        assertThat(server.get("Kube_Tag_Prefix")).isEqualTo("application" + LogExclusion.FOLDER.replace('/', '.'));
    }

    @Test
    void nothingAsksTheAgentForEntities() {
        assertThat(FluentBitFiles.of(shop().build()).values())
                .noneMatch(text -> text.toLowerCase().contains("entity"))
                .noneMatch(text -> text.contains("Use_Pod_Association"));
    }
}
