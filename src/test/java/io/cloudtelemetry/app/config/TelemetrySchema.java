package io.cloudtelemetry.app.config;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of the configuration file, made from its records; draft 7 is what editors know best. */
final class TelemetrySchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What people read first in a schema, and what the generator puts last. */
    private static final List<String> FIRST = List.of("$schema", "title", "description");

    private static final String OF_SERVICES_AND_NAMESPACES =
            "|(pod-cpu-limit|pod-memory-limit|namespace-cpu|namespace-memory)-.+";

    private TelemetrySchema() {}

    /** {@return the schema of the file, as it stands in docs} */
    static String text() throws JsonProcessingException {
        var schema = (ObjectNode) generate(TelemetryConfig.class);
        requireMetricOfNewAlarms(
                (ObjectNode) schema.at("/properties/clusters/items/properties/alarms"),
                EksAlarms.recommended(),
                OF_SERVICES_AND_NAMESPACES);
        requireMetricOfNewAlarms(
                (ObjectNode) schema.at("/properties/apiGateway/properties/restApis/items/properties/alarms"),
                RestApiAlarms.recommended(),
                "");
        requireMetricOfNewAlarms(
                (ObjectNode) schema.at("/properties/apiGateway/properties/httpApis/items/properties/alarms"),
                HttpApiAlarms.recommended(),
                "");
        requireMetricOfNewAlarms(
                (ObjectNode) schema.at("/properties/apiGateway/properties/webSocketApis/items/properties/alarms"),
                WebSocketApiAlarms.recommended(),
                "");
        schema.put("title", "telemetry.yaml");
        schema.put(
                "description",
                "What CloudWatch Telemetry for CDK observes: EKS clusters, APIs, who is told of alarms, dashboards.");
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(ordered(schema)) + "\n";
    }

    /** {@return the schema of a record or enum of the file} */
    static JsonNode generate(Class<?> type) {
        var config = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(
                        Option.FLATTENED_ENUMS_FROM_TOSTRING,
                        Option.ENUM_KEYWORD_FOR_SINGLE_VALUES,
                        Option.INLINE_ALL_SCHEMAS);
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(TelemetrySchema::place))
                .withAdditionalPropertiesResolver(TelemetrySchema::otherKeys);
        config.forFields().withInstanceAttributeOverride((node, field, context) -> limit(node, field));
        return new SchemaGenerator(config.build()).generateSchema(type);
    }

    /** Of what type the values of unnamed keys are: in a map as declared; a record has no such keys. */
    private static @Nullable Type otherKeys(TypeScope scope) {
        if (scope.getType().isInstanceOf(Map.class)) {
            return scope.getTypeParameterFor(Map.class, 1);
        }
        return scope.getType().getErasedType().isRecord() ? Void.class : null;
    }

    /** The rules that the code has as values; all others are checked when the file is read. */
    private static void limit(ObjectNode node, FieldScope field) {
        switch (field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getDeclaredName()) {
            case "TelemetryConfig.name" -> node.put("pattern", whole(TelemetryConfig.NAME));
            case "TelemetryConfig.region" -> node.put("pattern", whole(TelemetryConfig.REGION));
            case "AgentConfig.metricsCollectionInterval" ->
                node.put("minimum", AgentConfiguration.SHORTEST_INTERVAL)
                        .put("maximum", AgentRelease.CURRENT.longestInterval());
            case "ExecutionLogsConfig.retentionDays",
                    "AccessLogsConfig.retentionDays",
                    "LogGroupConfig.retentionDays" -> Retention.choices().forEach(node.withArray("enum")::add);
            default -> {
                // No rule but the type.
            }
        }
    }

    /** A name that is not recommended is either misspelled or that of an alarm of one's own, which has a metric. */
    private static void requireMetricOfNewAlarms(ObjectNode alarms, AlarmSet known, String more) {
        var recommended = known.names().stream().collect(joining("|", "^(", more + ")$"));
        var any = (ObjectNode) alarms.get("additionalProperties");
        alarms.putObject("patternProperties").set(recommended, any.deepCopy());
        any.putArray("required").add("metric").add("severity");
    }

    /** A pattern of a schema is searched for, one of Java is matched with the whole text. */
    private static String whole(Pattern pattern) {
        return "^" + pattern + "$";
    }

    private static int place(MemberScope<?, ?> member) {
        return Arrays.stream(member.getDeclaringType().getErasedType().getRecordComponents())
                .map(RecordComponent::getName)
                .toList()
                .indexOf(member.getDeclaredName());
    }

    private static JsonNode ordered(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        var result = JSON.createObjectNode();
        FIRST.stream().filter(node::has).forEach(key -> result.set(key, node.get(key)));
        node.properties().stream()
                .filter(each -> !result.has(each.getKey()))
                .forEach(each -> result.set(each.getKey(), ordered(each.getValue())));
        return result;
    }
}
