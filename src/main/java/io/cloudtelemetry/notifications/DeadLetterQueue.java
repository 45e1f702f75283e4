package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.GivenArn;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * Where messages go that a subscription could not deliver. A queue that SNS cannot write to, and a text that is not the ARN
 * of a queue, is refused with an IllegalArgumentException.
 */
public sealed interface DeadLetterQueue {
    /** {@return none: what cannot be delivered is lost, as SNS does by default} */
    static DeadLetterQueue none() {
        return new None();
    }

    /** {@return a queue to define for the topic: encrypted by SQS, for TLS only, that keeps messages for 14 days} */
    static DeadLetterQueue own() {
        return new Own();
    }

    /** {@return a standard queue of the app; it gets the permission to be written to, and its key too} */
    static DeadLetterQueue of(IQueue queue) {
        return new Given(queue);
    }

    /** {@return a standard queue that exists; what its policy must allow is shown as a warning} */
    static DeadLetterQueue existing(String queueArn) {
        return new Existing(queueArn);
    }

    /** No queue. */
    record None() implements DeadLetterQueue {}

    /** A queue to define. */
    record Own() implements DeadLetterQueue {}

    /** A queue of the app. */
    record Given(IQueue queue) implements DeadLetterQueue {
        public Given {
            QueueRecipient.requireWritable("deadLetterQueue", queue);
        }
    }

    /** A queue by its ARN. */
    record Existing(String arn) implements DeadLetterQueue {
        public Existing {
            GivenArn.DEAD_LETTER_QUEUE.requireLiteral("deadLetterQueue", arn);
        }
    }
}
