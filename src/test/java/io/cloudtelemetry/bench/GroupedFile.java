package io.cloudtelemetry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The configuration file of an estate: clusters with all alarms, APIs of three kinds with logs, groups, and a board for each. */
public final class GroupedFile {
    /** By which resources such a cluster comes near what a stack may have. */
    private static final int CLUSTERS_IN_A_GROUP = 8;

    private static final int APIS_IN_A_GROUP = 15;

    private static final String EXECUTION_LOGS = "executionLogs: {level: ERROR}";

    private GroupedFile() {}

    /** Prints a file. */
    public static void main(String[] clustersAndApis) {
        System.out.print(of(Integer.parseInt(clustersAndApis[0]), Integer.parseInt(clustersAndApis[1])));
    }

    /** {@return a file of so many clusters and APIs} */
    public static String of(int clusters, int apis) {
        var lines = new ArrayList<String>(List.of(
                "name: shop",
                "region: eu-west-1",
                "notifications:",
                "  - {topic: pages, severities: [critical], email: [pages@acme.test]}",
                "  - {topic: mails, email: [mails@acme.test]}"));
        list(lines, "clusters:", clusters, GroupedFile::cluster);
        if (apis > 0) {
            lines.add("apiGateway:");
            lines.add("  account: {logRole: api-logs}");
            var third = (apis + 2) / 3;
            list(
                    lines,
                    "  restApis:",
                    third,
                    number -> "{id: r%d, name: rest-%d, %s, %s, tracing: true}"
                            .formatted(number, number, logged(number), EXECUTION_LOGS));
            list(
                    lines,
                    "  httpApis:",
                    third,
                    number -> "{id: h%d, name: http-%d, %s}".formatted(number, number, logged(number)));
            list(
                    lines,
                    "  webSocketApis:",
                    apis - 2 * third,
                    number -> "{id: w%d, name: socket-%d, %s, %s}"
                            .formatted(number, number, logged(number), EXECUTION_LOGS));
        }
        lines.add("dashboards:");
        for (int group = 0; group < groups(clusters, CLUSTERS_IN_A_GROUP); group++) {
            lines.add("  - {name: clusters-%d, groups: [clusters-%d], stack: clusters}".formatted(group, group));
        }
        for (int group = 0; group < groups((apis + 2) / 3, APIS_IN_A_GROUP / 3); group++) {
            lines.add("  - {name: apis-%d, groups: [apis-%d], stack: apis-%d}".formatted(group, group, group / 10));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String cluster(int number) {
        return "{name: cluster-%d, metrics: enhanced, kubectl: {accessEntry: true}, credentials: {nodeRoles: [nodes-%d]}, containerLogs: {}, stack: clusters-%d}"
                .formatted(number, number, number / CLUSTERS_IN_A_GROUP);
    }

    private static String logged(int number) {
        return "stage: prod, accessLogs: {}, detailedMetrics: true, throttling: {burst: 500, rate: 100}, stack: apis-%d"
                .formatted(number / (APIS_IN_A_GROUP / 3));
    }

    private static int groups(int members, int inAGroup) {
        return (members + inAGroup - 1) / inAGroup;
    }

    private static void list(List<String> lines, String key, int size, IntFunction<String> entry) {
        if (size > 0) {
            lines.add(key);
            var indent = " ".repeat(key.length() - key.stripLeading().length() + 2);
            IntStream.range(0, size).mapToObj(entry).forEach(each -> lines.add(indent + "- " + each));
        }
    }
}
