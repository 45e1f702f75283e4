package io.cloudtelemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page for people: README.md, or one under docs. */
public record Page(Path path, String text) {
    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("docs");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```([a-z]+)\\n(.*?)^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s]+)\\)");

    /** {@return every page} */
    public static List<Page> all() {
        try (var docs = Files.list(DOCS)) {
            return Stream.concat(
                            Stream.of(README),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Page readme() {
        return read(README);
    }

    /** {@return the page of that name under docs} */
    public static Page of(String name) {
        return read(DOCS.resolve(name));
    }

    static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return its blocks of code in a language, without the indentation of the list they may stand in} */
    public List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(2).equals(language))
                .map(block -> block.group(3).replaceAll("(?m)^" + block.group(1), ""))
                .toList();
    }

    /** {@return the languages of its blocks of code} */
    public Set<String> languages() {
        return BLOCK.matcher(text).results().map(block -> block.group(2)).collect(Collectors.toSet());
    }

    /** {@return what a link may name behind {@code #}, in the way of GitHub} */
    public Set<String> anchors() {
        return HEADING.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** {@return where its links lead to, but for those to other sites} */
    public List<String> links() {
        return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }
}
