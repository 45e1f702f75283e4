package io.cloudtelemetry.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;

/**
 * Holds what a synth has written against what can be deployed, and says how to divide what cannot. CDK counts resources
 * alone, and throws.
 */
final class StackLimits {
    private static final int NEARLY = 80;

    /** Of CDK's validation: "Template has 501 resources, maximum is 500", and the same of outputs. */
    private static final List<String> RULES_OF_THE_SAME = List.of("F0007", "F0004");

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

    /** Keeps CDK's validation of templates from saying the same without a division. */
    static void countFor(App app) {
        Validations.of(app)
                .acknowledge(RULES_OF_THE_SAME.stream()
                        .map(rule -> Acknowledgment.builder()
                                .id("CloudFormation-Validate::" + rule)
                                .reason("the app counts what a stack holds, and says how to divide it")
                                .build())
                        .toArray(Acknowledgment[]::new));
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
