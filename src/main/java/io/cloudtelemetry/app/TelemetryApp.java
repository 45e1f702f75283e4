package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.ArnKeys;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.report.BoardPictures;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;

/**
 * The app that {@code cdk synth} and {@code cdk deploy} run: reads the configuration file and defines its stacks.
 *
 * <p>The file is {@code telemetry.yaml}, or what the context key {@code config} names.
 */
public final class TelemetryApp {
    private static final int REFUSED = 2;

    /**
     * Traces of where a construct was made name a folder of jsii that is another one in each process, and those of resources say
     * of Java that there is no code of the user. {@link StackLimits} counts resources in place of CDK.
     */
    static final Map<String, Object> CONTEXT = Ordered.map(
            "aws:cdk:disable-stack-trace",
            true,
            "aws:cdk:disable-creation-stack-traces",
            true,
            "@aws-cdk/core:stackResourceLimit",
            0);

    private TelemetryApp() {}

    /** Synthesizes; a configuration that is not allowed gives a line for each problem on standard error, and exit code 2. */
    public static void main(String[] arguments) {
        var ahead = ReadAhead.start(System.getenv("CDK_CONTEXT_JSON"));
        var exitCode = run(TelemetryApp::app, ahead, System.err);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** {@return the exit code} What is made of a configuration file is told on a stream, or why it is not allowed. */
    static int run(Supplier<App> made, ReadAhead ahead, PrintStream told) {
        try {
            var app = made.get();
            var context = context(app);
            var file =
                    file(context.getOrDefault("config", ReadAhead.DEFAULT_FILE).toString());
            var summary = SynthSummary.Detail.named(context.get("summary"));
            var lint = AssemblyLint.named(context.get("lint"));
            var previous = PreviousAssembly.of(context.get("previous"), app);
            var pictures = pictures(context.get("report"));
            var stacks = define(app, file, ahead.config(file), account(System.getenv("CDK_DEFAULT_ACCOUNT")));
            var assembly = Path.of(inOneLine(file, app::synth).getDirectory());
            var limits = new StackLimits(stacks, assembly);
            requireDeployable(file, limits.exceeded(), assembly);
            var said = lint.warnings(assembly, errors -> requireDeployable(file, errors, assembly));
            if (previous != null) {
                said.addAll(previous.effects(assembly, failures -> requireDeployable(file, failures, assembly)));
            }
            said.add(SynthSummary.of(stacks, assembly, limits, summary));
            if (pictures != null) {
                said.add(orRefused(() -> pictures.write(List.of(assembly))));
            }
            said.forEach(told::println);
            return 0;
        } catch (ConfigurationException refused) {
            told.println(refused.getMessage());
            return REFUSED;
        }
    }

    /**
     * Defines the stacks of a configuration file.
     *
     * @param account the account to deploy to; null for whichever the CDK CLI is logged in to
     */
    static TelemetryStacks define(App app, Path file, @Nullable String account) {
        return define(app, file, TelemetryConfig.written(file), account);
    }

    private static TelemetryStacks define(App app, Path file, TelemetryConfig config, @Nullable String account) {
        ArnKeys.requireIn(Place.in(account, config.region()), file, config);
        var environment =
                Environment.builder().account(account).region(config.region()).build();
        return inOneLine(file, () -> {
            StackLimits.countFor(app);
            return new TelemetryStacks(app, config, environment);
        });
    }

    /** All at once, as each question costs a request to the CDK. */
    @SuppressWarnings("unchecked") // The keys of JSON are texts.
    private static Map<String, Object> context(App app) {
        return (Map<String, Object>) app.getNode().getAllContext();
    }

    /** Leaves no assembly of what cannot be deployed: its manifest is what makes it one. */
    private static void requireDeployable(Path file, List<String> problems, Path assembly) {
        if (!problems.isEmpty()) {
            try {
                Files.delete(assembly.resolve("manifest.json"));
            } catch (IOException stays) {
                throw new UncheckedIOException(stays);
            }
            throw new ConfigurationException(file, problems);
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
        return orRefused(() -> ConfigChecks.inOneLine(
                "CDK_OUTDIR", () -> App.Builder.create().postCliContext(CONTEXT).build()));
    }

    /** {@return what draws the boards into the folder that the context key {@code report} names; null if it names none} */
    private static @Nullable BoardPictures pictures(@Nullable Object folder) {
        return folder == null ? null : orRefused(() -> BoardPictures.into(folder.toString()));
    }

    private static <T> T orRefused(Supplier<T> work) {
        try {
            return work.get();
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
