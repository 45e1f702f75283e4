package io.cloudtelemetry.edits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** Files and what they were synthesized to, each once. */
final class Synthesized {
    private static final Map<String, Assembly> SYNTHESIZED = new HashMap<>();
    private static final Map<String, Synth.Refused> REFUSED = new HashMap<>();

    private Synthesized() {}

    static Assembly assembly(Estate estate) {
        return assembly(EstateFile.of(estate));
    }

    static Assembly assembly(String yaml) {
        if (REFUSED.containsKey(yaml)) {
            throw REFUSED.get(yaml);
        }
        return SYNTHESIZED.computeIfAbsent(yaml, Synthesized::synthesized);
    }

    private static Assembly synthesized(String yaml) {
        try {
            var folder = Files.createTempDirectory("edits");
            try {
                return Synth.of(yaml, folder);
            } catch (Synth.Refused refused) {
                REFUSED.put(yaml, refused);
                throw refused;
            } finally {
                delete(folder);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
