package io.cloudtelemetry.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file in JSON or YAML, as a tree of objects, lists and texts, and the line of each. Numbers and truth values are texts too:
 * which is wanted, the property says and not the file.
 */
record ParsedFile(String name, JsonNode root) {
    static final int DEEPEST = 200;

    /** In MB. CloudFormation takes templates of at most 1 MB; what is larger by far is something else. */
    static final int LARGEST = 16;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    static ParsedFile read(Path file, String name) {
        try {
            var size = Files.size(file) >> 20;
            if (size >= LARGEST) {
                var message = "%s must have at most %d MB, got %d MB; give a template, not an asset";
                throw new UnreadableInputException(message, name, LARGEST, size);
            }
            return parse(name, Files.readString(file));
        } catch (IOException | UncheckedIOException unreadable) {
            var message = "%s must be a file in UTF-8 that can be read, got %s";
            throw new UnreadableInputException(message, name, unreadable);
        }
    }

    static ParsedFile parse(String name, String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var isJson = plain.stripLeading().startsWith("{");
        return new ParsedFile(name, isJson ? json(name, plain) : new YamlText(name).parse(plain));
    }

    String folder() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** {@return it, if it is a template} One of an assembly, or of an empty stack, may have no resources. */
    ParsedFile asTemplate() {
        if (!root.path("Resources").isObject()) {
            var message = "%s must be a CloudFormation template with Resources, got none; give one, or cdk.out";
            throw new UnreadableInputException(message, name);
        }
        return this;
    }

    /** {@return the line of a part, or else of what it stands in; 0 if neither is known} */
    static int line(JsonNode part, JsonNode around) {
        var line = Written.lineOf(part);
        return line == 0 ? Written.lineOf(around) : line;
    }

    private static JsonNode json(String name, String text) {
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            var root = value(parser, 1, new LinkedHashMap<>());
            if (parser.nextToken() != null) {
                var message = "%s%s: the template ends here, and something follows";
                throw new UnreadableInputException(message, name, place(parser.currentTokenLocation()));
            }
            return root;
        } catch (JsonProcessingException broken) {
            var what = broken.getOriginalMessage().lines().findFirst().orElse("");
            throw new UnreadableInputException("%s%s: is no JSON: %s", name, place(broken.getLocation()), what);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    /** One text stands for all that are equal: names of types and metrics are written over and over. */
    private static JsonNode value(JsonParser parser, int line, Map<String, String> texts) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = new Written.Mapping(line);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var key = parser.currentName();
                    var at = parser.currentTokenLocation().getLineNr();
                    parser.nextToken();
                    object.set(key, value(parser, at, texts));
                }
                yield object;
            }
            case START_ARRAY -> {
                var list = new Written.Items(line);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, parser.currentTokenLocation().getLineNr(), texts));
                }
                yield list;
            }
            case VALUE_NULL -> NullNode.getInstance();
            default -> new Written.Text(texts.computeIfAbsent(parser.getText(), text -> text), line);
        };
    }
}
