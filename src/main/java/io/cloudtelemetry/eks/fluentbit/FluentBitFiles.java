package io.cloudtelemetry.eks.fluentbit;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The configuration files of Fluent Bit: one for the service and one for each source, to the same groups, streams and
 * tags as AWS's own manifests for Container Insights.
 *
 * <p>Cluster, region and node stand in them as variables, so that the files are the same whatever a token stands for.
 */
final class FluentBitFiles {
    static final String MAIN = "fluent-bit.conf";
    static final String STATE = "/var/fluent-bit/state";

    private static final String PARSERS = "parsers.conf";

    static final String JOURNAL = "/var/log/journal";
    private static final String AGENTS = files(
            "fluent-bit-*_%s_*".formatted(TelemetryNamespace.NAME),
            "cloudwatch-agent-*_%s_*".formatted(TelemetryNamespace.NAME));
    /** Pods of the two DaemonSets have five characters after its name; aws-node-termination-handler is another one. */
    private static final String DATAPLANE = files("aws-node-?????_kube-system_*", "kube-proxy-?????_kube-system_*");

    private static final List<String> UNITS = List.of("docker", "containerd", "kubelet");

    private final FluentBitConfiguration configuration;

    private FluentBitFiles(FluentBitConfiguration configuration) {
        this.configuration = configuration;
    }

    /** {@return the files by name} */
    static SortedMap<String, String> of(FluentBitConfiguration configuration) {
        var sections = new FluentBitFiles(configuration);
        var files = new TreeMap<String, String>();
        var main = new StringBuilder(sections.service().toString());
        for (var source : LogSource.values()) {
            if (configuration.sources().contains(source)) {
                var name = source.word() + "-log.conf";
                main.append("@INCLUDE ").append(name).append('\n');
                files.put(name, sections.of(source).map(Object::toString).collect(joining("\n")));
            }
        }
        files.put(MAIN, main.toString());
        if (!configuration.stackTraces().isEmpty()) {
            files.put(PARSERS, stackTraces());
        }
        return files;
    }

    private Stream<FluentBitSection> of(LogSource source) {
        return switch (source) {
            case APPLICATION -> application();
            case DATAPLANE -> dataplane();
            case HOST -> host();
        };
    }

    /** No HTTP server: on the network of the node its port would be open to whoever reaches the node. */
    private FluentBitSection service() {
        var service = FluentBitSection.service()
                .set("Flush", "5")
                .set("Grace", "30")
                // What is cut, skipped or dropped is told as a warning (plugins/in_tail/tail_file.c,
                // plugins/filter_multiline/ml.c, plugins/out_cloudwatch_logs/cloudwatch_api.c).
                .set("Log_Level", "warn")
                .set("Daemon", "off")
                // Other letters than those of English as they are: no filter finds them escaped, at twice the size.
                .set("json.escape_unicode", "false")
                .set("storage.path", STATE + "/flb-storage/")
                .set("storage.sync", "normal")
                .set("storage.checksum", "off")
                .set("storage.backlog.mem_limit", "5M")
                // Chunks have about 2 MB; the default of 128 would not fit into the memory of the pod.
                .set("storage.max_chunks_up", "32")
                // Retries wait longer and longer, by default up to 33 minutes, also after the fault is mended.
                .set("scheduler.cap", "300");
        return configuration.stackTraces().isEmpty() ? service : service.set("Parsers_File", PARSERS);
    }

    private Stream<FluentBitSection> application() {
        var excluded =
                configuration.exclusions().stream().map(LogExclusion::path).toList();
        var sections = new ArrayList<FluentBitSection>();
        sections.add(containers("application.*", LogExclusion.FOLDER + "*.log", "flb_container.db")
                .set("Exclude_Path", String.join(", ", with(excluded, AGENTS, DATAPLANE)))
                .set("storage.type", "filesystem"));
        // Apart and within a few megabytes of memory: what they print about a failure must not crowd out the rest.
        var agents = containers("application.*", AGENTS, "flb_log.db").set("Mem_Buf_Limit", "5MB");
        sections.add(excluded.isEmpty() ? agents : agents.set("Exclude_Path", String.join(", ", excluded)));
        if (!configuration.stackTraces().isEmpty()) {
            // First of the filters, as its manual wants. Unbuffered, which does for tail and emits nothing a second
            // time.
            sections.add(FluentBitSection.filter("multiline", "application.*")
                    .set("multiline.key_content", "log")
                    .set(
                            "multiline.parser",
                            configuration.stackTraces().stream()
                                    .sorted()
                                    .map(StackTrace::parser)
                                    .collect(joining(", ")))
                    .set("buffer", "off"));
        }
        sections.add(kubernetes());
        sections.add(output(LogSource.APPLICATION, "application.*", "-"));
        return sections.stream();
    }

    /** Without the entities of Application Signals: those are asked of the agent, with certificates of its operator. */
    private FluentBitSection kubernetes() {
        var filter = FluentBitSection.filter("kubernetes", "application.*")
                .set("Kube_URL", "https://kubernetes.default.svc:443")
                .set("Kube_Tag_Prefix", "application.var.log.containers.")
                .set("Merge_Log", "On")
                .set("Merge_Log_Key", "log_processed")
                .set("K8S-Logging.Parser", "Off")
                .set("K8S-Logging.Exclude", configuration.optOut() == OptOut.BY_ANNOTATION ? "On" : "Off")
                .set("Labels", "Off")
                .set("Annotations", "Off")
                // No limit: an answer that is cut off is an answer thrown away.
                .set("Buffer_Size", "0");
        return configuration.podMetadata() == PodMetadata.KUBELET
                ? filter.set("Use_Kubelet", "On").set("Kubelet_Port", "10250")
                : filter;
    }

