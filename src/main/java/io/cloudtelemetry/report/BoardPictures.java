package io.cloudtelemetry.report;

import io.cloudtelemetry.lint.WrittenBoard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pictures of the boards of an assembly, before anything is deployed: an SVG for each, with sample data, for light and dark
 * surroundings. The same assembly gives the same bytes.
 */
public final class BoardPictures {
    private final Path folder;

    private BoardPictures(Path folder) {
        this.folder = folder;
    }

    /**
     * {@return what writes into a folder} It is made when there is something to write.
     *
     * @throws IllegalArgumentException if it can be none, in one line
     */
    public static BoardPictures into(String folder) {
        Objects.requireNonNull(folder, "folder");
        try {
            if (folder.isBlank()) {
                throw new InvalidPathException(folder, "blank");
            }
            var path = Path.of(folder);
            var above = path.toAbsolutePath().normalize();
            while (above.getParent() != null && !Files.exists(above)) {
                above = above.getParent();
            }
            if (!Files.isDirectory(above) || !Files.isWritable(above)) {
                var why = Files.isDirectory(above) ? "not to be written to" : "a file";
                throw new IllegalArgumentException("report must be a folder to write into, got \"%s\", and %s is %s"
                        .formatted(folder, above, why));
            }
            return new BoardPictures(path);
        } catch (InvalidPathException none) {
            throw new IllegalArgumentException(
                    "report must be the path of a folder, got \"%s\"".formatted(folder), none);
        }
    }

    /**
     * Writes a picture of each board, and removes those that an earlier run has written of others.
     *
     * @param paths folders of CDK assemblies, and templates in JSON or YAML
     * @return one line on what is written
     * @throws io.cloudtelemetry.lint.UnreadableInputException if one of them cannot be read
     * @throws IllegalArgumentException if the folder takes no files, in one line
     */
    public String write(List<Path> paths) {
        var boards = WrittenBoard.read(paths);
        var taken = new TreeSet<String>();
        var files = new ArrayList<String>();
        try {
            for (var board : boards) {
                Files.createDirectories(folder);
                var file = fileName(board.name(), taken);
                Files.writeString(folder.resolve(file), BoardDrawing.of(board));
                files.add(file);
            }
            removeOthers(taken);
        } catch (IOException refused) {
            throw new IllegalArgumentException(
                    "report must be a folder to write into, got \"%s\": %s".formatted(folder, refused), refused);
        }
        return files.isEmpty() ? "No board to draw" : "Drawn in %s: %s".formatted(folder, String.join(", ", files));
    }

    /** Removes pictures of boards that are gone, none that something else has drawn. */
    private void removeOthers(Set<String> taken) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*.svg")) {
            for (var file : files) {
                var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (!taken.contains(name.replaceFirst("\\.svg$", "")) && Svg.isOurs(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** {@return a name that any file system takes, another one for each board} */
    private static String fileName(String board, TreeSet<String> taken) {
        var name = board.replaceAll("[^A-Za-z0-9_-]+", "-");
        var free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + "-" + number;
        }
        return free + ".svg";
    }
}
