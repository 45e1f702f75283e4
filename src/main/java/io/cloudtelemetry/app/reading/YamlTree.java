package io.cloudtelemetry.app.reading;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses a file to maps, lists, texts, truth values and {@link WrittenNumber}s. Refuses what the parser would pass over or take
 * otherwise than it is meant (aliases, tags, further documents), and texts that stand for values of the CDK.
 */
final class YamlTree {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?\\.(inf|nan)");

    /**
     * "BEGIN_STRING_TOKEN_MARKER", "BEGIN_LIST_TOKEN_MARKER" and "VALID_KEY_CHARS" of aws-cdk-lib. A file cannot mean any, so unlike
     * {@code ownership.Tokens} this also finds those of lists, and what only looks like one.
     */
    private static final Pattern TOKEN = Pattern.compile("[$#]\\{Token\\[[a-zA-Z0-9:._-]*]}");

    /** Also halves of characters, which no text in UTF-8 can hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\t\n\r\u0085]]");

    /** In a value also what ends a line, but for the ends that a text of several lines has. */
    private static final Pattern UNPRINTABLE_IN_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\t\n\r]]");

    private final YAMLParser parser;

    private YamlTree(YAMLParser parser) {
        this.parser = parser;
    }

    /**
     * A number.
     *
     * @param text as it stands in the file: to YAML the id 12345e6789 is a number without end, 0123 another one than 123
     * @param value as YAML 1.1 takes it
     */
    record WrittenNumber(String text, Number value) {}

    /** {@return what the one document of a file holds; null if it is empty} */
    static @Nullable Object parse(String text) throws IOException {
        var unprintable = UNPRINTABLE.matcher(text);
        if (unprintable.find()) {
            var line = text.substring(0, unprintable.start()).lines().count();
            throw new IllegalArgumentException("line %d: must not hold the character %s; take it out"
                    .formatted(Math.max(1, line), name(unprintable.group())));
        }
        try (var parser = YAML.createParser(text)) {
            var tree = new YamlTree(parser);
            if (tree.next() == null) {
                return null;
            }
            var root = tree.value();
            if (tree.next() != null) {
                throw tree.here("a second document starts; one file holds one configuration");
            }
            return root;
        }
    }

    private @Nullable JsonToken next() throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            return null;
        }
        if (parser.isCurrentAlias()) {
            throw here("an alias (*%s) is not supported; write the value again".formatted(parser.getText()));
        }
        if (parser.getTypeId() != null) {
            throw here("a tag (!%s) is not supported; leave it out".formatted(parser.getTypeId()));
        }
        return token;
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (next() != JsonToken.END_ARRAY) {
                    list.add(value());
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> text();
        };
    }

    private Map<String, @Nullable Object> mapping() throws IOException {
        var mapping = new LinkedHashMap<String, @Nullable Object>();
        while (next() != JsonToken.END_OBJECT) {
            var key = text();
            next();
            mapping.put(key, value());
        }
        return mapping;
    }

    private WrittenNumber number() throws IOException {
        if (NOT_FINITE.matcher(parser.getText()).matches()) {
            throw new IllegalArgumentException("%s must be a number, or in quotes if it is text, got %s"
                    .formatted(path(parser.getParsingContext()), parser.getText()));
        }
        return new WrittenNumber(parser.getText(), parser.getNumberValue());
    }

    private String text() throws IOException {
        var text = parser.getText();
        var unprintable = UNPRINTABLE_IN_TEXT.matcher(text);
        if (unprintable.find()) {
            throw new IllegalArgumentException("%s must not hold the character %s; take it out"
                    .formatted(path(parser.getParsingContext()), name(unprintable.group())));
        }
        var token = TOKEN.matcher(text);
        if (token.find()) {
            throw new IllegalArgumentException(
                    "%s must not hold %s, which stands for a value of the CDK; write the value"
                            .formatted(path(parser.getParsingContext()), token.group()));
        }
        return text;
    }

    private static String name(String character) {
        return "U+%04X".formatted((int) character.charAt(0));
    }

    private static String path(JsonStreamContext here) {
        if (here.inRoot()) {
            return "the file";
        }
        var parent = here.getParent().inRoot() ? "" : path(here.getParent());
        if (here.inArray()) {
            return parent + "[" + here.getCurrentIndex() + "]";
        }
        return parent.isEmpty() ? here.getCurrentName() : parent + "." + here.getCurrentName();
    }

    private IllegalArgumentException here(String what) {
        var where = parser.currentTokenLocation();
        return new IllegalArgumentException(
                "line %d, column %d: %s".formatted(where.getLineNr(), where.getColumnNr(), what));
    }
}
