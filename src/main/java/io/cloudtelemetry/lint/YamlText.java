package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as CloudFormation does: {@code !Sub} and its like are the functions of that name, and every scalar stays the text
 * that was written, as {@code no} is an answer to some and a country to others.
 */
final class YamlText {
    /** Each alias may double what stands below it, so what they make in all is counted. */
    private static final int MOST_PARTS = 1_000_000;

    private final String name;
    private int parts;

    YamlText(String name) {
        this.name = name;
    }

    JsonNode parse(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(ParsedFile.LARGEST << 20);
        options.setNestingDepthLimit(ParsedFile.DEEPEST);
        try {
            var root = new Yaml(options).compose(new StringReader(text));
            return root == null ? NullNode.getInstance() : node(root, 1, 0);
        } catch (YAMLException broken) {
            var at = broken instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
            var place = at == null ? "" : ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1);
            var what = broken instanceof MarkedYAMLException marked ? marked.getProblem() : broken.getMessage();
            var line = String.valueOf(what).lines().findFirst().orElse("");
            throw new UnreadableInputException("%s%s: is no YAML: %s", name, place, line);
        }
    }

    private JsonNode node(Node node, int line, int depth) {
        if (depth > ParsedFile.DEEPEST || ++parts > MOST_PARTS) {
            var message = "%s:%d: its aliases make too much of it; write out what they stand for";
            throw new UnreadableInputException(message, name, line);
        }
        var content = content(node, line, depth);
        var tag = node.getTag().getValue();
        if (tag.startsWith("!") && tag.length() > 1) {
            var key = tag.matches("!(Ref|Condition)") ? tag.substring(1) : "Fn::" + tag.substring(1);
            content = new Written.Mapping(line).set(key, content);
        }
        return content;
    }

    private JsonNode content(Node node, int line, int depth) {
        if (node instanceof ScalarNode scalar) {
            return Tag.NULL.equals(node.getTag()) ? NullNode.getInstance() : new Written.Text(scalar.getValue(), line);
        }
        if (node instanceof SequenceNode sequence) {
            var list = new Written.Items(line);
            sequence.getValue().forEach(each -> list.add(node(each, line(each), depth + 1)));
            return list;
        }
        var object = new Written.Mapping(line);
        for (var each : ((MappingNode) node).getValue()) {
            if (!(each.getKeyNode() instanceof ScalarNode key)) {
                throw new UnreadableInputException("%s:%d: must have texts as keys", name, line);
            }
            object.set(key.getValue(), node(each.getValueNode(), line(key), depth + 1));
        }
        return object;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** {@return what {@code Fn::GetAtt} is given, as the list of JSON} */
    static ArrayNode attribute(String dotted) {
        var parts = dotted.split("\\.", 2);
        return JsonNodeFactory.instance.arrayNode().add(parts[0]).add(parts[parts.length - 1]);
    }
}
