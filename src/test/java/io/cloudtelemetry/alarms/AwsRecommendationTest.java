package io.cloudtelemetry.alarms;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.metrics.AlarmRecommendation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every row that AWS recommends is taken, with its figures or with a reason for others, or refused with a reason; {@code
 * -Dreference.dir=FOLDER} names the folder of aws-recommended-alarms.json.
 */
@EnabledIfSystemProperty(named = "reference.dir", matches = ".+")
class AwsRecommendationTest {
    /** A metric and the names of its dimensions. */
    record Key(String namespace, String metric, Set<String> dimensions) {}

    private final List<JsonNode> aws = read();

    private static List<JsonNode> read() {
        try {
            var alarms = new ObjectMapper()
                    .readTree(Path.of(System.getProperty("reference.dir"), "aws-recommended-alarms.json")
                            .toFile())
                    .get("alarms");
            return StreamSupport.stream(alarms.spliterator(), false)
                    .filter(row -> watched().contains(row.get("namespace").asText()))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** {@return the namespaces of which something is watched} Of Route 53, S3 or EFS that may be one type of several. */
    private static Set<String> watched() {
        var namespaces = new TreeSet<String>();
        for (var file : RecommendedFiles.ALL) {
            file.data().alarms().forEach(row -> namespaces.add(row.namespace()));
            file.data().notTaken().forEach(row -> namespaces.add(row.namespace()));
        }
        return namespaces;
    }

    @Test
    void everyRowIsTakenOrRefused() {
        var taken = RecommendedFiles.ALL.stream()
                .flatMap(file -> file.data().alarms().stream()
                        .filter(row -> row.source() == AlarmRecommendation.Source.AWS)
                        .flatMap(row -> keys(file, row)))
                .collect(toSet());
        var refused = RecommendedFiles.ALL.stream()
                .flatMap(file -> file.data().notTaken().stream())
                .map(row -> new Key(row.namespace(), row.metric(), row.dimensions()))
                .toList();

        assertThat(refused).doesNotHaveDuplicates().doesNotContainAnyElementsOf(taken);
        taken.addAll(refused);
        assertThat(aws).isNotEmpty();
        assertThat(taken)
                .containsAll(aws.stream().map(AwsRecommendationTest::key).toList());
    }

    @Test
    void noRowClaimsToBeOfAwsThatIsNot() {
        var keys = aws.stream().map(AwsRecommendationTest::key).collect(toSet());

        assertThat(RecommendedFiles.ALL).allSatisfy(file -> {
            assertThat(file.data().alarms())
                    .filteredOn(row -> row.source() == AlarmRecommendation.Source.AWS)
                    .allSatisfy(row -> assertThat(keys(file, row)).containsAnyElementsOf(keys));
            assertThat(file.data().notTaken())
                    .allSatisfy(
                            row -> assertThat(keys).contains(new Key(row.namespace(), row.metric(), row.dimensions())))
                    .allSatisfy(row -> assertThat(row.why()).isNotBlank());
        });
    }

    @Test
    void otherFiguresThanThoseOfAwsHaveAReason() {
        assertThat(RecommendedFiles.ALL)
                .allSatisfy(file -> assertThat(file.data().alarms())
                        .filteredOn(row -> row.source() == AlarmRecommendation.Source.AWS)
                        .allSatisfy(row -> {
                            var theirs = aws.stream()
                                    .filter(each -> keys(file, row).anyMatch(key(each)::equals))
                                    .map(AwsRecommendationTest::figures)
                                    .toList();
                            assertThat(theirs).isNotEmpty();
                            if (!theirs.contains(figures(row))) {
                                assertThat(row.thresholdNote()).as(figures(row)).contains("AWS ");
                            }
                        }));
    }

    private static Key key(JsonNode row) {
        return new Key(
                row.get("namespace").asText(),
                row.get("metric").asText(),
                StreamSupport.stream(row.get("dimensions").spliterator(), false)
                        // Such as Role=WRITER.
                        .map(name -> name.asText().replaceFirst("=.*", ""))
                        .collect(toSet()));
    }

    /** {@return a row's series, and those of the subject's parts if alarms are made for them} */
    private static Stream<Key> keys(RecommendedAlarms file, AlarmRecommendation row) {
        var own = with(
                row.with(file.data().subject()),
                row.perService()
                        ? Set.of("Namespace", "Service")
                        : row.perNamespace() ? Set.of("Namespace") : Set.of());
        return row.threshold() == null || file.data().parts().isEmpty()
                ? Stream.of(new Key(row.namespace(), row.metric(), own))
                : Stream.of(
                        new Key(row.namespace(), row.metric(), own),
                        new Key(
                                row.namespace(),
                                row.metric(),
                                with(own, file.data().parts())));
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private static String figures(JsonNode row) {
        return "%s %s %s %d/%d %s every %d s"
                .formatted(
                        row.get("statistic").asText(),
                        row.get("comparison").asText(),
                        row.get("threshold").isNull()
                                ? "open"
                                : Threshold.above(row.get("threshold").asDouble())
                                        .number(),
                        row.get("datapointsToAlarm").asInt(),
                        row.get("evaluationPeriods").asInt(),
                        row.get("missingData").asText(),
                        row.get("period").asInt());
    }

    private static String figures(AlarmRecommendation row) {
        var threshold = row.threshold();
        var period = row.period();
        return "%s %s %s %d/%d %s every %d s"
                .formatted(
                        row.statistic(),
                        RecommendedAlarms.comparison(row).operator(),
                        threshold == null
                                ? "open"
                                : new Threshold(RecommendedAlarms.comparison(row), threshold).number(),
                        row.datapointsToAlarm(),
                        row.evaluationPeriods(),
                        row.missingData(),
                        period == null ? 60 : period);
    }
}
