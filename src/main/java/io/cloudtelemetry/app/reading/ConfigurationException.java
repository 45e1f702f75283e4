package io.cloudtelemetry.app.reading;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A configuration that is not allowed; the message is a line for each problem, for the person who wrote it. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 20;

    public ConfigurationException(String message) {
        super(line(message));
    }

    /** Tells the first of a file's problems; a last line says how many more there are. */
    public ConfigurationException(Path file, List<String> problems) {
        super(Stream.concat(
                        problems.stream().limit(MOST_LINES),
                        Stream.of(problems.size() - MOST_LINES)
                                .filter(more -> more > 0)
                                .map("and %d more; mend these first"::formatted))
                .map(problem -> line(file + ": " + problem))
                .collect(joining("\n")));
    }

    /** What was got may hold line breaks and the like; a problem is one line all the same. */
    private static String line(String message) {
        return message.replaceAll("\\R", "\\\\n").replaceAll("\\p{Cc}", "?");
    }
}
