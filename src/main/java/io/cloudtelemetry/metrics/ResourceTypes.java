package io.cloudtelemetry.metrics;

import io.cloudtelemetry.ordered.Ordered;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The types of resource that can be watched: a file each in the folder {@code resources} of this package, in whichever
 * folders and jars of the class path have one. Nothing else names them.
 *
 * @hidden
 */
public final class ResourceTypes {
    private static final String FOLDER = "resources/";
    private static final String END = ".yaml";

    private static final Map<String, ResourceType> READ = new ConcurrentHashMap<>();
    private static final Map<String, List<ResourceType>> OF_CLOUD_FORMATION = new ConcurrentHashMap<>();

    private static final Set<String> WORDS = words();

    private ResourceTypes() {}

    /** {@return the configuration file's words for them, by the alphabet} No file is read for that. */
    public static Set<String> all() {
        return WORDS;
    }

    /**
     * {@return the type of a word}
     *
     * @throws IllegalArgumentException if no file has it
     */
    public static ResourceType of(String type) {
        if (!WORDS.contains(Objects.requireNonNull(type, "type"))) {
            throw new IllegalArgumentException("type must be one of %s, got \"%s\"; did you mean %s?"
                    .formatted(WORDS, type, Nearest.to(type, WORDS)));
        }
        return READ.computeIfAbsent(type, ResourceTypes::read);
    }

    /** {@return the types that a resource of a CloudFormation type can be, by the alphabet} */
    public static List<ResourceType> ofCloudFormation(String type) {
        // Parsing all files would take longer than looking for the few that name it.
        return OF_CLOUD_FORMATION.computeIfAbsent(
                Objects.requireNonNull(type, "type"),
                each -> WORDS.stream()
                        .filter(word -> text(word).contains(each + ":"))
                        .map(ResourceTypes::of)
                        .filter(file -> file.types().containsKey(each))
                        .toList());
    }

    private static ResourceType read(String word) {
        var type = DataFile.read(ResourceTypes.class, FOLDER + word + END, ResourceType.class);
        if (!type.key().equals(word)) {
            throw new IllegalStateException("%s%s must have the key %s, got %s".formatted(word, END, word, type.key()));
        }
        return type;
    }

    private static String text(String word) {
        try (var file = Objects.requireNonNull(ResourceTypes.class.getResourceAsStream(FOLDER + word + END))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> words() {
        var folder = ResourceTypes.class.getPackageName().replace('.', '/') + "/" + FOLDER;
        var names = new ArrayList<String>();
        try {
            for (var place :
                    Collections.list(ResourceTypes.class.getClassLoader().getResources(folder))) {
                names.addAll(names(place, folder));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Ordered.sorted(names.stream()
                .filter(name -> name.endsWith(END))
                .map(name -> name.substring(0, name.length() - END.length()))
                .toList());
    }

    private static List<String> names(URL place, String folder) throws IOException {
        if (place.openConnection() instanceof JarURLConnection jar) {
            try (var entries = jar.getJarFile().stream()) {
                return entries.map(ZipEntry::getName)
                        .filter(name -> name.startsWith(folder))
                        .map(name -> name.substring(folder.length()))
                        .toList();
            }
        }
        var files = new File(java.net.URI.create(place.toString())).list();
        return files == null ? List.of() : Stream.of(files).toList();
    }
}
