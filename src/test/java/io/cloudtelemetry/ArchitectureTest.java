package io.cloudtelemetry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages: each may import only what its row names. */
class ArchitectureTest {
    private static final String BASE = "io.cloudtelemetry";

    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("metrics", List.of()),
            Map.entry("eks.agent", List.of()),
            Map.entry("ownership", List.of()),
            Map.entry("ordered", List.of()),
            Map.entry("existing", List.of()),
            Map.entry("logs", List.of("existing", "ownership")),
            Map.entry("alarms", List.of("metrics", "logs", "ownership")),
            Map.entry("notifications", List.of("alarms", "ownership")),
            Map.entry("dashboards", List.of("alarms", "metrics", "logs")),
            Map.entry("eks", List.of("eks.agent", "dashboards", "alarms", "metrics", "logs", "existing", "ownership")),
            Map.entry("apigateway", List.of("dashboards", "alarms", "metrics", "logs", "existing", "ownership")),
            Map.entry(
                    "app",
                    List.of(
                            "metrics",
                            "ownership",
                            "eks.agent",
                            "existing",
                            "logs",
                            "alarms",
                            "notifications",
                            "dashboards",
                            "eks",
                            "apigateway")));

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
    void packagesHaveNoCycle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void kubernetesObjectsAreMadeInOnePlaceAndWithoutTheAwsLibrary() {
        noClasses()
                .that(resideOutsideOfPackage(BASE + ".eks.agent"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cdk8s.plus25..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".eks.agent", BASE + ".metrics")
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
