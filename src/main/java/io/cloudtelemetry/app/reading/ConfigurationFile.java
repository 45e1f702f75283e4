package io.cloudtelemetry.app.reading;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Reads a configuration file strictly: what is not exactly right is refused, each problem in one line. */
public final class ConfigurationFile {
    private static final Pattern PLACE = Pattern.compile("(?m)^ in .*, (line \\d+, column \\d+):$");

    private ConfigurationFile() {}

    /**
     * {@return the configuration in a file}
     *
     * @param type the record that the file becomes
     * @throws ConfigurationException if there is none, or it is not allowed; the message is a line for each problem
     */
    public static <T> T read(Path file, Class<T> type) {
        try {
            var tree = YamlTree.parse(Files.readString(file));
            if (tree == null) {
                throw new IllegalArgumentException("is empty; it must hold name, region and what to observe");
            }
            var problems = new ArrayList<String>();
            var config = RecordBinding.bind(tree, type, problems);
            if (config == null) {
                throw new ConfigurationException(file, problems);
            }
            return config;
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(file + ": " + refused.getMessage());
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(
                    file + ": no such file; name another with -c config=path.yaml, or copy telemetry.yaml");
        } catch (JsonProcessingException malformed) {
            throw new ConfigurationException(file + ": " + notYaml(malformed));
        } catch (CharacterCodingException binary) {
            throw new ConfigurationException(file + ": is not text in UTF-8; save it so");
        } catch (AccessDeniedException denied) {
            throw new ConfigurationException(file + ": cannot be read: permission denied");
        } catch (IOException unreadable) {
            throw new ConfigurationException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static String notYaml(JacksonException malformed) {
        var where = malformed.getLocation();
        var place = where == null ? "" : "line %d, column %d: ".formatted(where.getLineNr(), where.getColumnNr());
        // Jackson has read on or is behind; the last place in the message is that of the problem.
        var places = PLACE.matcher(malformed.getOriginalMessage());
        while (places.find()) {
            place = places.group(1) + ": ";
        }
        // The indented lines show the place, which is said already; what was got instead is an event of the parser, by
        // its class.
        var lines = malformed.getOriginalMessage().lines().filter(line -> !line.startsWith(" "));
        return place + "not YAML: " + lines.collect(joining(", ")).replaceFirst(", got this instead: <.*>$", "");
    }
}
