package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.lint.Template.Environment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Says of alarms in CloudFormation templates whether they will work.
 *
 * <p>In a test: {@code TelemetryLint.of(template.toJSON()).findings()}.
 */
public final class TelemetryLint {
    private static final List<Consumer<Findings>> RULES = List.of(
            PublishedMetricRule::look,
            DimensionRule::look,
            ActionRules::look,
            TopicRules::look,
            EvaluationRules::look,
            AgentIntervalRule::look,
            CompositeRules::look,
            NameRules::look,
            ApiGatewayRules::look);

    private static final Comparator<LintFinding> ORDER = Comparator.comparing(LintFinding::severity)
            .reversed()
            .thenComparing(LintFinding::file)
            .thenComparing(LintFinding::line)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(LintFinding::logicalId);

    private final Assembly assembly;

    private TelemetryLint(Assembly assembly) {
        this.assembly = assembly;
    }

    /** {@return the lint of one template, as {@code Template.toJSON()} of CDK's assertions gives it} */
    public static TelemetryLint of(Map<String, ?> template) {
        Objects.requireNonNull(template, "template");
        return of(ParsedFile.parse(
                "template", new ObjectMapper().valueToTree(template).toString()));
    }

    /** {@return the lint of one template in JSON or YAML} Findings call it by that name. */
    static TelemetryLint of(String name, String template) {
        return of(ParsedFile.parse(name, template).asTemplate());
    }

    private static TelemetryLint of(ParsedFile file) {
        var assembly = new Assembly();
        assembly.add(new Template(assembly, file, "", Environment.UNKNOWN, null));
        return new TelemetryLint(assembly);
    }

    /**
     * {@return the lint of all that is given, looked at together}
     *
     * @param paths folders of CDK assemblies, and templates in JSON or YAML
     * @throws UnreadableInputException if one of them cannot be read
     */
    public static TelemetryLint read(List<Path> paths) {
        return new TelemetryLint(AssemblyFolder.read(Objects.requireNonNull(paths, "paths")));
    }

    /** {@return all findings, the worst first, then by template and line; those of severity info included} */
    public List<LintFinding> findings() {
        var findings = new Findings(assembly);
        RULES.forEach(rule -> rule.accept(findings));
        return findings.found.stream().distinct().sorted(ORDER).toList();
    }
}
