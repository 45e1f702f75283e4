package io.cloudtelemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class LogQueryTest {
    @Test
    void namesItsSourceFirst() {
        assertThat(new LogQuery("Latest", List.of("/some/group"), "fields @message | limit 20").withSources())
                .isEqualTo("SOURCE '/some/group' | fields @message | limit 20");
    }

    @Test
    void namesEachSourceInOrder() {
        assertThat(new LogQuery("Latest", List.of("/b", "/a"), "limit 20").withSources())
                .isEqualTo("SOURCE '/b' | SOURCE '/a' | limit 20");
    }

    @Test
    void keepsNamesOfItsOwn() {
        var names = new ArrayList<>(List.of("/a"));
        var query = new LogQuery("Latest", names, "limit 20");
        names.add("/b");

        assertThat(query.logGroupNames()).containsExactly("/a");
    }

    @Test
    void refusesToAskNoGroup() {
        assertThatThrownBy(() -> new LogQuery("Latest", List.of(), "limit 20"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logGroupNames must name at least one log group, got none");
    }

    @Test
    void refusesToAskWhatIsNoGroup() {
        assertThatThrownBy(() -> new LogQuery("Latest", List.of("/a", "it's"), "limit 20"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("logGroupNames must be 1 to 512 letters, digits or . - _ / #");
    }

    @Test
    void refusesAQueryThatIsBlankOrTooLong() {
        var source = "SOURCE '/a' | ".length();
        assertThat(new LogQuery("Latest", List.of("/a"), "x".repeat(10_000 - source)).withSources())
                .hasSize(10_000);
        assertThatThrownBy(() -> new LogQuery("Latest", List.of("/a"), "x".repeat(10_001 - source)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query must be 1 to 10000 characters with its sources, got 10001");
        assertThatThrownBy(() -> new LogQuery("Latest", List.of("/a"), " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query must be 1 to 10000 characters with its sources, got none");
    }

    @Test
    void titlesThatAreOneIdToCdkAreSavedBoth() {
        var stack = new Stack(new App(), "One");
        var queries = Stream.of("a/b", "a--b", "constructor")
                .map(title -> new LogQuery(title, List.of("/a"), "limit 20"))
                .toList();

        SavedQueries.define(stack, "Queries", "shop", queries);

        var template = Template.fromStack(stack);
        for (var query : queries) {
            template.hasResourceProperties("AWS::Logs::QueryDefinition", Map.of("Name", "shop/" + query.title()));
        }
    }

    @Test
    void savedTwiceAreDefinedOnce() {
        var stack = new Stack(new App(), "One");
        var query = new LogQuery("Errors", List.of("/a"), "limit 20");
        SavedQueries.define(stack, "Queries", "shop", List.of(query));
        SavedQueries.define(stack, "More", "shop", List.of(query, new LogQuery("Slowest", List.of("/a"), "limit 20")));

        Template.fromStack(stack).resourceCountIs("AWS::Logs::QueryDefinition", 2);
    }

    @Test
    void areRefusedWhereAnotherHasTheirName() {
        var stack = new Stack(new App(), "One");
        SavedQueries.define(stack, "Queries", "shop", List.of(new LogQuery("Errors", List.of("/a"), "limit 20")));
        var other = List.of(new LogQuery("Errors", List.of("/b"), "limit 20"));

        assertThatThrownBy(() -> SavedQueries.define(stack, "More", "shop", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("saved query shop/Errors must be kept in one way, got other settings at One/More than at"
                        + " One/Queries; state the same, or use another folder");
        assertThat(stack.getNode().getChildren()).hasSize(1);
    }
}
