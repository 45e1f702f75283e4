package io.cloudtelemetry.metrics;

import io.cloudtelemetry.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void docsListEveryNamespace() throws IOException {
        Snapshots.matches(Path.of("docs", "metrics.md"), MetricsPage.text());
    }
}
