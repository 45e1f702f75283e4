package io.cloudtelemetry.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cloudtelemetry.Page;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the text of a page names in backticks, as {@code Class.member}, against the public classes. */
class PageMembersTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern MEMBER = Pattern.compile("(?<![\\w.:/$@-])([A-Z]\\w+)\\.(\\w+)");
    /** Names that are gone stand in this section, beside those that took their place. */
    private static final Pattern UPGRADING = Pattern.compile("(?ms)^## Upgrading the library$.*?(?=^## )");

    /** Of CDK and Java, and what metrics of Kinesis are named after. */
    private static final Set<String> OF_OTHERS = Set.of(
            "Annotations",
            "App",
            "Map",
            "RetentionDays",
            "GetRecords",
            "PutRecord",
            "PutRecords",
            "SubscribeToShardEvent");

    private static final Map<String, Class<?>> PUBLIC = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.cloudtelemetry").stream()
                    .map(JavaClass::reflect)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .filter(type -> type.getEnclosingClass() == null)
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static Stream<Page> pages() {
        return Page.all().stream();
    }

    private static Stream<MatchResult> members(Page page) {
        var text = UPGRADING.matcher(BLOCK.matcher(page.text()).replaceAll("")).replaceAll("");
        return CODE.matcher(text)
                .results()
                .flatMap(code -> MEMBER.matcher(code.group(1)).results());
    }

    /** {@return what a class has, its builder's methods included, as pages name a property so} */
    private static Set<String> membersOf(Class<?> type) {
        var builders = Arrays.stream(type.getClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"));
        return Stream.concat(Stream.of(type), builders)
                .flatMap(each -> Stream.of(
                                Arrays.stream(each.getMethods()).map(Method::getName),
                                Arrays.stream(each.getFields()).map(Field::getName),
                                Arrays.stream(each.getClasses()).map(Class::getSimpleName))
                        .flatMap(names -> names))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesWhatThereIs(Page page) {
        assertThat(members(page).filter(member -> !OF_OTHERS.contains(member.group(1))))
                .allSatisfy(member -> {
                    assertThat(PUBLIC).as(member.group()).containsKey(member.group(1));
                    assertThat(membersOf(PUBLIC.get(member.group(1)))).contains(member.group(2));
                });
    }

    @Test
    void seesWhatIsGone() {
        var page =
                new Page(Page.readme().path(), "`EksAlarms.PODS_FAILED`, `EksAlarms.FAILED_NODES` and\n`Old.name()`");

        assertThat(members(page)
                        .filter(member -> !PUBLIC.containsKey(member.group(1))
                                || !membersOf(PUBLIC.get(member.group(1))).contains(member.group(2))))
                .extracting(MatchResult::group)
                .containsExactly("EksAlarms.PODS_FAILED", "Old.name");
    }
}
