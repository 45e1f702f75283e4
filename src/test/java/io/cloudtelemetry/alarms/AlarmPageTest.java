package io.cloudtelemetry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlarmPageTest {
    @Test
    void docsListEveryAlarm() throws IOException {
        Snapshots.matches(Path.of("docs", "alarms.md"), AlarmPage.of(RecommendedFiles.ALL));
    }

    @Test
    void everyAnchorIsAHeading() {
        var lines = AlarmPage.of(RecommendedFiles.ALL).lines().toList();

        for (var file : RecommendedFiles.ALL) {
            assertThat(file.data().alarms()).allSatisfy(row -> assertThat(lines).contains("### " + row.anchor()));
        }
    }
}
