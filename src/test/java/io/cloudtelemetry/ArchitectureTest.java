package io.cloudtelemetry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cloudtelemetry.dashboards.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages: each may import only what its row names, and all services have one row. */
class ArchitectureTest {
    private static final String BASE = "io.cloudtelemetry";

    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("metrics", List.of()),
            Map.entry("lint", List.of("metrics")),
            Map.entry("lint.cdk", List.of("lint")),
            Map.entry("report", List.of("lint", "metrics")),
            Map.entry("cli", List.of("lint", "report")),
            Map.entry("eks.kubernetes", List.of()),
            Map.entry("eks.agent", List.of("eks.kubernetes")),
            Map.entry("eks.fluentbit", List.of("eks.kubernetes")),
            Map.entry("ownership", List.of()),
            Map.entry("ordered", List.of()),
            Map.entry("existing", List.of("ownership")),
            Map.entry("logs", List.of("existing", "ownership")),
            Map.entry("alarms", List.of("metrics", "logs", "ownership")),
            Map.entry("notifications", List.of("alarms", "ownership")),
            Map.entry("dashboards", List.of("alarms", "metrics", "logs", "ownership")),
            Map.entry("apigateway.account", List.of("ownership")),
            Map.entry("app.reading", List.of("metrics")),
            Map.entry("app.changes", List.of("metrics")));

    /** What a service may import beside the packages below it; each that has telemetry is one. */
    private static final List<String> OF_A_SERVICE =
            List.of("dashboards", "alarms", "metrics", "logs", "existing", "ownership");

    /** What may import all that stands before it in this list, and all services. */
    private static final List<String> OVER_ALL = List.of("app.config", "app");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void everyPackageImportsOnlyWhatItsRowNames() {
        for (var name : packages()) {
            var allowed = Stream.concat(Stream.of(name, "ordered"), row(name))
                    .map(each -> BASE + "." + each)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + name)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(BASE + "..").and(not(resideInAnyPackage(allowed))))
                    .check(CLASSES);
        }
    }

    private static Stream<String> row(String name) {
        if (services().contains(name)) {
            return Stream.concat(
                    OF_A_SERVICE.stream(), packages().stream().filter(each -> each.startsWith(name + ".")));
        }
        if (OVER_ALL.contains(name)) {
            var over = OVER_ALL.subList(OVER_ALL.indexOf(name), OVER_ALL.size());
            return packages().stream().filter(each -> !over.contains(each));
        }
        assertThat(ARROWS).containsKey(name);
        return ARROWS.get(name).stream();
    }

    private static Set<String> packages() {
        return CLASSES.stream()
                .map(each -> each.getPackageName().substring(BASE.length() + 1))
                .collect(Collectors.toSet());
    }

    private static Set<String> services() {
        return CLASSES.stream()
                .filter(each -> each.isAssignableTo(Telemetry.class) && !each.isInterface())
                .map(each -> each.getPackageName().substring(BASE.length() + 1))
                .filter(name -> !OVER_ALL.contains(name))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRowIsThatOfAPackage() {
        assertThat(packages()).containsAll(ARROWS.keySet()).containsAll(OVER_ALL);
        assertThat(services()).contains("eks", "apigateway").doesNotContainAnyElementsOf(ARROWS.keySet());
    }

    @Test
    void docsNameTheSameArrows() throws IOException {
        var page = Files.readString(Path.of("docs/architecture.md"));
        var rows = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([^|]+) \\|")
                .matcher(page)
                .results()
                .filter(row -> !OVER_ALL.contains(row.group(1)))
                .collect(Collectors.toMap(row -> row.group(1), row -> names(row.group(2))));
        var service =
                Pattern.compile("(?m)^\\| a service: ([^|]+) \\| ([^|]+) \\|").matcher(page);

        assertThat(rows)
                .isEqualTo(ARROWS.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, row -> Set.copyOf(row.getValue()))));
        assertThat(service.find()).isTrue();
        assertThat(names(service.group(1))).isEqualTo(services());
        assertThat(names(service.group(2))).isEqualTo(Set.copyOf(OF_A_SERVICE));
    }

    private static Set<String> names(String cell) {
        return Pattern.compile("`([a-z.]+)`")
                .matcher(cell)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void kubernetesObjectsAreMadeInOnePlaceAndWithoutTheAwsLibrary() {
        noClasses()
                .that(resideOutsideOfPackages(BASE + ".eks.kubernetes"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.cdk8s.ApiObject")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + ".eks.kubernetes",
                        BASE + ".eks.agent",
                        BASE + ".eks.fluentbit",
                        BASE + ".metrics",
                        BASE + ".lint",
                        BASE + ".report",
                        BASE + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awscdk..")
                .check(CLASSES);
    }

    @Test
    void mapsAndSetsAreTheSameAtEverySynth() {
        noClasses()
                .should()
                .accessTargetWhere(describe("order is chance", access -> hasNoOrder(access.getTarget())))
                .because("templates must be the same bytes at every synth; Ordered and the Linked and Tree ones are")
                .check(CLASSES);
    }

    /** Those of one entry have no order to lose; with two there is one, another in each process. */
    private static boolean hasNoOrder(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget code)) {
            return false;
        }
        var parameters = code.getRawParameterTypes();
        var what = code.getOwner().getSimpleName() + "." + code.getName();
        return switch (what) {
            case "HashMap.<init>", "HashSet.<init>", "Map.copyOf", "Set.copyOf", "Map.ofEntries" -> true;
            case "Collectors.toSet", "Collectors.toUnmodifiableSet", "Collectors.toUnmodifiableMap" -> true;
            case "Map.of" -> parameters.size() > 2;
            case "Set.of" -> parameters.size() > 1 || parameters.stream().anyMatch(JavaClass::isArray);
            case "Collectors.toMap" -> parameters.size() < 4;
            case "Collectors.groupingBy" -> parameters.size() < 3;
            default -> false;
        };
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(each -> each.getPackage()).distinct())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }
}
