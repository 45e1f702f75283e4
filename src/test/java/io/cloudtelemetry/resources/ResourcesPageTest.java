package io.cloudtelemetry.resources;

import io.cloudtelemetry.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResourcesPageTest {
    private static final Path PAGE = Path.of("docs", "resources.md");

    @Test
    void thePageHasEveryType() throws IOException {
        Snapshots.matches(PAGE, ResourcesPage.of(Files.readString(PAGE)));
    }
}
