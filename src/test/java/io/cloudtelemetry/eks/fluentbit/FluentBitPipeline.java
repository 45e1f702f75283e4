package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Fluent Bit would do by its configuration, and the rules that hold for any of them. */
final class FluentBitPipeline {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final List<ClassicFormat.Section> sections;

    private FluentBitPipeline(List<ClassicFormat.Section> sections) {
        this.sections = sections;
    }

    static FluentBitPipeline of(FluentBitConfiguration configuration) {
        return of(FluentBitManifests.of(FluentBitInstallation.of(configuration)).objects());
    }

    static FluentBitPipeline of(List<Map<String, Object>> objects) {
        var files = KubernetesModel.only(objects, ConfigMap.class).getData();
        return new FluentBitPipeline(ClassicFormat.read(files, FluentBitFiles.MAIN));
    }

    Stream<ClassicFormat.Section> sections(String kind) {
        return sections.stream().filter(each -> each.kind().equals(kind));
    }

    Stream<ClassicFormat.Section> plugins(String kind, String name) {
        return sections(kind).filter(each -> each.get("Name").equals(name));
    }

    Set<String> logGroups() {
        return sections("OUTPUT")
                .map(each -> each.get("log_group_name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the groups to which a file of a container goes, one for each input that reads it} */
    List<String> groupsOf(String name) {
        var path = LogExclusion.FOLDER + name;
        return plugins("INPUT", "tail")
                .filter(each -> matches(each.get("Path"), path))
                .filter(each -> each.find("Exclude_Path").stream().noneMatch(excluded -> matches(excluded, path)))
                .flatMap(input -> sections("OUTPUT").filter(output -> meets(output.get("Match"), input.get("Tag"))))
                .map(output -> output.get("log_group_name"))
                .map(group -> group.substring(group.lastIndexOf('/') + 1))
                .toList();
    }

    private static boolean matches(String patterns, String path) {
        return Stream.of(patterns.split(", "))
                .anyMatch(each ->
                        FileSystems.getDefault().getPathMatcher("glob:" + each).matches(Path.of(path)));
    }

    Set<String> variables() {
        return sections.stream()
                .flatMap(section -> section.entries().stream())
                .flatMap(entry -> VARIABLE.matcher(entry.value()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether everything that is read is sent to one place, once, and everything that is kept has a place of its own. */
    void requireSound() {
        assertThat(sections("SERVICE")).hasSize(1);
        assertThat(sections("INPUT"))
                .isNotEmpty()
                .allSatisfy(input -> assertThat(
                                sections("OUTPUT").filter(output -> meets(output.get("Match"), input.get("Tag"))))
                        .as("outputs of %s", input)
                        .hasSize(1));
        assertThat(Stream.concat(sections("OUTPUT"), sections("FILTER")))
                .allSatisfy(each -> assertThat(
                                sections("INPUT").filter(input -> meets(each.get("Match"), input.get("Tag"))))
                        .as("inputs of %s", each)
                        .isNotEmpty());
        assertThat(sections("INPUT").map(each -> each.get("DB")))
                .doesNotHaveDuplicates()
                .allMatch(database -> database.startsWith("/var/fluent-bit/state/"));
        assertThat(sections("SERVICE").map(each -> each.get("storage.path")))
                .allMatch(path -> path.startsWith("/var/fluent-bit/state/"));
        assertThat(sections("OUTPUT").map(each -> each.get("auto_create_group")))
                .containsOnly("false");
        assertThat(sections("INPUT"))
                .as(
                        "each input keeps what it read on disk or within a limit of memory; on disk the limit counts for nothing")
                .allMatch(each -> each.find("Mem_Buf_Limit").isPresent() != isKeptOnDisk(each));
        assertThat(plugins("FILTER", "multiline")).hasSizeLessThan(2);
    }

    static boolean isKeptOnDisk(ClassicFormat.Section input) {
        return input.find("storage.type").equals(Optional.of("filesystem"));
    }

    /** A tag with a star stands for the tags that begin so. */
    private static boolean meets(String match, String tag) {
        return tag.replace("*", "x").matches(Pattern.quote(match).replace("*", "\\E.*\\Q"));
    }
}
