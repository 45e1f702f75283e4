package io.cloudtelemetry.eks.kubernetes;

import io.cloudtelemetry.ordered.Ordered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Restarts pods when their configuration changes, which they read at their start only. */
public final class ConfigurationHash {
    private static final String ANNOTATION = "cloudtelemetry.io/configuration-sha256";

    private ConfigurationHash() {}

    /** {@return the SHA-256 of a configuration, in hexadecimal} */
    public static String of(String configuration) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(configuration.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return annotations of pods, and the hash of their configuration} */
    public static Map<String, String> annotations(Map<String, String> others, String hash) {
        var annotations = new LinkedHashMap<>(others);
        annotations.put(ANNOTATION, hash);
        return Ordered.sorted(annotations);
    }
}
