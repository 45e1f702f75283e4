package io.cloudtelemetry.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.edits.Estate.Board;
import io.cloudtelemetry.edits.Estate.Composite;
import io.cloudtelemetry.edits.Estate.Kind;
import io.cloudtelemetry.edits.Estate.Member;
import io.cloudtelemetry.edits.Estate.Topic;
import io.cloudtelemetry.edits.Estate.Window;
import io.cloudtelemetry.edits.Walk.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;

/** Files that are edited and deployed for years. {@code -Dedits.sequences=1000} tries more of them, up to 5,000, {@code -Dedits.first=900} from there on. */
class EditsTest {
    private static final int SEQUENCES = Integer.getInteger("edits.sequences", 14);
    private static final int FIRST = Integer.getInteger("edits.first", 1);
    private static final int MOST_EDITS = SEQUENCES >= 100 ? 8 : 3;
    private static final Topic PAGES = new Topic("pages", List.of(), "a@acme.test");
    private static final Member CLUSTER = member("1", Kind.CLUSTER, "a", "", "");
    private static final Member REST = member("2", Kind.REST, "orders", "k1k1k1k1k1", "prod");
    private static final Member HTTP = member("3", Kind.HTTP, "", "m2m2m2m2m2", "prod");
    private static final Member SOCKET = member("4", Kind.WEB_SOCKET, "", "n3n3n3n3n3", "prod");

    private static final List<Estate> STARTS = List.of(
            new Estate(List.of(PAGES), List.of(REST), List.of(), List.of(), List.of()),
            new Estate(
                    List.of(PAGES),
                    List.of(REST.withChoice("retention", "30"), HTTP),
                    List.of(new Composite("composite-worst", "worst", "critical", List.of("httpApis"), null)),
                    List.of(new Window("patching", "PT2H", List.of("critical"))),
                    List.of(new Board("board", List.of("alarms")))),
            new Estate(List.of(PAGES), List.of(CLUSTER, SOCKET), List.of(), List.of(), List.of()),
            new Estate(
                    List.of(PAGES, new Topic("mails", List.of("warning"), "b@acme.test")),
                    List.of(CLUSTER.withChoice("addon", ""), HTTP),
                    List.of(new Composite("composite-all-bad", "all-bad", "critical", List.of("clusters"), null)),
                    List.of(),
                    List.of()));

    private static int begun;
    private static final List<End> ENDS = new ArrayList<>();

    private static Member member(String key, Kind kind, String name, String id, String stage) {
        return new Member(key, kind, name, id, stage, kind.alarms(), Map.of(), null);
    }

    /** Each number is an edit among those that the file of then has; {@link Shortest} shrinks what fails. */
    @Property(tries = 5000, seed = "13", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void eachEditDeploysOrIsKnown(@ForAll("sequences") Tuple2<Integer, List<Integer>> sequence) {
        if (++begun > SEQUENCES || begun < FIRST) {
            return;
        }
        var walk = new Walk(STARTS.get(sequence.get1()));
        for (int number : sequence.get2()) {
            var edit = edit(walk.estate(), number);
            try {
                ENDS.add(walk.take(edit));
            } catch (AssertionError failed) {
                throw Shortest.of(walk.estate(), edit).orElse(failed);
            }
            if (ENDS.get(ENDS.size() - 1) == End.NEEDS_ANOTHER_FILE) {
                return;
            }
        }
    }

    @AfterContainer
    static void mostAreDeployed() {
        assertThat(ENDS.stream().filter(End.DEPLOYED::equals).count())
                .as("edits that deploy, of %s", ENDS.size())
                .isGreaterThan(ENDS.size() / 2);
        if (SEQUENCES >= 100) {
            assertThat(ENDS).contains(End.REFUSED, End.DEPLOYED_IN_TWO_STEPS);
        }
    }

    private static Edit edit(Estate estate, int number) {
        var edits = new ArrayList<>(Edits.of(estate).values());
        var some = edits.get(number % edits.size());
        return some.get(number / edits.size() % some.size());
    }

    @Provide
    static Arbitrary<Tuple2<Integer, List<Integer>>> sequences() {
        var starts = Arbitraries.integers().between(0, STARTS.size() - 1);
        var edits = Arbitraries.integers()
                .between(0, 9_999)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_EDITS);
        return Combinators.combine(starts, edits).as(Tuple::of);
    }
}
