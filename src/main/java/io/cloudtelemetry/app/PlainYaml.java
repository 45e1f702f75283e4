package io.cloudtelemetry.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;

/**
 * Refuses what Jackson reads without a word and otherwise than it is meant: an alias becomes its own name, a tag is passed
 * over, a second document is not looked at.
 */
final class PlainYaml {
    private static final YAMLFactory YAML = new YAMLFactory();

    private PlainYaml() {}

    static void require(String text) throws IOException {
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
            }
        }
    }

    private static IllegalArgumentException at(JsonParser parser, String what) {
        var where = parser.currentTokenLocation();
        return new IllegalArgumentException(
                "line %d, column %d: %s".formatted(where.getLineNr(), where.getColumnNr(), what));
    }
}
