package io.cloudtelemetry.eks.fluentbit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Fluent Bit's classic format by the rules of its own reader (src/config_format/flb_cf_fluentbit.c): sections in
 * brackets at the start of a line, keys and values indented by one width, includes from the folder of the file.
 */
final class ClassicFormat {
    /** A line of a section. */
    record Entry(String key, String value) {}

    /** A section, its keys in any case. */
    record Section(String kind, List<Entry> entries) {
        List<String> all(String key) {
            return entries.stream()
                    .filter(each -> each.key().equalsIgnoreCase(key))
                    .map(Entry::value)
                    .toList();
        }

        Optional<String> find(String key) {
            var values = all(key);
            if (values.size() > 1) {
                throw new AssertionError("%s stands %d times in %s".formatted(key, values.size(), this));
            }
            return values.stream().findFirst();
        }

        String get(String key) {
            return find(key).orElseThrow(() -> new AssertionError("no " + key + " in " + this));
        }
    }

    private static final Pattern SECTION = Pattern.compile("\\[(SERVICE|INPUT|FILTER|OUTPUT)]");
    private static final Pattern PARSER = Pattern.compile("\\[(MULTILINE_PARSER)]");
    private static final Pattern ENTRY = Pattern.compile(" {4}([A-Za-z][A-Za-z0-9_.-]*) +(\\S.*)");

    private final Map<String, String> files;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> included = new ArrayList<>();

    private ClassicFormat(Map<String, String> files) {
        this.files = files;
    }

    /** Reads all that the main file includes; what is not in the format, or is not included, is an error. */
    static List<Section> read(Map<String, String> files, String main) {
        var reader = new ClassicFormat(files);
        reader.include(main, SECTION);
        // Parsers may stand only in files of their own (flb_config_load_config_format in src/flb_config.c).
        List.copyOf(reader.sections).stream()
                .filter(each -> each.kind().equals("SERVICE"))
                .flatMap(each -> each.all("Parsers_File").stream())
                .forEach(file -> reader.include(file, PARSER));
        if (reader.included.size() != files.size()) {
            throw new AssertionError("included are %s of %s".formatted(reader.included, files.keySet()));
        }
        return reader.sections;
    }

    private void include(String name, Pattern kinds) {
        if (!files.containsKey(name) || included.contains(name)) {
            throw new AssertionError("cannot be included: " + name);
        }
        included.add(name);
        var open = false;
        for (var line : files.get(name).split("\n", -1)) {
            var entry = ENTRY.matcher(line);
            var section = kinds.matcher(line);
            if (line.startsWith("@INCLUDE ")) {
                include(line.substring("@INCLUDE ".length()), kinds);
                open = false;
            } else if (section.matches()) {
                sections.add(new Section(section.group(1), new ArrayList<>()));
                open = true;
            } else if (open && entry.matches()) {
                sections.get(sections.size() - 1).entries().add(new Entry(entry.group(1), entry.group(2)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new AssertionError("not in the format: \"" + line + "\"");
            }
        }
    }
}
