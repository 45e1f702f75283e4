package io.cloudtelemetry.lint.cdk;

import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintSeverity;
import io.cloudtelemetry.lint.TelemetryLint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/**
 * Runs the lint at synth: {@code Validations.of(app).addPlugins(new TelemetryLintPlugin())}. A finding of severity error makes
 * the CDK CLI exit with 1, and {@code app.synth()} throw where no CLI runs it. A rule is acknowledged as {@code
 * cloudtelemetry-lint::RULE}; the bare rule is passed over.
 */
public final class TelemetryLintPlugin implements IPolicyValidationPlugin {
    /** What stands before the rule where it is acknowledged. */
    public static final String NAME = "cloudtelemetry-lint";

    /** CDK's folder of a nested stage within that of its app. */
    private static final String NESTED = "assembly-";

    private final Set<String> seen = new TreeSet<>();
    private List<LintFinding> findings = List.of();

    @Override
    public String getName() {
        return NAME;
    }

    /** {@return what the last synth found, but for what is only of severity info} */
    public List<LintFinding> findings() {
        return findings;
    }

    /**
     * Looks at the whole assembly, as what an alarm needs may be deployed elsewhere. CDK calls it once for each account and
     * region; the first call of a synth reports all.
     */
    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        var templates = context.getTemplatePaths();
        var isFirst = seen.isEmpty() || !Collections.disjoint(seen, templates);
        if (isFirst) {
            seen.clear();
            findings = templates.isEmpty() ? List.of() : findings(Path.of(templates.get(0)));
        }
        seen.addAll(templates);
        var reported = isFirst ? findings : List.<LintFinding>of();
        return PolicyValidationPluginReport.builder()
                .success(reported.stream().noneMatch(each -> each.severity() == LintSeverity.ERROR))
                .violations(
                        reported.stream().map(TelemetryLintPlugin::violation).toList())
                .build();
    }

    /** A bug of the lint must not keep anybody from deploying. */
    private static List<LintFinding> findings(Path template) {
        try {
            var folder = template.toAbsolutePath().getParent();
            while (folder.getFileName().toString().startsWith(NESTED)
                    && Files.exists(folder.resolveSibling("manifest.json"))) {
                folder = folder.getParent();
            }
            return TelemetryLint.read(List.of(folder)).findings().stream()
                    .filter(each -> each.severity() != LintSeverity.INFO)
                    .toList();
        } catch (RuntimeException | StackOverflowError failure) {
            return List.of(LintFinding.internal(failure));
        }
    }

    private static PolicyViolation violation(LintFinding finding) {
        var resource = PolicyViolatingResource.builder()
                .resourceLogicalId(finding.logicalId())
                .templatePath(finding.file())
                .constructPath(finding.constructPath().isEmpty() ? null : finding.constructPath())
                .locations(finding.property().isEmpty() ? List.of() : List.of("Properties." + finding.property()))
                .build();
        return PolicyViolation.builder()
                .ruleName(finding.rule().id())
                .description(finding.what())
                .fix(finding.rule().mend())
                .severity(finding.severity().name().toLowerCase(Locale.ROOT))
                .violatingResources(finding.logicalId().isEmpty() ? List.of() : List.of(resource))
                .build();
    }
}
