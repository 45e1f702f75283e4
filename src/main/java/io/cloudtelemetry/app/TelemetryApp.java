package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.ArnKeys;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.lint.LintSeverity;
import io.cloudtelemetry.lint.cdk.TelemetryLintPlugin;
import io.cloudtelemetry.ownership.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * The app that {@code cdk synth} and {@code cdk deploy} run: reads the configuration file and defines its stacks.
 *
 * <p>The file is {@code telemetry.yaml}, or what the context key {@code config} names.
 */
public final class TelemetryApp {
    private static final String DEFAULT_FILE = "telemetry.yaml";
    private static final int REFUSED = 2;

    /** Traces of where a construct was made name a folder of jsii that is another one in each process. */
    static final Map<String, Object> CONTEXT = Map.of("aws:cdk:disable-stack-trace", true);

    private TelemetryApp() {}

    /** Synthesizes; a configuration that is not allowed gives a line for each problem on standard error, and exit code 2. */
    public static void main(String[] arguments) {
        try {
            var app = app();
            var named = app.getNode().tryGetContext("config");
            var file = file(named == null ? DEFAULT_FILE : named.toString());
            var lint = lint(app);
            var stacks = define(app, file, account(System.getenv("CDK_DEFAULT_ACCOUNT")));
            var assembly = synth(app, file, lint);
            System.err.println(SynthSummary.of(stacks, Path.of(assembly.getDirectory())));
        } catch (ConfigurationException refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
        }
    }

    /**
     * Defines the stacks of a configuration file.
     *
     * @param account the account to deploy to; null for whichever the CDK CLI is logged in to
     */
    static TelemetryStacks define(App app, Path file, @Nullable String account) {
        var config = TelemetryConfig.read(file);
        var environment =
                Environment.builder().account(account).region(config.region()).build();
        return inOneLine(file, () -> {
            ArnKeys.requireIn(Place.in(account, config.region()), config);
            return new TelemetryStacks(app, config, environment);
        });
    }

    /** {@return the plugin that proves at synth that the alarms will work} It is on unless the context says {@code lint=off}. */
    static TelemetryLintPlugin lint(App app) {
        // An alarm that is to tell nobody stands so in the file, and has a warning of the app's own.
        var plugin = new TelemetryLintPlugin("nobody-is-told");
        var given = app.getNode().tryGetContext("lint");
        if (given == null || "on".equals(given)) {
            Validations.of(app).addPlugins(plugin);
        } else if (!"off".equals(given)) {
            throw new ConfigurationException("lint must be on or off, got \"%s\"".formatted(given));
        }
        return plugin;
    }

    /** Where no CLI runs the app, the synth throws after an error of the lint, of which each is a line then. */
    static CloudAssembly synth(App app, Path file, TelemetryLintPlugin lint) {
        try {
            return inOneLine(file, app::synth);
        } catch (ConfigurationException refused) {
            var errors = lint.findings().stream()
                    .filter(each -> each.severity() == LintSeverity.ERROR)
                    .map(each -> "%s of %s %s; %s"
                            .formatted(
                                    each.subject(),
                                    Path.of(each.file()).getFileName(),
                                    each.what(),
                                    each.rule().mend()))
                    .toList();
            throw errors.isEmpty() ? refused : new ConfigurationException(file, errors);
        }
    }

    /** What only the constructs can know, such as a name that is too long once it is put together, and what CDK refuses. */
    private static <T> T inOneLine(Path file, Supplier<T> work) {
        try {
            return ConfigChecks.inOneLine("the configuration", work);
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(file + ": " + refused.getMessage());
        }
    }

    /** It makes the folder of the assembly, which may not be possible. */
    private static App app() {
        try {
            return ConfigChecks.inOneLine(
                    "CDK_OUTDIR",
                    () -> App.Builder.create().postCliContext(CONTEXT).build());
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(String.valueOf(refused.getMessage()));
        }
    }

    /** {@return the account that the CDK CLI is logged in to; null if it is to none} */
    static @Nullable String account(@Nullable String stated) {
        if (stated == null || stated.isEmpty()) {
            return null;
        }
        if (!stated.matches("\\d{12}")) {
            throw new ConfigurationException(
                    "CDK_DEFAULT_ACCOUNT must be the 12 digits of an account, got \"%s\"".formatted(stated));
        }
        return stated;
    }

    private static Path file(String config) {
        try {
            return Path.of(config);
        } catch (InvalidPathException none) {
            throw new ConfigurationException("config must be the path of a file, got \"%s\"".formatted(config));
        }
    }
}
