package io.cloudtelemetry.notifications;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/** Values for people: one that is not known at synth is written as what it stands for. */
final class Known {
    private Known() {}

    static String orElse(String value, String words) {
        return Token.isUnresolved(value) ? "<" + words + ">" : value;
    }

    static String topicArn(Stack stack, AlarmTopic topic) {
        return topic.existingArn() != null
                ? topic.existingArn()
                : "arn:%s:sns:%s:%s:%s"
                        .formatted(
                                orElse(stack.getPartition(), "partition"),
                                orElse(stack.getRegion(), "region"),
                                orElse(stack.getAccount(), "account"),
                                topic.name());
    }
}
