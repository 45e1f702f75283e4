package io.cloudtelemetry.eks;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.alarms.PromQlAlarm;
import io.cloudtelemetry.eks.PromQl.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the recommended queries return, over a node or pod that is well and one that is not. */
class EksPromQlQueriesTest {
    private static final long NOW = 100_000;
    private static final long INTERVAL = 30;
    private static final String NODE = "@resource.k8s.node.name";
    private static final String POD = "@resource.k8s.pod.name";

    /** What each alarm is about: the series of a subject, by the percentage that the alarm compares. */
    private static final Map<String, Subject> SUBJECTS = Map.ofEntries(
            entry(
                    "node-memory",
                    (name, percent) -> List.of(
                            gauge("k8s.node.memory.working_set", NODE, name, percent * 1e8),
                            gauge("k8s.node.memory.available", NODE, name, (100 - percent) * 1e8))),
            entry(
                    "node-filesystem",
                    (name, percent) -> List.of(
                            gauge("k8s.node.filesystem.available", NODE, name, (100 - percent) * 1e9),
                            gauge("k8s.node.filesystem.capacity", NODE, name, 1e11))),
            entry(
                    "pod-cpu-limit",
                    (name, percent) -> List.of(gauge("k8s.pod.cpu_limit_utilization", POD, name, percent / 100))),
            entry(
                    "pod-memory-limit",
                    (name, percent) -> List.of(gauge("k8s.pod.memory_limit_utilization", POD, name, percent / 100))),
            entry(
                    "node-cpu",
                    (name, percent) -> Stream.of("0", "1")
                            .flatMap(cpu -> Stream.of("idle", "user")
                                    .map(mode -> series(
                                            labels(
                                                    "node_cpu_seconds_total",
                                                    NODE,
                                                    name,
                                                    Map.of("cpu", cpu, "mode", mode)),
                                            at -> at * (mode.equals("idle") ? 100 - percent : percent) / 100)))
                            .toList()));

    private interface Subject {
        List<Series> of(String name, double percent);
    }

    private static Map<String, String> labels(String metric, String key, String name, Map<String, String> more) {
        var labels = new HashMap<>(more);
        labels.putAll(Map.of("__name__", metric, "@resource.k8s.cluster.name", "shop", key, name));
        if (key.equals(POD)) {
            labels.put("@resource.k8s.namespace.name", "default");
        }
        return labels;
    }

    private static Series gauge(String metric, String key, String name, double value) {
        return series(labels(metric, key, name, Map.of()), at -> value);
    }

    private static Series series(Map<String, String> labels, LongToDoubleFunction value) {
        var samples = new TreeMap<Long, Double>();
        LongStream.iterate(NOW - 1200, at -> at <= NOW, at -> at + INTERVAL)
                .forEach(at -> samples.put(at, value.applyAsDouble(at)));
        return new Series(labels, samples);
    }

    /** A label of the node is changed at that moment: the series ends, and another goes on from it. */
    private static Stream<Series> relabelled(Series series, long at) {
        var labels = new HashMap<>(series.labels());
        labels.put("@resource.k8s.node.label.pool", "new");
        return Stream.of(
                new Series(series.labels(), new TreeMap<>(series.samples().headMap(at, false))),
                new Series(labels, new TreeMap<>(series.samples().tailMap(at, true))));
    }

    private static List<Series> relabelled(List<Series> data, long at) {
        return data.stream().flatMap(series -> relabelled(series, at)).toList();
    }

    private static Set<String> returned(PromQlAlarm alarm, List<Series> data) {
        return PromQl.query(alarm.query().replace(PromQlAlarm.SUBJECT, "shop"), data, NOW).keySet().stream()
                .map(labels -> labels.getOrDefault(NODE, labels.getOrDefault(POD, "the cluster")))
                .collect(toSet());
    }

    static Stream<PromQlAlarm> onSubjects() {
        return EksPromQlAlarms.recommended(AgentDelivery.addon()).stream()
                .filter(alarm -> !alarm.name().equals(EksAlarms.AGENT_SILENT));
    }

