package io.cloudtelemetry.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.cloudtelemetry.Snapshots;
import io.cloudtelemetry.app.reading.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An editor, which has the schema, and the reader say the same of a file. {@code -Dchanges.every=1} tries each change, and not only
 * each fourth.
 */
class SchemaAndReaderTest {
    private static final int EVERY =
            "update".equals(System.getProperty("snapshots")) ? 1 : Integer.getInteger("changes.every", 4);
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<Path> FILES = List.of(
            Path.of("telemetry.yaml"),
            Path.of("src/test/resources/io/cloudtelemetry/app/all-apis.yaml"),
            Path.of("src/test/resources/io/cloudtelemetry/app/all-existing.yaml"),
            Path.of("src/test/resources/io/cloudtelemetry/app/all-clusters.yaml"),
            Path.of("src/test/resources/io/cloudtelemetry/app/all-keys.yaml"),
            Path.of("src/test/resources/io/cloudtelemetry/app/all-own.yaml"),
            Path.of("src/test/resources/io/cloudtelemetry/app/all-resources.yaml"));

    /** What a value is replaced by; a number in place of a text is left out, as to the reader it is that text. */
    private static final Map<String, JsonNode> WRONG = new LinkedHashMap<>();

    static {
        WRONG.put("nothing", NODES.nullNode());
        WRONG.put("{}", NODES.objectNode());
        WRONG.put("[]", NODES.arrayNode());
        WRONG.put("[nothing]", NODES.arrayNode().add(NODES.nullNode()));
        WRONG.put("a text", TextNode.valueOf("Some_Text"));
        WRONG.put("true", BooleanNode.TRUE);
    }

    @TempDir
    private Path folder;

    private JsonSchema schema;

    @BeforeEach
    void readSchema() throws IOException {
        schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(TelemetrySchema.text());
    }

