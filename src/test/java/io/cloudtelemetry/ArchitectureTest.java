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

/** Holds the arrows between the packages: each may import only what its row names. */
class ArchitectureTest {
    private static final String BASE = "io.cloudtelemetry";

    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("metrics", List.of()),
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
            Map.entry("resources", List.of("dashboards", "alarms", "metrics", "logs", "ownership")),
            Map.entry(
                    "eks",
                    List.of(
                            "eks.kubernetes",
                            "eks.agent",
                            "eks.fluentbit",
                            "dashboards",
                            "alarms",
                            "metrics",
                            "logs",
                            "existing",
                            "ownership")),
            Map.entry("apigateway.account", List.of("ownership")),
            Map.entry(
                    "apigateway",
                    List.of("apigateway.account", "dashboards", "alarms", "metrics", "logs", "existing", "ownership")),
            Map.entry("app.reading", List.of("metrics")),
            Map.entry(
                    "app.config",
                    List.of(
                            "app.reading",
                            "metrics",
                            "ownership",
                            "eks.kubernetes",
                            "eks.agent",
                            "eks.fluentbit",
                            "logs",
                            "alarms",
                            "notifications",
                            "dashboards",
                            "eks",
                            "apigateway.account",
                            "apigateway",
                            "resources")),
            Map.entry(
                    "app",
                    List.of(
                            "app.config",
                            "app.reading",
                            "metrics",
                            "ownership",
                            "eks.kubernetes",
                            "eks.agent",
                            "eks.fluentbit",
                            "existing",
                            "logs",
                            "alarms",
                            "notifications",
                            "dashboards",
                            "eks",
                            "apigateway.account",
                            "apigateway",
                            "resources")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void everyPackageImportsOnlyWhatItsRowNames() {
        for (var row : ARROWS.entrySet()) {
            var allowed = Stream.concat(Stream.of(row.getKey(), "ordered"), row.getValue().stream())
                    .map(name -> BASE + "." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + row.getKey())
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(BASE + "..").and(not(resideInAnyPackage(allowed))))
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageHasARow() {
        assertThat(CLASSES.stream()
                        .map(each -> each.getPackageName().substring(BASE.length() + 1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    }

    @Test
    void docsNameTheSameArrows() throws IOException {
        var rows = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([^|]+) \\|")
                .matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> names(row.group(2))));

        assertThat(rows)
                .isEqualTo(ARROWS.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, row -> Set.copyOf(row.getValue()))));
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
                        BASE + ".eks.kubernetes", BASE + ".eks.agent", BASE + ".eks.fluentbit", BASE + ".metrics")
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
