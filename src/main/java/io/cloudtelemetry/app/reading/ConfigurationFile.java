package io.cloudtelemetry.app.reading;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads a configuration file strictly: what is not exactly right is refused, each problem in one line. */
public final class ConfigurationFile {
    /** Reads and writes texts as they stand in a file. */
    public static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .annotationIntrospector(new MissingKeysReachTheRecords())
            .addHandler(new OffIsAWord())
            .build();

    private static final Pattern PLACE = Pattern.compile("(?m)^ in .*, (line \\d+, column \\d+):$");

    private ConfigurationFile() {}

    /**
     * {@return the configuration in a file}
     *
     * @param type the record that the file becomes
     * @param check refuses a configuration that is not allowed although each of its records is
     * @throws ConfigurationException if there is none, or it is not allowed; the message is a line for each problem
     */
    public static <T> T read(Path file, Class<T> type, Consumer<T> check) {
        try {
            var text = Files.readString(file);
            PlainYaml.require(text);
            var config = read(file, YAML.readTree(text), WrittenNumbers.tree(text), type);
            check.accept(config);
            return config;
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(file + ": " + refused.getMessage());
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(
                    file + ": no such file; name another with -c config=path.yaml, or copy telemetry.yaml");
        } catch (JsonProcessingException malformed) {
            throw new ConfigurationException(file + ": " + notYaml(malformed));
        } catch (CharacterCodingException binary) {
            throw new ConfigurationException(file + ": is not text in UTF-8; save it so");
        } catch (AccessDeniedException denied) {
            throw new ConfigurationException(file + ": cannot be read: permission denied");
        } catch (IOException unreadable) {
            throw new ConfigurationException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static <T> T read(Path file, JsonNode tree, JsonNode written, Class<T> type)
            throws JsonProcessingException {
        if (tree.isMissingNode() || tree.isNull()) {
            throw new IllegalArgumentException("is empty; it must hold name, region and what to observe");
        }
        var meant = WrittenNumbers.asText(tree, written, type);
        if (FileShape.problems(meant, written, type).isEmpty()) {
            try {
                return YAML.treeToValue(meant, type);
            } catch (JsonMappingException first) {
                // It is among all that are told below.
            }
        }
        throw new ConfigurationException(file, FileShape.problemsOfValues(meant, written, type));
    }

    private static String notYaml(JacksonException malformed) {
        var where = malformed.getLocation();
        var place = where == null ? "" : "line %d, column %d: ".formatted(where.getLineNr(), where.getColumnNr());
        // Jackson has read on or is behind; the last place in the message is that of the problem.
        var places = PLACE.matcher(malformed.getOriginalMessage());
        while (places.find()) {
            place = places.group(1) + ": ";
        }
        return "%snot YAML: %s"
                .formatted(
                        place,
                        // The indented lines show the place, which is said already.
                        malformed
                                .getOriginalMessage()
                                .lines()
                                .filter(line -> !line.startsWith(" "))
                                .collect(joining(", "))
                                // What was got instead is an event of the parser, by its class.
                                .replaceFirst(", got this instead: <.*>$", ""));
    }

    /** YAML 1.1 reads the word off without quotes as false. */
    private static final class OffIsAWord extends DeserializationProblemHandler {
        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message) {
            if (!type.isEnumType() || token != JsonToken.VALUE_FALSE) {
                return NOT_HANDLED;
            }
            return Arrays.<Object>stream(type.getRawClass().getEnumConstants())
                    .filter(constant -> "off".equals(constant.toString().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(NOT_HANDLED);
        }
    }

    /** The records say better than Jackson what a missing key should hold; the marker is for the schema. */
    private static final class MissingKeysReachTheRecords extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return false;
        }
    }
}
