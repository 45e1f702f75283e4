package io.cloudtelemetry.notifications;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/** Values for people: one that is not known at synth is written as what it stands for. */
final class Known {
    private Known() {}

    static String orElse(String value, String words) {
        return Token.isUnresolved(value) ? "<" + words + ">" : value;
    }

    /** {@return whether two values differ for certain; one that is not known at synth may be any} */
    static boolean differ(String one, String other) {
        return !Token.isUnresolved(one) && !Token.isUnresolved(other) && !one.equals(other);
    }

    static String topicArn(Stack stack, AlarmTopic topic) {
        return topic.arn(
                orElse(stack.getPartition(), "partition"),
                orElse(stack.getRegion(), "region"),
                orElse(stack.getAccount(), "account"));
    }
}
