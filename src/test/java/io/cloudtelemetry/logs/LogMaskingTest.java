package io.cloudtelemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.logs.DataIdentifier;

class LogMaskingTest {
    @Test
    void knowsTheIdentifiersThatCdkKnows() {
        var ofCdk = Arrays.stream(DataIdentifier.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == DataIdentifier.class)
                .map(LogMaskingTest::nameOf)
                .collect(Collectors.toSet());

        assertThat(LogMasking.OF_AWS).isEqualTo(ofCdk).hasSizeGreaterThan(90);
    }

    private static String nameOf(java.lang.reflect.Field field) {
        try {
            return ((DataIdentifier) field.get(null)).getName();
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    @Test
    void findsAndMasksTheSame() {
        var policy = LogMasking.credentials()
                .and("EmailAddress")
                .pattern("EmployeeId", "EID-\\d{6}")
                .policy("aws");

        assertThat(policy.get("Configuration"))
                .isEqualTo(
                        Map.of("CustomDataIdentifier", List.of(Map.of("Name", "EmployeeId", "Regex", "EID-\\d{6}"))));
        var statements = (List<?>) policy.get("Statement");
        assertThat(statements).hasSize(2);
        assertThat(((Map<?, ?>) statements.get(0)).get("DataIdentifier"))
                .isEqualTo(((Map<?, ?>) statements.get(1)).get("DataIdentifier"))
                .asString()
                .contains("arn:aws:dataprotection::aws:data-identifier/EmailAddress", "EmployeeId");
    }

    @Test
    void refusesWhatIsNoIdentifier() {
        assertThatThrownBy(() -> LogMasking.of("EmailAdress"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "identifiers must be managed data identifiers of AWS, got \"EmailAdress\"; allowed: ");
        assertThatThrownBy(LogMasking::of).hasMessageStartingWith("masking must name at least one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(a|b)", "a\nb", "[a", "*"})
    void refusesWhatIsNoExpression(String regex) {
        var masking = LogMasking.credentials();

        assertThatThrownBy(() -> masking.pattern("Own", regex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("patterns.Own must be ");
    }

    @Test
    void refusesTooMuch() {
        var many = LogMasking.credentials();
        for (int index = 0; index < 10; index++) {
            many = many.pattern("P" + index, "a");
        }
        var full = many;

        assertThatThrownBy(() -> full.pattern("P10", "a")).hasMessage("patterns must be at most 10, got 11");
        assertThatThrownBy(() -> LogMasking.credentials().pattern("EmailAddress", "a"))
                .hasMessageContaining("got \"EmailAddress\"");
        assertThatThrownBy(() -> LogMasking.credentials().pattern("Long", "a".repeat(201)))
                .hasMessageStartingWith("patterns.Long must be 1 to 200");
    }

    @Test
    void savesQueriesInAFolder() {
        var stack = new Stack(new App(), "One");
        SavedQueries.define(
                stack, "Queries", "orders", List.of(new LogQuery("Slowest", List.of("one", "two"), "sort x desc")));

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Logs::QueryDefinition",
                        Map.of(
                                "Name", "orders/Slowest",
                                "LogGroupNames", List.of("one", "two"),
                                "QueryString", "sort x desc"));
    }
}
