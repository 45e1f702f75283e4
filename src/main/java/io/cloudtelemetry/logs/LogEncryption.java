package io.cloudtelemetry.logs;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.kms.IKey;

/** The customer managed key of a log group. Without one CloudWatch Logs encrypts with a key of its own. */
public sealed interface LogEncryption {
    /** {@return a key of the app, whose policy gets the statement for the group; for an imported one a warning shows it} */
    static LogEncryption key(IKey key) {
        return new GivenKey(key);
    }

    /**
     * {@return a key that exists; a warning shows the statement that its policy must have}
     *
     * @throws IllegalArgumentException if that is not the ARN of a key
     */
    static LogEncryption keyArn(String arn) {
        return new ExistingKey(arn);
    }

    /** A key of the app, or imported by it. */
    record GivenKey(IKey key) implements LogEncryption {}

    /** A key by its ARN. */
    record ExistingKey(String arn) implements LogEncryption {
        private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+");

        /** Checks the ARN. */
        public ExistingKey {
            if (!arn.contains("${Token[") && !ARN.matcher(arn).matches()) {
                throw new IllegalArgumentException(
                        "keyArn must be the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/0123abcd-…, not of an alias, got \"%s\""
                                .formatted(arn));
            }
        }
    }
}
