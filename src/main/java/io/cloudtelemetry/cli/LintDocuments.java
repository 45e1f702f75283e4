package io.cloudtelemetry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintRule;
import io.cloudtelemetry.lint.LintSeverity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Findings for other programs: as a list in JSON, and in SARIF 2.1.0, as code scanning takes them. */
final class LintDocuments {
    private LintDocuments() {}

    /** Those that are ignored have the reason. */
    static String json(List<LintFinding> findings, Map<String, String> reasons) {
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
        return list.toPrettyString() + System.lineSeparator();
    }

    static String sarif(List<LintFinding> findings, Map<String, String> reasons) {
        var log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver").put("name", "cloudtelemetry-lint");
        var rules = driver.putArray("rules");
        LintRule.all().values().forEach(rule -> describe(rules.addObject(), rule));
        var ids = new ArrayList<>(LintRule.all().keySet());
        var results = run.putArray("results");
        for (var each : findings) {
            var result = results.addObject()
                    .put("ruleId", each.rule().id())
                    .put("ruleIndex", ids.indexOf(each.rule().id()))
                    .put("level", level(each.severity()));
            result.putObject("message").put("text", each.subject() + ": " + each.what());
            locate(result.putArray("locations").addObject(), each);
            if (reasons.containsKey(each.rule().id())) {
                result.putArray("suppressions")
                        .addObject()
                        .put("kind", "external")
                        .put("justification", reasons.get(each.rule().id()));
            }
        }
        return log.toPrettyString() + System.lineSeparator();
    }

    private static void describe(ObjectNode descriptor, LintRule rule) {
        descriptor.put("id", rule.id());
        descriptor.putObject("shortDescription").put("text", rule.title());
        descriptor.putObject("fullDescription").put("text", rule.why());
        descriptor.putObject("help").put("text", rule.mend());
        descriptor.putObject("defaultConfiguration").put("level", level(rule.severity()));
    }

    private static void locate(ObjectNode location, LintFinding finding) {
        var physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(finding.file()));
        if (finding.line() > 0) {
            physical.putObject("region").put("startLine", finding.line());
        }
        location.putArray("logicalLocations")
                .addObject()
                .put("name", finding.logicalId())
                .put("fullyQualifiedName", finding.subject())
                .put("kind", "resource");
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file.replace('\\', '/'), null).toString();
        } catch (URISyntaxException none) {
            return "template";
        }
    }

    private static String level(LintSeverity severity) {
        return severity == LintSeverity.INFO ? "note" : LintText.word(severity);
    }
}
