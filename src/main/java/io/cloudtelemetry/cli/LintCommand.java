package io.cloudtelemetry.cli;

import io.cloudtelemetry.lint.LintFinding;
import io.cloudtelemetry.lint.LintRule;
import io.cloudtelemetry.lint.LintSeverity;
import io.cloudtelemetry.lint.TelemetryLint;
import io.cloudtelemetry.lint.UnreadableInputException;
import io.cloudtelemetry.report.BoardPictures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "cdk.out, or templates in JSON or YAML")
    private List<Path> paths = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or sarif; text by default")
    private Format format = Format.text;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "the least severity that gives exit code 1: error, warning or info; error by default")
    private LintSeverity failOn = LintSeverity.ERROR;

    @Option(
            names = "--show",
            paramLabel = "SEVERITY",
            description = "the least severity that is shown: error, warning or info; warning by default")
    private LintSeverity show = LintSeverity.WARNING;

    @Option(
            names = "--ignore",
            paramLabel = "RULE=REASON",
            description = "leaves out the findings of a rule; may be repeated")
    private List<String> ignore = List.of();

    @Option(names = "--report", paramLabel = "DIR", description = "writes a picture of each board into a folder")
    private @Nullable String report;

    private LintCommand() {}

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
        return new CommandLine(new LintCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(errors)
                .setParameterExceptionHandler((refused, given) -> refuse(errors, refused))
                .setExecutionExceptionHandler((failure, command, given) -> refuse(errors, failure))
                .execute(arguments);
    }

    private static int refuse(PrintWriter errors, Exception failure) {
        var isOurs = failure instanceof UnreadableInputException || failure instanceof CommandLine.ParameterException;
        errors.println(
                isOurs ? failure.getMessage() : LintFinding.internal(failure).what());
        return REFUSED;
    }

    @Override
    public Integer call() {
        var reasons = reasons();
        draw();
        var all = TelemetryLint.read(paths).findings();
        var least = show.compareTo(failOn) < 0 ? show : failOn;
        var shown = all.stream()
                .filter(each -> each.severity().compareTo(least) >= 0)
                .toList();
        var out = command().getOut();
        out.print(
                switch (format) {
                    case text -> LintText.of(shown, reasons);
                    case json -> LintJson.of(shown, reasons);
                    case sarif -> LintSarif.of(shown, reasons);
                });
        out.flush();
        return shown.stream()
                        .anyMatch(each -> each.severity().compareTo(failOn) >= 0
                                && !reasons.containsKey(each.rule().id()))
                ? FOUND
                : 0;
    }

    private void draw() {
        if (report != null) {
            try {
                command().getErr().println(BoardPictures.into(report).write(paths));
            } catch (IllegalArgumentException refused) {
                throw new CommandLine.ParameterException(command(), "--" + refused.getMessage());
            }
        }
    }

    private CommandLine command() {
        return spec == null ? new CommandLine(this) : spec.commandLine();
    }

    private Map<String, String> reasons() {
        var reasons = new LinkedHashMap<String, String>();
        for (var each : ignore) {
            var parts = each.split("=", 2);
            try {
                var rule = LintRule.of(parts[0]).id();
                if (parts.length < 2 || parts[1].isBlank()) {
                    throw new IllegalArgumentException(
                            "must say why, such as %s=\"the pager team subscribes\", got \"%s\"".formatted(rule, each));
                }
                reasons.put(rule, parts[1].strip());
            } catch (IllegalArgumentException refused) {
                throw new CommandLine.ParameterException(command(), "--ignore: " + refused.getMessage());
            }
        }
        return reasons;
    }
}
