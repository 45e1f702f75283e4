package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.app.config.TelemetryConfig.DashboardConfig.Section;
import io.cloudtelemetry.app.reading.CamelCase;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;

/** One list says what can be watched; what the file has words for follows from it. */
class WatchedServiceTest {
    @Test
    void everySectionWordIsThatOfAServiceOrOfTheAlarms() {
        var shown = new LinkedHashSet<Section>();
        shown.add(Section.ALARMS);
        WatchedService.ALL.forEach(service -> shown.add(service.sections().get(0)));
        WatchedService.ALL.forEach(service -> shown.addAll(service.sections()));

        // The order of the list is that of a board as by default.
        assertThat(shown).containsExactly(Section.values());
        assertThat(WatchedService.ALL)
                .allSatisfy(service -> assertThat(service.word())
                        .isEqualTo(CamelCase.Word.of(service.sections().get(0))));
    }
}
