package io.cloudtelemetry.app.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses what is read without a word and otherwise than it is meant: by Jackson, to which an alias is its own name, a tag
 * is nothing, and a second document is not there; by CDK, to which some texts stand for values of its own.
 */
final class PlainYaml {
    private static final YAMLFactory YAML = new YAMLFactory();

    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?\\.(inf|nan)");

    /** "BEGIN_STRING_TOKEN_MARKER", "BEGIN_LIST_TOKEN_MARKER" and "VALID_KEY_CHARS" of aws-cdk-lib. */
    private static final Pattern TOKEN = Pattern.compile("[$#]\\{Token\\[[a-zA-Z0-9:._-]*]}");

    /** Also halves of characters, which no text in UTF-8 can hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\t\n\r\u0085]]");

    /** In a value also what ends a line, but for the ends that a text of several lines has. */
    private static final Pattern UNPRINTABLE_IN_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\t\n\r]]");

    private PlainYaml() {}

    static void require(String text) throws IOException {
        var unprintable = UNPRINTABLE.matcher(text);
        if (unprintable.find()) {
            var line = text.substring(0, unprintable.start()).lines().count();
            throw new IllegalArgumentException("line %d: must not hold the character %s; take it out"
                    .formatted(Math.max(1, line), name(unprintable.group())));
        }
        try (var parser = YAML.createParser(text)) {
            var depth = 0;
            var documents = 0;
            while (parser.nextToken() != null) {
                var token = parser.currentToken();
                if (depth == 0 && ++documents > 1) {
                    throw at(parser, "a second document starts; one file holds one configuration");
                }
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
                if (parser.isCurrentAlias()) {
                    throw at(
                            parser,
                            "an alias (*%s) is not supported; write the value again".formatted(parser.getText()));
                }
                if (parser.getTypeId() != null) {
                    throw at(parser, "a tag (!%s) is not supported; leave it out".formatted(parser.getTypeId()));
                }
                if (token == JsonToken.VALUE_NUMBER_FLOAT
                        && NOT_FINITE.matcher(parser.getText()).matches()) {
                    throw new IllegalArgumentException("%s must be a number, or in quotes if it is text, got %s"
                            .formatted(path(parser.getParsingContext()), parser.getText()));
                }
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    requireText(parser);
                }
            }
        }
    }

    private static void requireText(JsonParser parser) throws IOException {
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

    private static IllegalArgumentException at(JsonParser parser, String what) {
        var where = parser.currentTokenLocation();
        return new IllegalArgumentException(
                "line %d, column %d: %s".formatted(where.getLineNr(), where.getColumnNr(), what));
    }
}
