package io.cloudtelemetry.eks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The logical id that CDK gives to a resource at a path in its stack (aws-cdk-lib, core/lib/private/uniqueid.ts). A resource
 * that stands elsewhere in the tree keeps it, since CloudFormation takes another id for another resource.
 */
final class LogicalId {
    private static final int LONGEST_READABLE_PART = 240;
    private static final int DIGITS_OF_THE_HASH = 8;

    private LogicalId() {}

    /**
     * {@return the logical id}
     *
     * @param path at least two ids, joined by slashes, from below the stack to {@code Resource}
     */
    static String of(String path) {
        var ids = Arrays.stream(path.split("/"))
                .filter(id -> !id.equals("Default"))
                .toList();
        var readable = new StringBuilder();
        var before = "";
        for (var id : ids) {
            if (before.isEmpty() || !before.endsWith(id)) {
                before = id;
                readable.append(id.equals("Resource") ? "" : id.replaceAll("[^A-Za-z0-9]", ""));
            }
        }
        readable.setLength(Math.min(readable.length(), LONGEST_READABLE_PART));
        return readable + hash(String.join("/", ids));
    }

    private static String hash(String path) {
        try {
            var hash = MessageDigest.getInstance("MD5").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(hash)
                    .substring(0, DIGITS_OF_THE_HASH)
                    .toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
