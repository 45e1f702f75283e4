package io.cloudtelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files: whole texts that people read, most of them kept under src/test/resources/snapshots. */
public final class Snapshots {
    private static final Path FOLDER = Path.of("src", "test", "resources", "snapshots");

    private Snapshots() {}

    /** Compares a text with its golden file, or rewrites the file when the property {@code snapshots} is "update". */
    public static void matches(String resourceName, String actual) throws IOException {
        matches(FOLDER.resolve(resourceName), actual);
    }

    /** The same for a file that has its place elsewhere in the project. */
    public static void matches(Path file, String actual) throws IOException {
        if ("update".equals(System.getProperty("snapshots"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as("%s (when the change is meant: ./mvnw verify -Dsnapshots=update, then read the diff)", file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "no such file yet");
    }

    /** The same for a part of a page, which stands between the comments {@code <!-- part -->} and {@code <!-- end -->}. */
    public static void matchesPart(Path page, String part, String actual) throws IOException {
        var begin = "<!-- " + part + " -->\n";
        var text = Files.readString(page);
        assertThat(text).contains(begin);
        var from = text.indexOf(begin) + begin.length();
        matches(page, text.substring(0, from) + actual.strip() + text.substring(text.indexOf("\n<!-- end -->", from)));
    }
}
