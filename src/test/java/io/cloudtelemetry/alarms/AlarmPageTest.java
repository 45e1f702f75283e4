package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlarmPageTest {
    private static final Path PAGE = Path.of("docs", "alarms.md");

    @Test
    void docsListEveryAlarm() throws IOException {
        Snapshots.matches(PAGE, AlarmPage.of(RecommendedFiles.ALL));
    }

    @Test
    void everyAnchorIsAHeading() throws IOException {
        var lines = Files.readAllLines(PAGE);

        for (var file : RecommendedFiles.ALL) {
            assertThat(file.rows())
                    .allSatisfy(row ->
                            assertThat(lines).contains("### " + row.runbook().anchor()));
        }
    }
}
