package io.cloudtelemetry.app;

import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintSeverity;
import io.cloudtelemetry.lint.TelemetryLint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rules look at what a synth has written. The app reads it itself: before and after each of its plugins CDK hashes all
 * assets, 56 MB with kubectl, which takes five times as long as the rules.
 */
enum AssemblyLint {
    ON,
    OFF;

    /** An alarm that tells nobody stands so in the file, and the app warns of it. */
    private static final String TOLD_ALREADY = "nobody-is-told";

    /** What is in doubt is a warning where the alarm is defined. */
    private static final String DOUBTED_ALREADY = "metric-not-published";

    /** {@return what the context key {@code lint} asks for} */
    static AssemblyLint named(@Nullable Object word) {
        if (word == null || word.equals("on")) {
            return ON;
        }
        if (word.equals("off")) {
            return OFF;
        }
        throw new ConfigurationException("lint must be on or off, got \"%s\"".formatted(word));
    }

    /**
     * {@return the warnings, a line each}
     *
     * @param refusal takes the errors, a line each
     */
    List<String> warnings(Path assembly, Consumer<List<String>> refusal) {
        var findings = this == OFF ? List.<LintFinding>of() : findings(assembly);
        refusal.accept(lines(findings, LintSeverity.ERROR));
        return lines(findings, LintSeverity.WARNING);
    }

    /** A bug of the lint must not keep anybody from deploying. */
    private static List<LintFinding> findings(Path assembly) {
        try {
            return TelemetryLint.read(List.of(assembly)).findings();
        } catch (RuntimeException | StackOverflowError failure) {
            return List.of(LintFinding.internal(failure));
        }
    }

    private static List<String> lines(List<LintFinding> findings, LintSeverity severity) {
        var lines = new ArrayList<String>();
        for (var finding : findings) {
            var rule = finding.rule();
            var doubted = severity == LintSeverity.WARNING && rule.id().equals(DOUBTED_ALREADY);
            if (finding.severity() == severity && !rule.id().equals(TOLD_ALREADY) && !doubted) {
                lines.add("%s: %s; %s [%s]".formatted(finding.subject(), finding.what(), rule.mend(), rule.id()));
            }
        }
        return lines;
    }
}
