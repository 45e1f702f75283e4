package io.cloudtelemetry.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;

/**
 * Holds what a synth has written against what can be deployed, and says how to divide what cannot. CDK counts resources
 * alone, and throws.
 */
final class StackLimits {
    private static final int NEARLY = 80;

    private final TelemetryStacks stacks;
    private final Map<Stack, WrittenStack> written = new LinkedHashMap<>();
    private final Map<Stack, StackUse> totals = new LinkedHashMap<>();

    StackLimits(TelemetryStacks stacks, Path assembly) {
        this.stacks = stacks;
        for (var stack : stacks.stacks()) {
            var file = WrittenStack.read(
                    assembly, stack.getArtifactId(), stacks.config().region());
            totals.put(stack, file.total());
            if (!file.total().isAllowed()) {
                written.put(stack, file);
            }
        }
    }

    /** {@return a line for each stack that cannot be deployed, with a division that can} */
    List<String> exceeded() {
        var lines = new ArrayList<String>();
        written.forEach((stack, file) -> lines.add("stack %s would hold %s; %s"
                .formatted(
                        stack.getStackName(),
                        String.join(", ", file.total().above(100)),
                        new StackDivision(stacks, stack, file).advice())));
        return lines;
    }

    /** {@return the stacks that are near what is allowed, in words} */
    List<String> nearlyFull() {
        var lines = new ArrayList<String>();
        totals.forEach((stack, total) -> {
            var near = total.above(NEARLY);
            if (!near.isEmpty()) {
                lines.add(stack.getStackName() + " has " + String.join(", ", near));
            }
        });
        return lines;
    }
}
