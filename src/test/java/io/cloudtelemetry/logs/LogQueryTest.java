package io.cloudtelemetry.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
