package io.cloudtelemetry.app.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import io.cloudtelemetry.apigateway.RestApiAlarms;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.ConfigurationFile;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.dashboards.DashboardWidget;
import io.cloudtelemetry.dashboards.WidgetWidth;
import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentRelease;
import io.cloudtelemetry.logs.LogMasking;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of the configuration file, made from its records; draft 7 is what editors know best. */
final class TelemetrySchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The length of what is as short as a reference to it. */
    private static final int SHORT = 70;

    private static final int LINE = 180;

    /** What people read first in a schema, and what the generator puts last. */
    private static final List<String> FIRST = List.of("$schema", "title", "description");

    private TelemetrySchema() {}

    /** {@return the schema of the file, as it stands in docs} */
    static String text() throws IOException {
        var schema = (ObjectNode) generate(TelemetryConfig.class);
        describeResources(schema);
        shareAlarms(schema);
        describeReferences(schema);
        shareRepeatedKeys(schema);
        schema.put("title", "telemetry.yaml");
        schema.put(
                "description",
                "What CloudWatch Telemetry for CDK observes: EKS clusters, APIs, who is told of alarms, dashboards.");
        return text(ordered(schema), "\n") + "\n";
    }

    /** One line for what is short, for a key whose value holds no other keys, and for each list. */
    private static String text(JsonNode node, String line) {
        if (!node.isObject()
                || node.toString().length() <= LINE
                || node.valueStream().noneMatch(JsonNode::isObject)) {
            return node.toString();
        }
        return node.properties().stream()
                .map(each -> line + " \"" + each.getKey() + "\":" + text(each.getValue(), line + " "))
                .collect(joining(",", "{", line + "}"));
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
                .withTypeAttributeOverride((node, scope, context) -> {
                    if (isRefusedEmpty(scope.getType().getErasedType())) {
                        node.put("minProperties", 1);
                    }
                })
                .withCustomDefinitionProvider((each, context) -> words(each.getErasedType(), inCamelCase))
                .withCustomDefinitionProvider(TelemetrySchema::mapping);
        config.forFields()
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : description(field.getDeclaringType().getErasedType(), field.getDeclaredName()))
                // A word or a number.
                .withTargetTypeOverridesResolver(
                        field -> isWidth(field) ? List.of(field.getContext().resolve(Object.class)) : null)
                .withRequiredCheck(field -> field.getAnnotation(Required.class) != null)
                .withInstanceAttributeOverride((node, field, context) -> limit(node, field));
        return new SchemaGenerator(config.build()).generateSchema(type);
    }

    private static boolean isWidth(FieldScope field) {
        return field.getDeclaringType().getErasedType().getSimpleName().equals("WidgetConfig")
                && field.getDeclaredName().equals("width");
    }

    /** Draft 7 knows nothing beside a reference, so what is said of a key stands beside the list of what holds for it. */
    private static void describeReferences(JsonNode node) {
        var all = node.path("allOf");
        if (all.size() == 2 && all.path(1).has("description") && node instanceof ObjectNode key) {
            key.set("description", ((ObjectNode) all.path(1)).remove("description"));
            if (all.path(1).isEmpty()) {
                ((ArrayNode) all).remove(1);
            }
        }
        node.forEach(TelemetrySchema::describeReferences);
    }

    /** Keys that are the same in several mappings are described once; the larger first, so that the smaller are within them. */
    private static void shareRepeatedKeys(ObjectNode schema) {
        var definitions = (ObjectNode) schema.get("definitions");
        var uses = new LinkedHashMap<Map.Entry<String, JsonNode>, Integer>();
        mappings(schema)
                .forEach(mapping -> mapping.properties()
                        .forEach(key -> uses.merge(
                                Map.entry(key.getKey(), key.getValue().deepCopy()), 1, Integer::sum)));
        uses.entrySet().stream()
                .filter(each -> each.getValue() > 1
                        && each.getKey().getValue().toString().length() > SHORT)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(key -> -key.getValue().toString().length()))
                .forEach(shared -> {
                    var name = shared.getKey();
                    for (int number = 2; definitions.has(name); number++) {
                        name = shared.getKey() + number;
                    }
                    var found = mappings(schema).stream()
                            .filter(mapping -> shared.getValue().equals(mapping.get(shared.getKey())))
                            .toList();
                    if (found.size() > 1) {
                        var reference = JSON.createObjectNode().put("$ref", "#/definitions/" + name);
                        found.forEach(mapping -> ((ObjectNode) mapping).set(shared.getKey(), reference));
                        definitions.set(name, shared.getValue());
                    }
                });
    }

    /** {@return the keys of each mapping, at any depth} */
    private static List<JsonNode> mappings(JsonNode schema) {
        var found = new ArrayList<JsonNode>();
        if (schema.path("properties").isObject()) {
            found.add(schema.get("properties"));
        }
        schema.forEach(each -> found.addAll(mappings(each)));
        return found;
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
        var type = component.getGenericType();
        while (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            type = arguments[arguments.length - 1];
        }
        return (Class<?>) type;
    }

    private static @Nullable CustomDefinition words(Class<?> type, Set<? extends Class<?>> inCamelCase) {
        if (!type.isEnum()) {
            return null;
        }
        var definition = JSON.createObjectNode().put("type", "string");
        for (var constant : type.getEnumConstants()) {
            definition
                    .withArray("enum")
                    .add(inCamelCase.contains(type) ? CamelCase.Word.of((Enum<?>) constant) : constant.toString());
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
        var key = field.getDeclaringType().getErasedType().getSimpleName() + "." + field.getDeclaredName();
        if (field.isFakeContainerItemScope()) {
            limitEntry(node, key);
            return;
        }
        if (field.getType().isInstanceOf(List.class) && field.getAnnotation(Required.class) != null) {
            node.put("minItems", 1);
        }
        switch (key) {
            case "ContainerLogsConfig.sources",
                    "CredentialsConfig.nodeRoles",
                    "DashboardConfig.sections",
                    "KubectlConfig.privateSubnetIds",
                    "NotificationConfig.severities",
                    "NotificationConfig.states" -> node.put("minItems", 1);
            case "HttpApiConfig.accessLogs", "WebSocketApiConfig.accessLogs" ->
                node.putObject("not").putArray("required").add("firehose");
            case "TelemetryConfig.name" -> node.put("pattern", whole(TelemetryConfig.NAME));
            case "ClusterConfig.stack",
                    "RestApiConfig.stack",
                    "HttpApiConfig.stack",
                    "WebSocketApiConfig.stack",
                    "DashboardConfig.stack" -> node.put("pattern", whole(Grouped.NAME));
            case "TelemetryConfig.region" -> node.put("pattern", whole(TelemetryConfig.REGION));
            case "AgentConfig.metricsCollectionInterval" ->
                node.put("minimum", AgentConfiguration.SHORTEST_INTERVAL)
                        .put("maximum", AgentRelease.CURRENT.longestInterval());
            case "ExecutionLogsConfig.retentionDays",
                    "AccessLogsConfig.retentionDays",
                    "LogGroupConfig.retentionDays" -> Retention.choices().forEach(node.withArray("enum")::add);
            case "WidgetConfig.width" -> {
                Stream.of(WidgetWidth.values()).map(CamelCase.Word::of).forEach(node.withArray("enum")::add);
                IntStream.rangeClosed(1, DashboardWidget.COLUMNS).forEach(node.withArray("enum")::add);
            }
            default -> {
                // No rule but the type.
            }
        }
    }

    private static void limitEntry(ObjectNode node, String key) {
        switch (key) {
            case "DashboardConfig.sections" -> ServiceKeys.sectionWords().forEach(node.withArray("enum")::add);
            case "MaskingConfig.identifiers" -> {
                try (var known = LogMasking.class.getResourceAsStream("managed-data-identifiers.txt")) {
                    new String(known.readAllBytes(), UTF_8).lines().forEach(node.withArray("enum")::add);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
            default -> {
                // No rule but the type.
            }
        }
    }

    /** {@return whether a record has to be given some of its keys, none of which it has to be given} */
    private static boolean isRefusedEmpty(Class<?> type) {
        if (!type.isRecord()
                || Arrays.stream(type.getRecordComponents()).anyMatch(key -> key.isAnnotationPresent(Required.class))) {
            return false;
        }
        try {
            var file = Files.writeString(Files.createTempFile("empty", ".yaml"), "{}");
            file.toFile().deleteOnExit();
            ConfigurationFile.read(file, type);
            return false;
        } catch (ConfigurationException refused) {
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * One rule for the alarms of every service: a name that is recommended for none is either misspelled or that of an alarm of
     * one's own, which has what it looks at. For which service a name is recommended, and what it is now, the reader says.
     */
    private static void shareAlarms(ObjectNode schema) throws IOException {
        var definitions = (ObjectNode) schema.get("definitions");
        var change = "#/definitions/AlarmConfig";
        for (var alarms : schema.findParents("additionalProperties")) {
            if (alarms.at("/additionalProperties/$ref").asText().equals(change)) {
                var map = (ObjectNode) alarms;
                map.remove(List.of("additionalProperties", "type"));
                map.putArray("allOf").addObject().put("$ref", "#/definitions/Alarms");
            }
        }
        var alarms = definitions.putObject("Alarms").put("type", "object");
        alarms.putObject("propertyNames").put("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$");
        alarms.putObject("patternProperties")
                .putObject("^(%s)$".formatted(String.join("|", recommended())))
                .put("$ref", change);
        alarms.putObject("additionalProperties").put("$ref", "#/definitions/NewAlarm");
        var added = definitions.putObject("NewAlarm");
        added.putArray("allOf").addObject().put("$ref", change);
        added.putArray("required").add("severity");
        for (var looksAt : List.of("metric", "math", "query", "logPattern")) {
            added.withArray("anyOf").addObject().putArray("required").add(looksAt);
        }
        for (var looksAt : List.of("metric", "math", "query")) {
            added.withObject("/if")
                    .withArray("anyOf")
                    .addObject()
                    .putArray("required")
                    .add(looksAt);
        }
        for (var breach : List.of("above", "atLeast", "below", "atMost", "outsideBand", "aboveBand", "belowBand")) {
            added.withObject("/then")
                    .withArray("oneOf")
                    .addObject()
                    .putArray("required")
                    .add(breach);
        }
    }

    /** {@return patterns of the names of recommended alarms, those of a namespace, service, method or route included} */
    private static Set<String> recommended() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/resources/io/cloudtelemetry"))) {
            for (var file : files.filter(each -> each.toString().endsWith("alarms.yaml"))
                    .toList()) {
                var data = new YAMLMapper().readTree(file.toFile());
                for (var row : data.path("alarms")) {
                    var ofParts = row.path("perService").asBoolean()
                            || data.path("parts").size() > 0 && row.has("threshold");
                    var more = row.path("perNamespace").asBoolean() ? "-.+" : ofParts ? "(-.+)?" : "";
                    names.add(row.path("name").asText() + more);
                }
            }
        }
        for (var word : ResourceTypes.all()) {
            ResourceTypes.of(word).alarms().forEach(row -> names.add(row.name()));
        }
        names.add(RestApiAlarms.errorRate(5, 10).name());
        names.add(RestApiAlarms.unusualTraffic(2).name());
        return names;
    }

    /** The keys of an entry are those of its type; an entry that is a text is its only one. */
    private static void describeResources(ObjectNode schema) {
        var resources = (ObjectNode) schema.at("/properties/resources");
        resources.put("additionalProperties", false);
        for (var word : ResourceTypes.all()) {
            var keys = List.copyOf(ResourceTypes.of(word).existing().values());
            var name = keys.stream()
                    .map(key -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1))
                    .collect(joining("And", "ResourceBy", ""));
            ((ObjectNode) schema.get("definitions")).set(name, resource(keys));
            resources
                    .withObject("/properties/" + word)
                    .put("type", "array")
                    .put("description", ResourceTypes.of(word).service())
                    .putObject("items")
                    .put("$ref", "#/definitions/" + name);
        }
    }

    private static ObjectNode resource(List<String> keys) {
        var mapping = JSON.createObjectNode().put("type", "object");
        var properties = mapping.putObject("properties");
        for (var key : keys) {
            properties
                    .putObject(key)
                    .put("type", "string")
                    .put("description", "Tells it from others; docs/resources.md says which dimension it is.");
            mapping.withArray("required").add(key);
        }
        for (var key : List.of("stack", "label")) {
            properties.putObject(key).put("type", "string").put("description", description(ResourceConfig.class, key));
        }
        properties
                .putObject("alarms")
                .put("type", "object")
                .put("description", description(ResourceConfig.class, "alarms"))
                .putObject("additionalProperties")
                .put("$ref", "#/definitions/AlarmConfig");
        mapping.put("additionalProperties", false);
        var either = JSON.createObjectNode();
        if (keys.size() > 1) {
            return mapping;
        }
        either.putArray("anyOf").addObject().put("type", "string");
        either.withArray("anyOf").add(mapping);
        return either;
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
