package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.GivenArn;
import java.util.Objects;
import software.amazon.awscdk.services.kms.IAlias;
import software.amazon.awscdk.services.kms.IKey;

/**
 * How a topic is encrypted.
 *
 * <p>CloudWatch encrypts an alarm's message itself, so it must be let in by the policy of the key; that of the key that AWS
 * manages for SNS (alias/aws/sns) cannot be changed, and alarms never reach such a topic. Such keys, other
 * ARNs and an empty reason are refused with an IllegalArgumentException.
 */
public sealed interface TopicEncryption {
    /** {@return a key that is defined here, one for all topics of the construct} */
    static TopicEncryption ownKey() {
        return new OwnKey();
    }

    /**
     * {@return a key of the app, whose policy gets the statement for alarms; a warning shows it for an imported one}
     */
    static TopicEncryption key(IKey key) {
        return new GivenKey(key);
    }

    /** {@return a key that exists; a warning shows the statement that its policy must have} */
    static TopicEncryption keyArn(String arn) {
        return new ExistingKey(arn);
    }

    /** {@return no key, for a reason that is written into the template's metadata} */
    static TopicEncryption none(String reason) {
        return new None(reason);
    }

    /** A key to define. */
    record OwnKey() implements TopicEncryption {}

    /** A key of the app, or imported by it. */
    record GivenKey(IKey key) implements TopicEncryption {
        public GivenKey {
            Objects.requireNonNull(key, "key");
            if (key instanceof IAlias alias && alias.getAliasName().startsWith("alias/aws/")) {
                throw new IllegalArgumentException(
                        "encryption must be a key whose policy can let alarms in, got %s, which AWS manages; use ownKey()"
                                .formatted(alias.getAliasName()));
            }
        }
    }

    /** A key by its ARN. */
    record ExistingKey(String arn) implements TopicEncryption {
        public ExistingKey {
            GivenArn.KEY.require("keyArn", arn);
        }
    }

    /** No key. */
    record None(String reason) implements TopicEncryption {
        public None {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "none must be a reason, got \"\"; say why alarms may lie unencrypted, and who agreed");
            }
        }
    }
}
