package io.cloudtelemetry.apigateway;

import static java.util.stream.Collectors.joining;

import io.cloudtelemetry.metrics.DataFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Formats of access logs: the JSON preset, and the variables that each kind of API knows ("Variables for access logging",
 * "Customize HTTP API access logs" and "Configure logging for WebSocket APIs" in the API Gateway developer guide).
 */
final class AccessLogFormat {
    private static final Map<String, Known> KNOWN =
            DataFile.readAll(AccessLogFormat.class, "access-log-variables.json", Known.class);
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{)?([A-Za-z]+)((?:\\.[A-Za-z0-9_]+)*)");

    private AccessLogFormat() {}

    static String preset(ApiKind kind) {
        return kind.facts().accessLog().entrySet().stream()
                .map(field -> "\"%s\":\"$context.%s\"".formatted(field.getKey(), field.getValue()))
                .collect(joining(",", "{", "}"));
    }

    static Set<String> variables(ApiKind kind) {
        return Objects.requireNonNull(KNOWN.get(kind.name())).variables();
    }

    /** Refuses a format with a variable that the kind lacks. */
    static void require(ApiKind kind, String format) {
        VARIABLE.matcher(format).results().forEach(found -> requireVariable(kind, found));
    }

    private static void requireVariable(ApiKind kind, MatchResult found) {
        if (!found.group(1).equals("context")) {
            throw new IllegalArgumentException(
                    "format must hold $context variables only, got \"%s\"; access logs know no other"
                            .formatted(found.group()));
        }
        var name = found.group(2).isEmpty() ? "" : found.group(2).substring(1);
        if (knows(kind, name)) {
            return;
        }
        var others = Arrays.stream(ApiKind.values())
                .filter(other -> knows(other, name))
                .sorted()
                .map(other -> other + "s")
                .collect(joining(" and "));
        throw new IllegalArgumentException(
                "format must hold variables that the access log of %s knows, got \"$context%s\"%s; allowed: %s"
                        .formatted(
                                kind.one(),
                                found.group(2),
                                others.isEmpty() ? "" : ", which is one of " + others,
                                String.join(", ", new TreeSet<>(variables(kind)))));
    }

    /** An entry that ends with an asterisk stands for the properties that an authorizer or a template makes up. */
    private static boolean knows(ApiKind kind, String name) {
        return variables(kind).contains(name) || variables(kind).contains(name.replaceFirst("\\.[^.]+$", ".*"));
    }

    /** What the access log of a kind knows. */
    private record Known(Set<String> variables) {}
}
