package io.cloudtelemetry.edits;

import io.cloudtelemetry.edits.Estate.Kind;
import io.cloudtelemetry.edits.Estate.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An estate as the configuration file has it. */
final class EstateFile {
    static final String REGION = "eu-west-1";

    private final Estate estate;
    private final StringBuilder text = new StringBuilder("name: shop\nregion: " + REGION + "\n");

    private EstateFile(Estate estate) {
        this.estate = estate;
    }

    static String of(Estate estate) {
        return new EstateFile(estate).written();
    }

    private String written() {
        list(
                "notifications",
                estate.topics(),
                topic -> "{topic: %s%s, email: [%s]}"
                        .formatted(
                                topic.name(),
                                topic.severities().isEmpty() ? "" : ", severities: " + topic.severities(),
                                topic.email()));
        list("clusters", estate.of(kind -> kind == Kind.CLUSTER).toList(), EstateFile::cluster);
        if (estate.of(kind -> kind != Kind.CLUSTER).findAny().isPresent()) {
            text.append("apiGateway:\n  account: {logRole: apigw-logs}\n");
            for (var kind : List.of(Kind.REST, Kind.HTTP, Kind.WEB_SOCKET)) {
                list("  " + kind.word, estate.of(kind::equals).toList(), EstateFile::api);
            }
        }
        list(
                "composites",
                estate.composites(),
                composite -> "{name: %s, severity: %s, anyOf: %s%s}"
                        .formatted(
                                composite.name(),
                                composite.severity(),
                                parts(composite.parts()),
                                composite.suppressor() == null
                                        ? ""
                                        : ", suppressedBy: "
                                                + estate.resolved(composite.suppressor())
                                                        .orElseThrow()));
        list(
                "maintenanceWindows",
                estate.windows(),
                window -> "{name: %s, schedule: cron(0 2 * * SUN), duration: %s, alarms: %s}"
                        .formatted(window.name(), window.duration(), parts(window.parts())));
        list(
                "dashboards",
                estate.boards(),
                board -> "{name: %s, sections: %s}".formatted(board.name(), board.sections()));
        return text.toString();
    }

    private <T> void list(String key, List<T> items, Function<T, String> written) {
        if (!items.isEmpty()) {
            text.append(key).append(":\n");
            items.forEach(each -> text.append("  ".repeat(key.startsWith(" ") ? 2 : 1))
                    .append("- ")
                    .append(written.apply(each))
                    .append("\n"));
        }
    }

    private List<String> parts(List<String> parts) {
        return parts.stream()
                .map(each -> estate.resolved(each).orElseThrow())
                .distinct()
                .toList();
    }

    private static String cluster(Member cluster) {
        var keys = new ArrayList<String>();
        keys.add("name: " + cluster.name());
        if (cluster.choices().containsKey("addon")) {
            keys.add("agent: {delivery: addon}");
        } else {
            keys.add("kubectl: {accessEntry: true}");
            if (cluster.choices().containsKey("containerLogs")) {
                keys.add("containerLogs: {sources: [application]}");
            }
            if (cluster.choices().containsKey("traces")) {
                keys.add("agent: {traces: [xray]}");
            }
        }
        keys.add("credentials: {nodeRoles: [nodes]}");
        addGroup(keys, cluster);
        keys.add(alarms(cluster));
        return keys.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static String api(Member api) {
        var keys = new ArrayList<>(List.of("id: " + api.id()));
        if (api.kind() == Kind.REST) {
            keys.add("name: " + api.name());
        }
        keys.add("stage: " + api.stage());
        addGroup(keys, api);
        var retention = api.choices().get("retention");
        if (retention != null && api.kind() != Kind.HTTP) {
            keys.add("executionLogs: {level: ERROR, retentionDays: " + retention
                    + (api.choices().containsKey("dataTrace") ? ", dataTrace: {acknowledged: tried}" : "") + "}");
        }
        var group = api.choices().get("accessLogs");
        if (group != null) {
            keys.add("accessLogs: {" + (group.isEmpty() ? "" : "logGroup: " + group) + "}");
        }
        keys.add(alarms(api));
        return keys.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static void addGroup(List<String> keys, Member member) {
        if (member.group() != null) {
            keys.add("stack: " + member.group());
        }
    }

    private static String alarms(Member member) {
        var alarms = new TreeMap<String, String>();
        Stream.concat(member.kind().off.stream(), member.kind().alarms().keySet().stream())
                .forEach(alarm -> alarms.put(alarm, "{enabled: false}"));
        member.alarms().forEach((alarm, severity) -> alarms.put(alarm, "{severity: " + severity + "}"));
        return alarms.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", ", "alarms: {", "}"));
    }
}
