package io.cloudtelemetry.cli;

import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintRule;
import io.cloudtelemetry.lint.LintSeverity;
import io.cloudtelemetry.lint.TelemetryLint;
import io.cloudtelemetry.lint.UnreadableInputException;
import io.cloudtelemetry.report.BoardPictures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The lint as a command: {@code java -jar cloudwatch-telemetry-cdk-…-lint.jar cdk.out}. */
@Command(
        name = "cloudtelemetry-lint",
        description = "Says of the CloudWatch alarms in templates whether they will work.",
        mixinStandardHelpOptions = true,
        version = "cloudtelemetry-lint 0.1.0",
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing at or above --fail-on", "1:something", "2:bad input"})
public final class LintCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int REFUSED = 2;

    private final PrintWriter out;
    private final PrintWriter errors;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "cdk.out, or templates in JSON or YAML")
    private List<Path> paths = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (as by default), json or sarif")
    private Format format = Format.text;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "error (as by default), warning or info")
    private LintSeverity failOn = LintSeverity.ERROR;

    @Option(names = "--show", paramLabel = "SEVERITY", description = "error, warning (as by default) or info")
    private LintSeverity show = LintSeverity.WARNING;

    @Option(names = "--ignore", paramLabel = "RULE=REASON", description = "leaves out a rule; may be repeated")
    private Map<String, String> ignore = Map.of();

    @Option(names = "--report", paramLabel = "DIR", description = "writes a picture of each board into a folder")
    private @Nullable String report;

    private LintCommand(PrintWriter out, PrintWriter errors) {
        this.out = out;
        this.errors = errors;
    }

    /** In the words of the command line. */
    private enum Format {
        text,
        json,
        sarif
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Objects.requireNonNull(arguments, "arguments");
        System.exit(run(arguments, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter errors) {
        return new CommandLine(new LintCommand(out, errors))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(errors)
                .setParameterExceptionHandler((refused, given) -> refuse(errors, refused))
                .setExecutionExceptionHandler((failure, command, given) -> refuse(errors, failure))
                .execute(arguments);
    }

    private static int refuse(PrintWriter errors, Exception failure) {
        var isOurs = failure instanceof UnreadableInputException || failure instanceof ParameterException;
        errors.println(
                isOurs ? failure.getMessage() : LintFinding.internal(failure).what());
        return REFUSED;
    }

    @Override
    public Integer call() {
        ignore.forEach(this::requireReason);
        draw();
        var least = show.compareTo(failOn) < 0 ? show : failOn;
        var shown = new ArrayList<>(TelemetryLint.read(paths).findings());
        shown.removeIf(each -> each.severity().compareTo(least) < 0);
        out.print(
                switch (format) {
                    case text -> LintText.of(shown, ignore);
                    case json -> LintDocuments.json(shown, ignore);
                    case sarif -> LintDocuments.sarif(shown, ignore);
                });
        out.flush();
        shown.removeIf(each -> each.severity().compareTo(failOn) < 0
                || ignore.containsKey(each.rule().id()));
        return shown.isEmpty() ? 0 : FOUND;
    }

    private void draw() {
        if (report != null) {
            try {
                errors.println(BoardPictures.into(report).write(paths));
            } catch (IllegalArgumentException refused) {
                throw new ParameterException(new CommandLine(this), "--" + refused.getMessage());
            }
        }
    }

    private void requireReason(String rule, String reason) {
        var isRule = LintRule.all().containsKey(rule);
        if (!isRule || reason.isBlank()) {
            var expected = isRule
                    ? "say why, as in RULE=\"the pager team subscribes\""
                    : "name a rule: " + LintRule.all().keySet();
            var message = "--ignore must %s; got %s=%s".formatted(expected, rule, reason);
            throw new ParameterException(new CommandLine(this), message);
        }
    }
}
