package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.lint.TelemetryLint;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration file while the CDK's process starts, for which the app would only wait. Which file it is, the CDK tells
 * once it has started; what is read ahead is a guess, by the context that the CLI hands on.
 */
final class ReadAhead {
    static final String DEFAULT_FILE = "telemetry.yaml";

    private static final Pattern NAMED = Pattern.compile("\"config\"\\s*:\\s*\"([^\"\\\\]+)\"");

    private final String guess;
    private final FutureTask<TelemetryConfig> reading;

    private ReadAhead(String guess) {
        this.guess = guess;
        this.reading = new FutureTask<>(() -> TelemetryConfig.written(Path.of(guess)));
    }

    /**
     * Begins to read.
     *
     * @param context what the CLI hands on, in JSON; null for nothing
     */
    static ReadAhead start(@Nullable String context) {
        var named = NAMED.matcher(context == null ? "" : context);
        var ahead = new ReadAhead(named.find() ? named.group(1) : DEFAULT_FILE);
        var thread = new Thread(
                () -> {
                    ahead.reading.run();
                    // The last that a synth needs, and nothing of it asks the CDK either.
                    TelemetryLint.read(List.of()).findings();
                },
                "read-ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
    }

    /**
     * {@return the configuration in a file}
     *
     * @throws io.cloudtelemetry.app.reading.ConfigurationException if there is none, or it is not allowed
     */
    TelemetryConfig config(Path file) {
        try {
            return file.toString().equals(guess) ? reading.get() : TelemetryConfig.written(file);
        } catch (ExecutionException | InterruptedException unread) {
            // A file that is refused is so again, in the thread that tells it.
            return TelemetryConfig.written(file);
        }
    }
}
