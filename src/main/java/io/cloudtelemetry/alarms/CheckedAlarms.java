package io.cloudtelemetry.alarms;

import java.util.List;
import software.constructs.Construct;

/**
 * Alarms that are known to be definable, so that a construct can refuse them before it attaches anything.
 *
 * @param <D> what defining one gives
 * @hidden
 */
@FunctionalInterface
public interface CheckedAlarms<D extends NamedAlarm> {
    /**
     * {@return the alarms, defined in a scope}
     *
     * @param scope the scope that they were checked for, or one below it in the same stack
     * @throws IllegalArgumentException if the scope holds alarms of these ids already
     */
    List<D> define(Construct scope);
}
