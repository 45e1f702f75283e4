package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.GivenArn;
import java.util.Objects;
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

    /** {@return the key's ARN, which is a token for one of the app} */
    String arn();

    /** A key of the app, or imported by it. */
    record GivenKey(IKey key) implements LogEncryption {
        public GivenKey {
            Objects.requireNonNull(key, "key");
        }

        @Override
        public String arn() {
            return key.getKeyArn();
        }
    }

    /** A key by its ARN. */
    record ExistingKey(String arn) implements LogEncryption {
        public ExistingKey {
            GivenArn.KEY.require("keyArn", arn);
        }
    }
}
