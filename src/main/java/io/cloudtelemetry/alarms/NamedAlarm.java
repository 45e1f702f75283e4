package io.cloudtelemetry.alarms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.constructs.Construct;

/** An alarm that others refer to by its literal name or ARN, so that another stack can without an export. */
public interface NamedAlarm extends AlarmSource {
    /**
     * {@return an alarm of CDK's own, or one that exists} Where CloudFormation makes its name up, only its own stack can
     * refer to it.
     */
    static NamedAlarm of(IAlarm alarm, Severity severity) {
        return GivenAlarm.of(alarm, severity);
    }

    /** {@return its name in CloudWatch} */
    @Override
    String name();

    /** {@return this alarm alone} */
    @Override
    default List<NamedAlarm> alarms() {
        return List.of(this);
    }

    /** {@return its ARN, built from the name} */
    String arn();

    /** {@return how urgent it is} */
    Severity severity();

    /** {@return the resource; what names the alarm must wait for it. Null for an alarm that exists} */
    @Nullable
    CfnResource resource();

    /**
     * Checks that the stack of a scope can refer to it.
     *
     * @throws IllegalArgumentException if its name is made up in another stack, which would have to export it
     */
    default void requireUsableIn(Construct scope) {}
}
