package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cloudtelemetry.eks.PromQl.Series;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluator by values that Prometheus 2.42 gave for the same queries and series (promtool test rules). */
class PromQlTest {
    private static final List<Series> DATA = List.of(
            series(Map.of("__name__", "used", "node", "a", "pool", "old"), 3),
            series(Map.of("__name__", "used", "node", "a", "pool", "new"), 5),
            series(Map.of("__name__", "used", "node", "b", "pool", "old"), 8),
            series(Map.of("__name__", "size", "node", "a"), 10),
            series(Map.of("__name__", "size", "node", "b"), 16),
            counter(Map.of("__name__", "idle_total", "node", "a")));

    private static Series series(Map<String, String> labels, double value) {
        return new Series(labels, new TreeMap<>(Map.of(960L, value)));
    }

    /** Two seconds a second, from 780 to 1020. */
    private static Series counter(Map<String, String> labels) {
        var samples = new TreeMap<Long, Double>();
        for (long at = 780; at <= 1020; at += 60) {
            samples.put(at, 2.0 * at);
        }
        return new Series(labels, samples);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * size{node=\"a\"} | {node=a}=21",
                "(1 + 2) * size{node=\"a\"} | {node=a}=30",
                "10 - 2 - size{node=\"a\"} | {node=a}=-2",
                "max by (node) (used) / max by (node) (size) | {node=a}=0.5 {node=b}=0.5",
                "sum by (node) (used) | {node=a}=8 {node=b}=8",
                "avg by (node) (used) | {node=a}=4 {node=b}=8",
                "count by (pool) (used) | {pool=new}=1 {pool=old}=2",
                "min by (node) (used) > 3 | {node=b}=8",
                "used{pool=\"new\"} > 4 | {__name__=used, node=a, pool=new}=5",
                "size / on (node) used{pool=\"old\"} | {node=a}=3.3333 {node=b}=2",
                "rate(idle_total[5m]) | {node=a}=2",
                "rate(idle_total[10m]) | {node=a}=0.9",
                "absent(size) | ",
                "absent(gone{node=\"a\"}) | {node=a}=1"
            })
    void answersAsPrometheusDoes(String query, String expected) {
        var answer = new TreeMap<String, Double>();
        PromQl.query(query, DATA, 1020).forEach((labels, value) -> answer.put(new TreeMap<>(labels).toString(), value));
        var wanted = new TreeMap<String, Double>();
        for (var element : expected == null ? new String[0] : expected.split(" (?=\\{)")) {
            var equals = element.lastIndexOf('=');
            wanted.put(element.substring(0, equals), Double.valueOf(element.substring(equals + 1)));
        }

        assertThat(answer.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((labels, value) -> assertThat(answer.get(labels)).isCloseTo(value, within(0.001)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size / on (node) used | many-to-many matching not allowed",
                "used / on (node) size | many-to-one matching must be explicit",
                "{node=\"b\"} * 2 | vector cannot contain metrics with the same labelset"
            })
    void failsWhatPrometheusFails(String query, String message) {
        var data = List.of(
                DATA.get(0),
                DATA.get(1),
                DATA.get(3),
                series(Map.of("__name__", "used", "node", "b"), 8),
                series(Map.of("__name__", "size", "node", "b"), 16));

        assertThatThrownBy(() -> PromQl.query(query, data, 1020))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (var query : List.of("used used", "topk(1, used)", "sum(used)", "used ^ 2", "1")) {
            assertThatThrownBy(() -> PromQl.query(query, DATA, 1020))
                    .as(query)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
