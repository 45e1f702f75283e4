package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.app.config.ServiceKeys;
import org.junit.jupiter.api.Test;

/** One list says what can be watched; what the file has words for follows from it. */
class WatchedServiceTest {
    @Test
    void everyServiceOfTheFileIsDefined() {
        assertThat(WatchedService.ALL).extracting(WatchedService::keys).isEqualTo(ServiceKeys.ALL);
    }

    @Test
    void theFirstSectionOfAServiceHasTheWordForAllOfIt() {
        assertThat(ServiceKeys.ALL)
                .allSatisfy(service -> assertThat(service.sections())
                        .startsWith(service.word())
                        .doesNotContain(ServiceKeys.ALARMS));
    }
}
