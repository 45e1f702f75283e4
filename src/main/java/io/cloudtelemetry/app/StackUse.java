package io.cloudtelemetry.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of what AWS allows for one stack is used.
 *
 * @param policies characters of the inline policies of the role that has most of them
 */
record StackUse(int resources, int outputs, int bytes, int policies) {
    static final StackUse NONE = new StackUse(0, 0, 0, 0);

    /**
     * "Understand CloudFormation quotas", CloudFormation user guide, which says 1 MB of a template where the service says
     * "Template may not exceed 1000000 bytes in size"; "IAM and AWS STS quotas", IAM user guide.
     */
    static final StackUse ALLOWED = new StackUse(500, 200, 1_000_000, 10_240);

    StackUse plus(StackUse other) {
        return new StackUse(
                resources + other.resources, outputs + other.outputs, bytes + other.bytes, policies + other.policies);
    }

    boolean isAllowed() {
        return above(100).isEmpty();
    }

    /** {@return in words what is above so many hundredths of what is allowed} */
    List<String> above(int hundredths) {
        var words = new ArrayList<String>();
        add(words, hundredths, resources, ALLOWED.resources, "resources");
        add(words, hundredths, outputs, ALLOWED.outputs, "outputs");
        add(words, hundredths, bytes, ALLOWED.bytes, "bytes of template");
        add(words, hundredths, policies, ALLOWED.policies, "characters of policies in one role");
        return words;
    }

    private static void add(List<String> words, int hundredths, int used, int allowed, String what) {
        if (used * 100L > allowed * (long) hundredths) {
            words.add(String.format(Locale.ROOT, "%,d of %,d %s", used, allowed, what));
        }
    }
}
