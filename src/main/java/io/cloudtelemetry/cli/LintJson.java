package io.cloudtelemetry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cloudtelemetry.lint.LintFinding;
import java.util.List;
import java.util.Map;

/** Findings as a list in JSON, those that are ignored with the reason. */
final class LintJson {
    private LintJson() {}

    static String of(List<LintFinding> findings, Map<String, String> reasons) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var each : findings) {
            var finding = list.addObject()
                    .put("rule", each.rule().id())
                    .put("severity", LintText.word(each.severity()))
                    .put("file", each.file())
                    .put("line", each.line())
                    .put("logicalId", each.logicalId())
                    .put("constructPath", each.constructPath())
                    .put("property", each.property())
                    .put("what", each.what())
                    .put("why", each.rule().why())
                    .put("mend", each.rule().mend());
            if (reasons.containsKey(each.rule().id())) {
                finding.put("ignored", reasons.get(each.rule().id()));
            }
        }
        return text(list);
    }

    static String text(JsonNode json) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    + System.lineSeparator();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
