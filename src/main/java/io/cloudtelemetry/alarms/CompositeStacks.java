package io.cloudtelemetry.alarms;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Stack;

/**
 * The stacks that have a part of a composite whatever alarms they hold now, so that the first alarm of a stack comes and the
 * last one goes in one deployment.
 *
 * @param symptoms those that may hold symptoms
 * @param causes those that may hold causes
 */
public record CompositeStacks(List<Stack> symptoms, List<Stack> causes) {
    /** Only those that hold alarms of the composite. */
    static final CompositeStacks OF_ITS_ALARMS = new CompositeStacks(List.of(), List.of());

    public CompositeStacks {
        symptoms = List.copyOf(Objects.requireNonNull(symptoms, "symptoms"));
        causes = List.copyOf(Objects.requireNonNull(causes, "causes"));
    }
}
