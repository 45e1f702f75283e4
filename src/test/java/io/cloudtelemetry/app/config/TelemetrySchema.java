package io.cloudtelemetry.app.config;

import static java.util.stream.Collectors.joining;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.HttpApiAlarms;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.apigateway.WebSocketApiAlarms;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.eks.EksAlarms;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of the configuration file, made from its records; draft 7 is what editors know best. */
final class TelemetrySchema {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .build();

    /** The length of what is as short as a reference to it. */
    private static final int SHORT = 120;

    /** What people read first in a schema, and what the generator puts last. */
    private static final List<String> FIRST = List.of("$schema", "title", "description");

    private static final String OF_SERVICES_AND_NAMESPACES =
            "|(pod-cpu-limit|pod-memory-limit|namespace-cpu|namespace-memory)-.+";

    private TelemetrySchema() {}

    /** {@return the schema of the file, as it stands in docs} */
    static String text() throws JsonProcessingException {
        var schema = (ObjectNode) generate(TelemetryConfig.class);
        var apis = "/properties/apiGateway/properties/%s/items/properties/alarms";
        var newAlarm = ((ObjectNode) schema.get("definitions")).putObject("NewAlarm");
        newAlarm.putArray("allOf").addObject().put("$ref", "#/definitions/AlarmConfig");
        newAlarm.putArray("required").add("metric").add("severity");
        requireMetricOfNewAlarms(
                schema.at("/properties/clusters/items/properties/alarms"),
                EksAlarms.recommended(),
                OF_SERVICES_AND_NAMESPACES);
        requireMetricOfNewAlarms(schema.at(apis.formatted("restApis")), RestApiAlarms.recommended(), "");
        requireMetricOfNewAlarms(schema.at(apis.formatted("httpApis")), HttpApiAlarms.recommended(), "");
        requireMetricOfNewAlarms(schema.at(apis.formatted("webSocketApis")), WebSocketApiAlarms.recommended(), "");
        describeReferences(schema);
        shareRepeatedKeys(schema);
        schema.put("title", "telemetry.yaml");
        schema.put(
                "description",
                "What CloudWatch Telemetry for CDK observes: EKS clusters, APIs, who is told of alarms, dashboards.");
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter(" ", "\n"));
        return JSON.writer(printer).writeValueAsString(ordered(schema)) + "\n";
    }

    /** {@return the schema of a record or enum of the file} */
    static JsonNode generate(Class<?> type) {
        var config = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON);
        var inCamelCase = records(type).stream()
                .flatMap(each -> Arrays.stream(each.getRecordComponents()))
                .filter(component -> component.isAnnotationPresent(CamelCase.class))
                .map(TelemetrySchema::valueType)
                .collect(Collectors.toSet());
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(TelemetrySchema::place))
                .withAdditionalPropertiesResolver(TelemetrySchema::otherKeys)
                .withCustomDefinitionProvider((each, context) -> words(each.getErasedType(), inCamelCase))
                .withCustomDefinitionProvider(TelemetrySchema::mapping);
        config.forFields()
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : description(field.getDeclaringType().getErasedType(), field.getDeclaredName()))
                .withRequiredCheck(field -> field.getAnnotation(Required.class) != null)
                .withInstanceAttributeOverride((node, field, context) -> limit(node, field));
        return new SchemaGenerator(config.build()).generateSchema(type);
    }

    /** Draft 7 knows nothing beside a reference, so what is said of a key stands beside the list of what holds for it. */
    private static void describeReferences(JsonNode node) {
        var all = node.path("allOf");
        if (all.size() == 2 && all.path(1).has("description") && node instanceof ObjectNode key) {
            key.set("description", all.path(1).get("description"));
            ((ArrayNode) all).remove(1);
        }
        node.forEach(TelemetrySchema::describeReferences);
    }

    /** Keys that are the same in several mappings are described once. */
    private static void shareRepeatedKeys(ObjectNode schema) {
        var definitions = (ObjectNode) schema.get("definitions");
        var uses = new LinkedHashMap<JsonNode, Integer>();
        schema.findValues("properties")
                .forEach(mapping -> mapping.forEach(key -> uses.merge(key.deepCopy(), 1, Integer::sum)));
        for (var mapping : schema.findValues("properties")) {
            for (var key : List.copyOf(mapping.properties())) {
                var shared = key.getValue();
                if (uses.getOrDefault(shared, 1) > 1 && shared.toString().length() > SHORT) {
                    var name = key.getKey();
                    if (definitions.path(name).isMissingNode()
                            || definitions.path(name).equals(shared)) {
                        definitions.set(name, shared);
                        ((ObjectNode) mapping).putObject(name).put("$ref", "#/definitions/" + name);
                    }
                }
            }
        }
    }

    /** {@return what a record says of a key; null if it says nothing} */
    static @Nullable String description(Class<?> type, String key) {
        return Stream.ofNullable(type.getAnnotation(Describes.class))
                .flatMap(keys -> keys.value().lines())
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> line.substring(key.length() + 2))
                .findFirst()
                .orElse(null);
    }

    /** {@return a record of the file, and those that it holds, at any depth} */
    static Set<Class<?>> records(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        if (type.isRecord()) {
            found.add(type);
            for (var component : type.getRecordComponents()) {
                found.addAll(records(valueType(component)));
            }
        }
        return found;
    }

    /** {@return the type of a key's value, or of the entries of its list or mapping} */
    static Class<?> valueType(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return (Class<?>) arguments[arguments.length - 1];
        }
        return component.getType();
    }

    private static @Nullable CustomDefinition words(Class<?> type, Set<? extends Class<?>> inCamelCase) {
        if (!type.isEnum()) {
            return null;
        }
        var definition = JSON.createObjectNode().put("type", "string");
        for (var constant : type.getEnumConstants()) {
            definition
                    .withArray("enum")
                    .add(
                            inCamelCase.contains(type)
                                    ? CamelCase.Word.of((Enum<?>) constant)
                                    : JSON.convertValue(constant, String.class));
        }
        return inline(definition);
    }

    /** Its values are what is worth a definition, not the map. */
    private static @Nullable CustomDefinition mapping(ResolvedType type, SchemaGenerationContext context) {
        if (!type.isInstanceOf(Map.class)) {
            return null;
        }
        var definition = JSON.createObjectNode().put("type", "object");
        definition.set(
                "additionalProperties",
                context.createDefinitionReference(
                        type.typeParametersFor(Map.class).get(1)));
        return inline(definition);
    }

    private static CustomDefinition inline(ObjectNode definition) {
        return new CustomDefinition(
                definition, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    /** {@return that a record has no unnamed keys} */
    private static @Nullable Type otherKeys(TypeScope scope) {
        return scope.getType().getErasedType().isRecord() ? Void.class : null;
    }

    /** The rules that the code has as values; all others are checked when the file is read. */
    private static void limit(ObjectNode node, FieldScope field) {
        switch (field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getDeclaredName()) {
            case "DashboardConfig.sections" -> {
                if (field.isFakeContainerItemScope()) {
                    ServiceKeys.sectionWords().forEach(node.withArray("enum")::add);
                }
            }
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
    private static void requireMetricOfNewAlarms(JsonNode alarms, AlarmSet known, String more) {
        var recommended = known.names().stream().collect(joining("|", "^(", more + ")$"));
        var map = (ObjectNode) alarms;
        map.putObject("patternProperties").set(recommended, alarms.get("additionalProperties"));
        map.putObject("additionalProperties").put("$ref", "#/definitions/NewAlarm");
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
