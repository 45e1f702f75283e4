package io.cloudtelemetry.notifications;

import io.cloudtelemetry.alarms.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Token;

/**
 * A topic, the severities that it is for, and who subscribes to it. Values are fixed; each method gives a new one.
 *
 * @param name the topic's name; known at synth, since ARNs are built from it
 * @param existingArn the ARN of a topic that exists already; null for a topic to define
 * @param severities the severities that are sent to it
 * @param emails the addresses that subscribe; each must confirm the mail it gets
 */
public record AlarmTopic(String name, @Nullable String existingArn, Set<Severity> severities, List<String> emails) {
    /** CreateTopic, {@code Name}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:([A-Za-z0-9_-]{1,256})");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]+");

    /**
     * Checks the name and the addresses.
     *
     * @throws IllegalArgumentException if one is not what SNS takes, or an address stands twice
     */
    public AlarmTopic {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "topic must be 1 to 256 letters, digits, hyphens or underscores, got \"" + name + "\"");
        }
        for (var address : emails) {
            if (!Token.isUnresolved(address) && !EMAIL.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "email must be an address such as ops@example.com, got \"" + address + "\"");
            }
        }
        if (new LinkedHashSet<>(emails).size() < emails.size()) {
            throw new IllegalArgumentException("email must name each address once, got " + emails);
        }
        severities = severities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(severities));
        emails = List.copyOf(emails);
    }

    /** {@return a topic to define, for every severity until {@link #forSeverities} says which} */
    public static AlarmTopic named(String name) {
        return new AlarmTopic(name, null, EnumSet.allOf(Severity.class), List.of());
    }

    /**
     * {@return a topic that exists already; its policy and key are left as they are}
     *
     * @throws IllegalArgumentException if that is not the ARN of a standard topic
     */
    public static AlarmTopic existing(String arn) {
        var parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "topicArn must be the ARN of a standard topic such as arn:aws:sns:eu-west-1:123456789012:alarms, got \""
                            + arn + "\"");
        }
        return new AlarmTopic(parts.group(1), arn, EnumSet.allOf(Severity.class), List.of());
    }

    /** {@return this topic for these severities only} */
    public AlarmTopic forSeverities(Severity first, Severity... others) {
        return new AlarmTopic(name, existingArn, EnumSet.of(first, others), emails);
    }

    /**
     * {@return this topic with one more e-mail subscription}
     *
     * @throws IllegalArgumentException if that is no e-mail address, or it subscribes already
     */
    public AlarmTopic email(String address) {
        var all = new ArrayList<>(emails);
        all.add(address);
        return new AlarmTopic(name, existingArn, severities, all);
    }
}
