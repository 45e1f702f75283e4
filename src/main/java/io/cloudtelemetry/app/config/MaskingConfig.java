package io.cloudtelemetry.app.config;

import io.cloudtelemetry.logs.LogMasking;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What CloudWatch Logs masks in a log group. */
@Describes("""
        identifiers: Managed data identifiers of AWS, such as EmailAddress or CreditCardNumber; see "Types of data that you can protect" in the CloudWatch Logs user guide.
        patterns: Regular expressions of your own without groups, by their names.
        """)
record MaskingConfig(List<String> identifiers, Map<String, String> patterns) implements Becomes<LogMasking> {
    @Override
    public LogMasking value() {
        if (identifiers.isEmpty() && patterns.isEmpty()) {
            throw new IllegalArgumentException(
                    "identifiers or patterns must be given, got neither; leave masking out to mask nothing");
        }
        return new LogMasking(new LinkedHashSet<>(identifiers), new TreeMap<>(patterns));
    }
}
