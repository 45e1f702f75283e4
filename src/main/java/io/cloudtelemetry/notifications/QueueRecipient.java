package io.cloudtelemetry.notifications;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** A queue, either as a construct or by its ARN. */
record QueueRecipient(@Nullable IQueue queue, @Nullable String arn, AlarmFilter filter)
        implements Recipient.Filterable {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:([A-Za-z0-9_-]{1,80})");

    static QueueRecipient of(IQueue queue) {
        requireWritable("sqs", queue);
        return new QueueRecipient(queue, null, AlarmFilter.everything());
    }

    static QueueRecipient existing(String arn) {
        requireArn("sqs", arn);
        return new QueueRecipient(null, arn, AlarmFilter.everything());
    }

    /** A standard topic writes to standard queues only, and the key of alias/aws/sqs lets no service in. */
    static void requireWritable(String property, IQueue queue) {
        if (queue.getFifo()) {
            throw new IllegalArgumentException(property + " must be a standard queue, got a FIFO queue");
        }
        if (queue.getEncryptionType() == QueueEncryption.KMS_MANAGED) {
            throw new IllegalArgumentException(
                    property + " must be encrypted by SQS or with a key of your own, got KMS_MANAGED,"
                            + " whose key lets SNS not in; use QueueEncryption.SQS_MANAGED or KMS");
        }
    }

    static void requireArn(String property, String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "%s must be the ARN of a standard queue such as arn:aws:sqs:eu-west-1:123456789012:alarms, got \"%s\""
                            .formatted(property, arn));
        }
    }

    @Override
    public Filterable matching(AlarmFilter messages) {
        return new QueueRecipient(queue, arn, messages);
    }

    @Override
    public String label() {
        return arn == null ? "a queue of the app" : "SQS " + arn.substring(arn.lastIndexOf(':') + 1);
    }
}