    private static List<Series> data(PromQlAlarm alarm, double one, double other) {
        var subject = SUBJECTS.get(alarm.name());
        assertThat(subject).as("series for %s", alarm.name()).isNotNull();
        var data = new ArrayList<>(subject.of("one", one));
        data.addAll(subject.of("other", other));
        return data;
    }

    @ParameterizedTest
    @MethodSource("onSubjects")
    void returnsWhatIsBeyondTheThresholdAndNothingElse(PromQlAlarm alarm) {
        assertThat(returned(alarm, data(alarm, 79, 20))).isEmpty();
        assertThat(returned(alarm, data(alarm, 81, 79))).containsExactly("one");
        assertThat(returned(alarm, List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("onSubjects")
    void namesTheSubjectAlone(PromQlAlarm alarm) {
        assertThat(PromQl.query(alarm.query().replace(PromQlAlarm.SUBJECT, "shop"), data(alarm, 90, 20), NOW)
                        .keySet())
                .singleElement()
                .satisfies(labels -> assertThat(labels.keySet())
                        .isSubsetOf(NODE, POD, "@resource.k8s.namespace.name")
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("onSubjects")
    void holdsWhileALabelChangesMakesTwoSeriesOfEach(PromQlAlarm alarm) {
        for (var at = NOW - 420; at <= NOW; at += INTERVAL) {
            assertThat(returned(alarm, relabelled(data(alarm, 95, 20), at)))
                    .as("%d seconds ago", NOW - at)
                    .containsExactly("one");
            assertThat(returned(alarm, relabelled(data(alarm, 65, 65), at)))
                    .as("%d seconds ago", NOW - at)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("onSubjects")
    void leavesOtherClustersAlone(PromQlAlarm alarm) {
        var elsewhere = data(alarm, 95, 95).stream()
                .map(series -> {
                    var labels = new HashMap<>(series.labels());
                    labels.put("@resource.k8s.cluster.name", "elsewhere");
                    return new Series(labels, series.samples());
                })
                .toList();

        assertThat(returned(alarm, elsewhere)).isEmpty();
    }

    @Test
    void silenceIsToldOnceTheLastSampleIsFiveMinutesOld() {
        var alarm = EksPromQlAlarms.recommended(AgentDelivery.manifests()).stream()
                .filter(each -> each.name().equals(EksAlarms.AGENT_SILENT))
                .findFirst()
                .orElseThrow();
        var nodes = SUBJECTS.get("node-memory").of("one", 20);

        assertThat(returned(alarm, nodes)).isEmpty();
        assertThat(returned(alarm, relabelled(nodes, NOW - 60))).isEmpty();
        assertThat(returned(alarm, List.of())).containsExactly("the cluster");
        assertThat(returned(alarm, ended(nodes, 240))).isEmpty();
        assertThat(returned(alarm, ended(nodes, 300))).containsExactly("the cluster");
        assertThat(returned(alarm, SUBJECTS.get("pod-cpu-limit").of("one", 20))).containsExactly("the cluster");
    }

    private static List<Series> ended(List<Series> data, long ago) {
        return data.stream()
                .map(series -> new Series(
                        series.labels(), new TreeMap<>(series.samples().headMap(NOW - ago, true))))
                .toList();
    }

    /** So that the tests above can fail: this is how the queries once were. */
    @Test
    void queryWithoutAggregationFailsForTheWholeClusterByOneNodeWithTwoSeries() {
        var share = "100 * (1 - {\"__name__\"=\"k8s.node.filesystem.available\"} / on (\"%1$s\")"
                + " {\"__name__\"=\"k8s.node.filesystem.capacity\"}) > 80";
        var filesystem = SUBJECTS.get("node-filesystem");
        var data = new ArrayList<>(filesystem.of("one", 95));
        data.addAll(relabelled(filesystem.of("other", 20), NOW - 120));

        assertThatThrownBy(() -> PromQl.query(share.formatted(NODE), data, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("many-to-many matching not allowed");
    }
}