    private Stream<FluentBitSection> dataplane() {
        var journal = journal("dataplane.systemd.*", "systemd.db");
        UNITS.forEach(unit -> journal.set("Systemd_Filter", "_SYSTEMD_UNIT=%s.service".formatted(unit)));
        return Stream.of(
                journal,
                containers("dataplane.tail.*", DATAPLANE, "flb_dataplane_tail.db")
                        .set("storage.type", "filesystem"),
                FluentBitSection.filter("modify", "dataplane.systemd.*")
                        .set("Rename", "_HOSTNAME hostname")
                        .set("Rename", "_SYSTEMD_UNIT systemd_unit")
                        .set("Rename", "MESSAGE message")
                        // Fields of the journal are in upper case: all that were not renamed.
                        .set("Remove_regex", "[A-Z]"),
                instance("dataplane.*"),
                output(LogSource.DATAPLANE, "dataplane.*", "-"));
    }

    /**
     * The journal in the place of /var/log/dmesg, messages and secure, which nodes of today do not have. What one of them
     * has is kept out of the others, and out of the data plane's, for each event is paid for.
     */
    private Stream<FluentBitSection> host() {
        var messages = journal("host.messages", "flb_messages.db");
        for (int priority = 0; priority <= 6; priority++) {
            messages.set("Systemd_Filter", "PRIORITY=" + priority);
        }
        // Facilities: mail, cron and, as host.secure, logins.
        var others = FluentBitSection.filter("grep", "host.messages")
                .set("Exclude", "SYSLOG_FACILITY ^(2|9|10)$")
                .set("Exclude", "_TRANSPORT ^kernel$");
        if (configuration.sources().contains(LogSource.DATAPLANE)) {
            others.set("Exclude", "_SYSTEMD_UNIT ^(%s)\\.service$".formatted(String.join("|", UNITS)));
        }
        return Stream.of(
                journal("host.dmesg", "flb_dmesg.db").set("Systemd_Filter", "_TRANSPORT=kernel"),
                messages,
                journal("host.secure", "flb_secure.db").set("Systemd_Filter", "SYSLOG_FACILITY=10"),
                others,
                FluentBitSection.filter("modify", "host.*")
                        .set("Rename", "_HOSTNAME host")
                        .set("Rename", "MESSAGE message")
                        .set("Rename", "SYSLOG_IDENTIFIER ident")
                        .set("Rename", "SYSLOG_PID pid")
                        .set("Remove_regex", "[A-Z]"),
                instance("host.*"),
                output(LogSource.HOST, "host.*", "."));
    }

    /**
     * Files of containers. The runtime cuts a line after 16 KiB and Fluent Bit joins the pieces again, so no line in a file
     * is longer than the buffer; one that were is skipped, not the file. The position in each file is kept on the node, so
     * that a new pod goes on where the old one stopped.
     */
    private FluentBitSection containers(String tag, String path, String database) {
        return FluentBitSection.input("tail", tag)
                .set("Path", path)
                .set("multiline.parser", "docker, cri")
                .set("DB", STATE + "/" + database)
                .set("Skip_Long_Lines", "On")
                .set("Refresh_Interval", "10")
                .set("Rotate_Wait", "30")
                .set("Read_from_Head", configuration.readFrom().head());
    }

    private FluentBitSection journal(String tag, String database) {
        return FluentBitSection.input("systemd", tag)
                .set("Path", JOURNAL)
                .set("DB", STATE + "/" + database)
                .set("storage.type", "filesystem")
                .set("Read_From_Tail", configuration.readFrom().tail());
    }

    /** Which instance and zone it was, by the metadata service. */
    private static FluentBitSection instance(String match) {
        return FluentBitSection.filter("aws", match).set("imds_version", "v2");
    }

    /**
     * The groups must exist: only so have they a retention, a key and a class, and Fluent Bit no right to make others. What
     * cannot be sent is kept on the disk of the node, and only when that is full of it is the oldest thrown away. It is tried
     * again for some 14 days, with 150 seconds on average from one try to the next: CloudWatch Logs takes nothing older, and
     * what it refuses for its form, such as an event that is cut within a letter, must not be sent again for ever.
     */
    private FluentBitSection output(LogSource source, String match, String afterNode) {
        return FluentBitSection.output("cloudwatch_logs", match)
                .set("region", variable(FluentBitPod.REGION))
                .set("log_group_name", source.logGroupName(variable(FluentBitPod.CLUSTER)))
                .set("log_stream_prefix", configuration.streamPrefix() + variable(FluentBitPod.NODE) + afterNode)
                .set("auto_create_group", "false")
                .set("Retry_Limit", "8000")
                .set("storage.total_limit_size", "500M");
    }

    private static String variable(String name) {
        return "${%s}".formatted(name);
    }

    private static String stackTraces() {
        try (var file = FluentBitFiles.class.getResourceAsStream("stack-traces.conf")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String files(String... names) {
        return Stream.of(names).map(name -> LogExclusion.FOLDER + name + ".log").collect(joining(", "));
    }

    private static List<String> with(List<String> paths, String... more) {
        return Stream.concat(Stream.of(more), paths.stream()).toList();
    }
}
