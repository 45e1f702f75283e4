package io.cloudtelemetry.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Ids meet nothing, and those that work today stay. */
class ConstructIdsTest {
    private final Stack stack = new Stack(new App(), "Stack");
    private final Construct scope = new Construct(stack, "Scope");

    private static Map<String, String> apart(String... texts) {
        var wanted = new LinkedHashMap<String, String>();
        List.of(texts).forEach(text -> wanted.put(text, text));
        return ConstructIds.apart(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_c", "a/b", "a--b", "Default", "Resource", "CDKMetadata", "Constructor", "1 2"})
    void aTextAloneIsItsId(String text) {
        assertThat(ConstructIds.in(scope, text)).isEqualTo(text);
        assertThat(apart(text)).containsEntry(text, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf"})
    void whatNodeTakesForAChildGetsAnotherId(String text) {
        var id = ConstructIds.in(scope, text);

        assertThat(id).matches(text + "-[0-9a-f]{8}");
        assertThatCode(() -> new Construct(scope, id)).doesNotThrowAnyException();
    }

    @Test
    void anIdThatAnotherChildHasOrWillHaveGetsAHash() {
        new Construct(scope, "taken");

        assertThat(ConstructIds.free(scope, "free")).isEqualTo("free");
        assertThat(ConstructIds.free(scope, "taken")).matches("taken-[0-9a-f]{8}");
        assertThat(ConstructIds.freeAmong(List.of("wanted"), "free")).isEqualTo("free");
        assertThat(ConstructIds.freeAmong(List.of("wanted"), "wanted")).matches("wanted-[0-9a-f]{8}");
    }

    @Test
    void theRuleThatTheSynthesizerAddsKeepsItsIdInTheStack() {
        new Construct(stack, ConstructIds.in(stack, "CheckBootstrapVersion"));

        assertThat(ConstructIds.in(scope, "CheckBootstrapVersion")).isEqualTo("CheckBootstrapVersion");
        assertThatCode(() -> ((App) stack.getNode().getRoot()).synth()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Default,Resource", "Resource,Default"})
    void bothMainChildrenStandInOneScope(String order) {
        for (var text : order.split(",")) {
            new Construct(scope, ConstructIds.in(scope, text));
        }

        assertThat(scope.getNode().getChildren().stream()
                        .map(child -> child.getNode().getId()))
                .containsExactly(order.split(","));
        assertThatCode(() -> scope.getNode().getDefaultChild()).doesNotThrowAnyException();
    }

    @Test
    void ofTextsThatAreOneIdToCdkTheOneThatIsItKeepsIt() {
        assertThat(apart("a/b", "c", "a--b"))
                .containsEntry("a--b", "a--b")
                .containsEntry("c", "c")
                .hasEntrySatisfying("a/b", id -> assertThat(id).matches("a/b-[0-9a-f]{8}"));
        assertThat(apart("a--b", "a/b")).isEqualTo(apart("a/b", "a--b"));
        assertThat(apart("a/b", "a\nb")).containsEntry("a/b", "a/b").doesNotContainValue("a\nb");
    }

    @Test
    void idsThatAreNotTheTextAreKeptByTheFirst() {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("arn:1:ops", "ops");
        wanted.put("arn:2:ops", "ops");

        assertThat(ConstructIds.apart(wanted))
                .containsEntry("arn:1:ops", "ops")
                .hasEntrySatisfying("arn:2:ops", id -> assertThat(id).matches("ops-[0-9a-f]{8}"));
        wanted.put("ops", "ops");
        assertThat(ConstructIds.apart(wanted)).containsEntry("ops", "ops").doesNotContainEntry("arn:1:ops", "ops");
    }
}
