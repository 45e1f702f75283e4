package io.cloudtelemetry.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.app.config.LogGroupKeys.LogGroupConfig;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArnTest {
    /** A key that says in the schema that it takes an ARN is compared with the place of the stacks. */
    @Test
    void everyKeyForAnArnIsChecked() {
        var seen = TelemetrySchema.records(TelemetryConfig.class);

        var unchecked = seen.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(component ->
                        isForAnArn(TelemetrySchema.description(component.getDeclaringRecord(), component.getName())))
                .filter(component -> component.getAnnotation(Arn.class) == null)
                .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName());

        assertThat(unchecked).isEmpty();
        assertThat(seen).contains(KubectlConfig.class, LogGroupConfig.class, NotificationConfig.DeadLetters.class);
    }

    private static boolean isForAnArn(@Nullable String description) {
        return description != null && description.matches("(?s).*\\bARNs?\\b.*");
    }
}
