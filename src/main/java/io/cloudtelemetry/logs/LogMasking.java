package io.cloudtelemetry.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudtelemetry.ordered.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What CloudWatch Logs masks in the events of a group by a data-protection policy.
 *
 * <p>What is written after the policy stands is masked for everybody without the permission {@code logs:Unmask}; older
 * events are not ("Help protect sensitive log data with masking", CloudWatch Logs user guide).
 *
 * @param identifiers names of AWS's managed data identifiers, such as {@code EmailAddress}
 * @param patterns own regular expressions by their names
 */
public record LogMasking(Set<String> identifiers, Map<String, String> patterns) {
    /** "Custom data identifier constraints", CloudWatch Logs user guide. */
    private static final int MOST_PATTERNS = 10;

    private static final int LONGEST_PATTERN = 200;
    /** AWS's managed data identifiers, as CDK's {@code DataIdentifier} has them. */
    static final Set<String> OF_AWS = read();

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9_#=@/;, \\-^$?\\[\\]{}|\\\\*+.]+");

    public LogMasking {
        identifiers = Collections.unmodifiableSet(new LinkedHashSet<>(identifiers));
        patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
        if (identifiers.isEmpty() && patterns.isEmpty()) {
            throw new IllegalArgumentException(
                    "masking must name at least one identifier or pattern, got none; leave it out to mask nothing");
        }
        for (var name : identifiers) {
            if (!OF_AWS.contains(Objects.requireNonNull(name, "identifiers"))) {
                throw new IllegalArgumentException(
                        "identifiers must be managed data identifiers of AWS, got \"%s\"; allowed: %s"
                                .formatted(name, String.join(", ", OF_AWS)));
            }
        }
        if (patterns.size() > MOST_PATTERNS) {
            throw new IllegalArgumentException(
                    "patterns must be at most %d, got %d".formatted(MOST_PATTERNS, patterns.size()));
        }
        patterns.forEach(LogMasking::requirePattern);
    }

    private static void requirePattern(String name, String pattern) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(pattern, "regex");
        if (!NAME.matcher(name).matches() || OF_AWS.contains(name)) {
            throw new IllegalArgumentException(
                    "patterns must be named by 1 to 128 letters, digits, - or _, and not as an identifier of AWS, got \"%s\""
                            .formatted(name));
        }
        if (pattern.length() > LONGEST_PATTERN || !CHARACTERS.matcher(pattern).matches()) {
            throw new IllegalArgumentException(
                    "patterns.%s must be 1 to %d letters, digits, blanks or _#=@/;,-^$?[]{}|\\*+. , got \"%s\"; groups in ( ) are not supported"
                            .formatted(name, LONGEST_PATTERN, pattern));
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(
                    "patterns.%s must be a regular expression, got \"%s\": %s"
                            .formatted(name, pattern, broken.getDescription()),
                    broken);
        }
    }

    /**
     * {@return masking of these identifiers of AWS} See "Types of data that you can protect" in the CloudWatch Logs user
     * guide.
     *
     * @throws IllegalArgumentException if one is not of AWS
     */
    public static LogMasking of(String... identifiers) {
        return new LogMasking(new LinkedHashSet<>(Arrays.asList(identifiers)), Map.of());
    }

    /** {@return masking of keys: AWS's secret keys, and private keys of OpenSSH, PGP, PKCS and PuTTY} */
    public static LogMasking credentials() {
        return of("AwsSecretKey", "OpenSshPrivateKey", "PgpPrivateKey", "PkcsPrivateKey", "PuttyPrivateKey");
    }

    /**
     * {@return this masking and these identifiers of AWS}
     *
     * @throws IllegalArgumentException if one is not of AWS
     */
    public LogMasking and(String... more) {
        var all = new LinkedHashSet<>(identifiers);
        all.addAll(Arrays.asList(more));
        return new LogMasking(all, patterns);
    }

    /**
     * {@return this masking and what matches a regular expression}
     *
     * @param name what the finding is called, such as {@code EmployeeId}
     * @param regex at most 200 characters without groups
     * @throws IllegalArgumentException if CloudWatch Logs does not take it
     */
    public LogMasking pattern(String name, String regex) {
        var all = new LinkedHashMap<>(patterns);
        all.put(name, regex);
        return new LogMasking(identifiers, all);
    }

    private static Set<String> read() {
        try (var file = LogMasking.class.getResourceAsStream("managed-data-identifiers.txt")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Collections.unmodifiableSet(
                    new TreeSet<>(Arrays.asList(text.strip().split("\n"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the policy's document} "Understanding data protection policies": one statement to find, one to mask. */
    Map<String, Object> policy(String partition) {
        var found = Stream.concat(
                        identifiers.stream()
                                .map(name ->
                                        "arn:%s:dataprotection::aws:data-identifier/%s".formatted(partition, name)),
                        patterns.keySet().stream())
                .toList();
        var policy = new LinkedHashMap<String, Object>();
        policy.put("Name", "telemetry-masking");
        policy.put("Description", "Masks what must not be read in this log");
        policy.put("Version", "2021-06-01");
        if (!patterns.isEmpty()) {
            var custom = new ArrayList<Map<String, String>>();
            patterns.forEach((name, regex) -> custom.add(Ordered.map("Name", name, "Regex", regex)));
            policy.put("Configuration", Map.of("CustomDataIdentifier", custom));
        }
        policy.put(
                "Statement",
                List.of(
                        statement("find", found, Map.of("Audit", Map.of("FindingsDestination", Map.of()))),
                        statement("mask", found, Map.of("Deidentify", Map.of("MaskConfig", Map.of())))));
        return policy;
    }

    private static Map<String, Object> statement(String sid, List<String> found, Map<String, Object> operation) {
        return Ordered.map("Sid", sid, "DataIdentifier", found, "Operation", operation);
    }

    /** {@return the document as text, the same at every synth} */
    String json(String partition) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(policy(partition));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