    /**
     * Changes every key of files that are taken, in turn; one that several entries or files have, at its first place. What the
     * schema refuses the reader refuses; what only the reader knows is written down in the golden file.
     */
    @Test
    void sayTheSameOfFilesWithOneChange() throws IOException {
        var onlyTheReader = new TreeSet<String>();
        var onlyTheSchema = new ArrayList<String>();
        var files = 0;
        var tried = new HashSet<String>();
        for (var path : FILES) {
            var whole = YAML.readTree(path.toFile());
            assertThat(refusal(whole)).as("%s", path).isNull();
            assertThat(schema.validate(whole)).as("%s", path).isEmpty();
            for (var changed : changed(whole)) {
                if (!tried.add(changed.getKey().replaceAll("/\\d+", "/*"))) {
                    continue;
                }
                files++;
                if (files % EVERY != 0) {
                    continue;
                }
                var refusal = refusal(changed.getValue());
                var problems = schema.validate(changed.getValue());
                if (refusal == null && !problems.isEmpty()) {
                    onlyTheSchema.add("%s, %s: %s".formatted(path, changed.getKey(), problems));
                } else if (refusal != null && problems.isEmpty()) {
                    onlyTheReader.add(refusal.replaceAll("\\[\\d+]", "[]").replaceAll("\\[[^]]+]", "[...]"));
                }
            }
        }

        assertThat(files).isGreaterThan(1000);
        assertThat(onlyTheSchema).isEmpty();
        if (EVERY == 1) {
            Snapshots.matches("app/only-the-reader-says.txt", String.join("\n", onlyTheReader) + "\n");
        } else {
            assertThat(Files.readAllLines(Path.of("src/test/resources/snapshots/app/only-the-reader-says.txt")))
                    .containsAll(onlyTheReader)
                    .hasSizeLessThan(10 * onlyTheReader.size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "good | restApis: [{id: a1, name: a, stage: b, traffic: {errorRate: {percent: 5}, unusualTraffic: 2}, alarms: {error-rate: {severity: info}, unusual-traffic: {evaluationPeriods: 5}}}]",
                "good | restApis: [{id: a1, name: a, stage: b, detailedMetrics: true, methods: [{method: GET, path: /a, alarms: true}], alarms: {server-errors-get-a: {severity: info}}}]",
                "good | httpApis: [{id: a1, stage: b, alarms: {own: {metric: 5xx, atLeast: 0.5, severity: info}}}]",
                "bad | httpApis: [{id: a1, stage: b, alarms: {own: {metric: 5xx, severity: info}}}]",
                "bad | httpApis: [{id: a1, stage: b, alarms: {own: {metric: 5xx, above: 0.5, below: 0.1, severity: info}}}]",
                "bad | httpApis: [{id: a1, stage: b, alarms: {Own: {metric: 5xx, above: 0.5, severity: info}}}]",
                "bad | httpApis: [{id: a1, stage: b, alarms: {latencyy: {severity: info}}}]",
                "bad | httpApis: [{id: a1, stage: b, alarms: }]",
                "bad | httpApis: [{id: a1, stage: b, accessLogs: }]",
                "bad | httpApis: [{id: a1, stage: b, accessLogs: {firehose: \"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a\"}}]",
                "good | restApis: [{id: a1, name: a, stage: b, accessLogs: {firehose: \"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-a\"}}]",
                "bad | restApis: [{id: a1, name: a, stage: b, accessLogs: {masking: {identifiers: [EMailAddress]}}}]",
                "good | restApis: [{id: a1, name: a, stage: b, accessLogs: {masking: {identifiers: [EmailAddress]}}}]",
            })
    void sayTheSameOfAnApi(String verdict, String apis) throws IOException {
        var file = YAML.readTree("{name: a, region: eu-west-1, apiGateway: {%s}}".formatted(apis));

        var refusal = refusal(file);
        assertThat(refusal == null ? "good" : "bad").as(refusal).isEqualTo(verdict);
        assertThat(schema.validate(file).isEmpty() ? "good" : "bad").isEqualTo(verdict);
    }

    /** {@return what the reader refuses a file for; null if it takes it} */
    private @Nullable String refusal(JsonNode tree) throws IOException {
        var file = folder.resolve("telemetry.yaml");
        // JSON is YAML, and is written in a third of the time.
        JSON.writeValue(file.toFile(), tree);
        try {
            TelemetryConfig.read(file);
            return null;
        } catch (ConfigurationException refused) {
            return refused.getMessage().lines().findFirst().orElse("").replace(file + ": ", "");
        }
    }

    /** {@return the tree with one change each, and what was changed} */
    private static List<Map.Entry<String, JsonNode>> changed(JsonNode tree) {
        var all = new ArrayList<Map.Entry<String, JsonNode>>();
        for (var path : paths(tree, "").toList()) {
            var parent = path.substring(0, path.lastIndexOf('/'));
            var key =
                    path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
            WRONG.forEach((what, value) -> {
                if (!tree.at(path).equals(value)) {
                    all.add(Map.entry(path + " is " + what, with(tree, parent, key, value)));
                }
            });
            all.add(Map.entry(path + " is gone", with(tree, parent, key, null)));
            if (tree.at(parent).isObject()) {
                var renamed = with(tree, parent, key, null);
                ((ObjectNode) renamed.at(parent)).set(key + "X", tree.at(path));
                all.add(Map.entry(path + " has another name", renamed));
            }
        }
        return all;
    }

    private static JsonNode with(JsonNode tree, String parent, String key, @Nullable JsonNode value) {
        var copy = tree.deepCopy();
        var at = copy.at(parent);
        if (at instanceof ArrayNode list) {
            var index = Integer.parseInt(key);
            if (value == null) {
                list.remove(index);
            } else {
                list.set(index, value);
            }
        } else if (value == null) {
            ((ObjectNode) at).remove(key);
        } else {
            ((ObjectNode) at).set(key, value);
        }
        return copy;
    }

    private static Stream<String> paths(JsonNode node, String path) {
        var children = new LinkedHashMap<String, JsonNode>();
        node.properties()
                .forEach(each -> children.put(each.getKey().replace("~", "~0").replace("/", "~1"), each.getValue()));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            children.put(String.valueOf(index), node.get(index));
        }
        return children.entrySet().stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(path + "/" + each.getKey()), paths(each.getValue(), path + "/" + each.getKey())))
                .collect(Collectors.toList())
                .stream();
    }
}
