package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        "/aws/containerinsights/${TELEMETRY_CLUSTER}/application",
                        "/aws/containerinsights/${TELEMETRY_CLUSTER}/dataplane",
                        "/aws/containerinsights/${TELEMETRY_CLUSTER}/host");
        assertThat(pipeline.variables()).containsExactly("HOST_NAME", "TELEMETRY_CLUSTER", "TELEMETRY_REGION");
        assertThat(FluentBitInstallation.VARIABLES).containsAll(pipeline.variables());
    }

    @ParameterizedTest
    @EnumSource
    void oneSourceAloneReadsAndSendsNothingOfTheOthers(LogSource source) {
        var pipeline = FluentBitPipeline.of(shop().sources(Set.of(source)).build());

        pipeline.requireSound();
        assertThat(pipeline.logGroups()).containsExactly(source.logGroupName("${TELEMETRY_CLUSTER}"));
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
                        "/var/log/containers/aws-node-?????_kube-system_*.log",
                        "/var/log/containers/kube-proxy-?????_kube-system_*.log",
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
                .allMatch(each -> each.get("Read_From_Tail").equals("Off"));
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
                .allMatch(each -> each.get("Retry_Limit").equals("8000"));
        assertThat(pipeline.sections("SERVICE").map(each -> each.get("scheduler.cap")))
                .as("seconds between two tries at most")
                .containsExactly("300");
    }

    @Test
    void nothingIsLostBetweenTwoRunsUnlessItIsSaid() {
        var all = FluentBitPipeline.of(shop().build());
        var fromNowOn = FluentBitPipeline.of(shop().readFrom(ReadFrom.TAIL).build());

        assertThat(all.plugins("INPUT", "tail").map(each -> each.get("Read_from_Head")))
                .containsOnly("On");
        assertThat(all.plugins("INPUT", "systemd").map(each -> each.get("Read_From_Tail")))
                .containsOnly("Off");
        assertThat(fromNowOn.plugins("INPUT", "tail").map(each -> each.get("Read_from_Head")))
                .containsOnly("Off");
        assertThat(fromNowOn.plugins("INPUT", "systemd").map(each -> each.get("Read_From_Tail")))
                .containsOnly("On");
    }

    @Test
    void textIsSentAsItIsAndWhatIsCutOrDroppedIsTold() {
        assertThat(FluentBitPipeline.of(shop().build()).sections("SERVICE"))
                .singleElement()
                .satisfies(service -> {
                    // A key of the service alone (src/flb_config.c); cloudwatch_logs goes by it (cloudwatch_api.c).
                    assertThat(service.get("json.escape_unicode")).isEqualTo("false");
                    assertThat(service.get("Log_Level")).isEqualTo("warn");
                });
    }

    @Test
    void limitsOfThePageAreThoseOfTheFiles() throws IOException {
        var page = Files.readString(Path.of("docs", "container-logs.md"));
        var limits = page.substring(page.indexOf("## Limits"), page.indexOf("## When something is missing"));
        var pipeline = FluentBitPipeline.of(shop().build());

        assertThat(pipeline.sections("OUTPUT"))
                .allSatisfy(output -> assertThat(limits)
                        .contains("| %s MB of a source"
                                .formatted(
                                        output.get("storage.total_limit_size").replace("M", "")))
                        .contains("| %,d tries to send".formatted(Integer.parseInt(output.get("Retry_Limit")))));
        assertThat(pipeline.plugins("INPUT", "tail")).allSatisfy(input -> {
            assertThat(limits).contains("%s seconds after".formatted(input.get("Rotate_Wait")));
            assertThat(input.get("Skip_Long_Lines")).isEqualTo("On");
            assertThat(input.find("Buffer_Max_Size"))
                    .as("32 KiB where it is left out (FLB_TAIL_CHUNK in plugins/in_tail/tail.h)")
                    .isEmpty();
            input.find("Mem_Buf_Limit")
                    .ifPresent(
                            limit -> assertThat(limits).contains("| %s of what".formatted(limit.replace("MB", " MB"))));
        });
        assertThat(limits).contains("a line of a file of 32 KiB");
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
        assertThat(first.get("multiline.parser")).isEqualTo("trace-go, trace-python");
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
