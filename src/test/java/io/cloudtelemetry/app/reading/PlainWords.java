package io.cloudtelemetry.app.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words that a line for the author of a file may hold: keys of the file and names of AWS, no words of the Java API. */
public final class PlainWords {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** Names of classes and methods, but also of keys, dimensions and metrics. */
    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[A-Za-z]*[a-z][A-Z][a-z][A-Za-z0-9]*\\b");

    /** Dimensions, data identifiers and other words of AWS that have capitals inside. */
    private static final Pattern OF_AWS = Pattern.compile(
            "ddThh|autoScalingGroupName|policyName|scalingPolicy|AutoScalingGroupName|ImageId|InstanceType|ApiGateway|ApiId|ApiName|CloudFormation|CloudTrail|CloudWatch|ClusterName|ContainerInsights|DaemonSet|InstanceId"
                    + "|LambdaBasicExecutionRole|NodeName|OpenID|PodName|PagerDuty|SampleCount|WebSocket");

    private static final Set<String> KEYS = keys();

    private PlainWords() {}

    public static void assertIn(String line) {
        var ours = QUOTED.matcher(line).replaceAll("");
        assertThat(ours).as("holds no call and no null").doesNotContain("()").doesNotContainPattern("\\bnull\\b");
        assertThat(CAMEL_CASE.matcher(ours).results().map(MatchResult::group))
                .as("words of Java in: " + line)
                .allMatch(word -> KEYS.contains(word) || OF_AWS.matcher(word).matches());
    }

    private static Set<String> keys() {
        try {
            var keys = new HashSet<String>();
            collect(
                    new ObjectMapper()
                            .readTree(Path.of("docs/telemetry.schema.json").toFile()),
                    keys);
            return keys;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void collect(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.path("enum").forEach(word -> keys.add(word.asText()));
        schema.forEach(part -> collect(part, keys));
    }
}
