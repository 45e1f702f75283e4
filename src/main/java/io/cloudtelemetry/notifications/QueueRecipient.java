package io.cloudtelemetry.notifications;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** A queue, either as a construct or by its ARN. */
record QueueRecipient(@Nullable IQueue queue, @Nullable String arn, AlarmFilter filter)
        implements Recipient.Filterable {
    /** A standard topic writes to standard queues only, and the key of alias/aws/sqs lets no service in. */
    static void requireWritable(String property, IQueue queue) {
        Objects.requireNonNull(queue, "queue");
        if (queue.getFifo()) {
            throw new IllegalArgumentException(property + " must be a standard queue, got a FIFO queue");
        }
        if (queue.getEncryptionType() == QueueEncryption.KMS_MANAGED) {
            throw new IllegalArgumentException(
                    property + " must be encrypted by SQS or with a key of your own, got KMS_MANAGED,"
                            + " whose key lets SNS not in; use QueueEncryption.SQS_MANAGED or KMS");
        }
    }

    @Override
    public Filterable matching(AlarmFilter messages) {
        return new QueueRecipient(queue, arn, Objects.requireNonNull(messages, "filter"));
    }

    @Override
    public String label() {
        return arn == null ? "a queue of the app" : "SQS " + arn.substring(arn.lastIndexOf(':') + 1);
    }
}
