package io.cloudtelemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.Yaml;

/** Whatever is given, the lint says something of it: findings, or one line why it cannot be read. */
class LintFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = Path.of("src/test/resources/io/cloudtelemetry/lint");

    /** What the rules look for, and what CloudFormation's functions are made of. */
    private static final String[] WORDS = {
        "Resources",
        "Type",
        "Properties",
        "Outputs",
        "Parameters",
        "Transform",
        "Ref",
        "Fn::GetAtt",
        "Fn::Sub",
        "Fn::Join",
        "Fn::If",
        "Fn::Select",
        "Fn::Split",
        "Fn::ImportValue",
        "Fn::GetStackOutput",
        "Fn::FindInMap",
        "Fn::Transform",
        "AWS::CloudWatch::Alarm",
        "AWS::CloudWatch::CompositeAlarm",
        "AWS::SNS::Topic",
        "AWS::KMS::Key",
        "Namespace",
        "MetricName",
        "Dimensions",
        "Metrics",
        "MetricStat",
        "AlarmActions",
        "AlarmRule",
        "ALARM(a)",
        "AWS/ApiGateway",
        "5XXError",
        "Name",
        "Value",
        "Period",
        "EvaluationPeriods",
        "Threshold",
        "1e400",
        "-0",
        "AWS::NoValue",
        "${a}",
        "a",
        "arn:aws:sns:eu-west-1:111122223333:a",
        "AWS::SSM::Parameter",
        "{\"metrics\":{\"metrics_collected\":{}}}",
        "DependsOn"
    };

    private static void look(String text) {
        try {
            assertThat(TelemetryLint.of("fuzz", text).findings()).doesNotContainNull();
        } catch (UnreadableInputException refused) {
            assertThat(refused.getMessage()).startsWith("fuzz").doesNotContain("\n");
        }
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        var leaves = Arbitraries.oneOf(
                        Arbitraries.of(WORDS), Arbitraries.strings().ofMaxLength(8))
                .map(each -> (JsonNode) JsonNodeFactory.instance.textNode(each));
        return Arbitraries.recursive(() -> leaves, LintFuzzTest::around, 0, 4);
    }

    private static Arbitrary<JsonNode> around(Arbitrary<JsonNode> inner) {
        return Arbitraries.oneOf(
                inner,
                inner.list()
                        .ofMaxSize(3)
                        .map(each -> JsonNodeFactory.instance.arrayNode().addAll(each)),
                Arbitraries.maps(Arbitraries.of(WORDS), inner)
                        .ofMaxSize(4)
                        .map(each -> JsonNodeFactory.instance.objectNode().setAll(each)));
    }

    @Property(tries = 500)
    void anyTree(@ForAll("trees") JsonNode tree) {
        var resources = JsonNodeFactory.instance.objectNode();
        resources.putObject("a").put("Type", "AWS::CloudWatch::Alarm").set("Properties", tree);
        resources.putObject("b").put("Type", "AWS::CloudWatch::CompositeAlarm").set("Properties", tree);
        resources.set("c", tree);
        var template = JsonNodeFactory.instance.objectNode().<ObjectNode>set("Resources", resources);
        look(template.set("Outputs", tree).toString());
        look(tree.toString());
    }

    @Property(tries = 500)
    void anyText(@ForAll String text) {
        look(text);
        look("{" + text);
        look("Resources: {a: {Type: " + text);
    }

    /** A part of a good template in the place of another. */
    @Property(tries = 500)
    void aGoodTemplateWithPartsExchanged(@ForAll int from, @ForAll int to) throws IOException {
        var file = Files.readString(FILES.resolve("every-rule-once.yaml"));
        var tree = ParsedFile.parse("good", file).root();
        var places = new ArrayList<JsonNode>();
        containers(tree, places);
        var part = places.get(Math.floorMod(from, places.size())).deepCopy();
        var place = places.get(Math.floorMod(to, places.size()));
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            object.set(object.fieldNames().next(), part);
        } else if (place instanceof ArrayNode list && !list.isEmpty()) {
            list.set(0, part);
        }
        look(JSON.writeValueAsString(tree));
        look(new Yaml().dump(JSON.convertValue(tree, Object.class)));
    }

    private static void containers(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(each -> containers(each, into));
        }
    }

    /** Cut off anywhere, as a file is that was not written to its end. */
    @Property(tries = 200)
    void aGoodTemplateCutOff(@ForAll int at) throws IOException {
        for (var name : List.of("every-rule-once.yaml", "corpus/plain.json", "corpus/sam.yaml")) {
            var file = Files.readString(FILES.resolve(name));
            look(file.substring(0, Math.floorMod(at, file.length())));
        }
    }
}
