package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.logs.LogMasking;
import io.cloudtelemetry.ordered.Ordered;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What CloudWatch Logs masks in a log group. */
record MaskingConfig(
        @JsonPropertyDescription(
                "Managed data identifiers of AWS, such as EmailAddress or CreditCardNumber; see \"Types of data that you can protect\" in the CloudWatch Logs user guide.")
        List<String> identifiers,

        @JsonPropertyDescription("Regular expressions of your own without groups, by their names.")
        Map<String, String> patterns) {
    MaskingConfig {
        identifiers = Keys.list(identifiers);
        patterns = patterns == null ? Map.of() : Ordered.copy(patterns);
        if (identifiers.isEmpty() && patterns.isEmpty()) {
            throw new IllegalArgumentException(
                    "identifiers or patterns must be given, got neither; leave masking out to mask nothing");
        }
        new LogMasking(new LinkedHashSet<>(identifiers), patterns);
    }

    LogMasking masking() {
        return new LogMasking(new LinkedHashSet<>(identifiers), new TreeMap<>(patterns));
    }
}
