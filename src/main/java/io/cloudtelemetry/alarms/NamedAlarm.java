package io.cloudtelemetry.alarms;

import java.util.List;
import software.amazon.awscdk.CfnResource;

/** An alarm that others refer to by its literal name or ARN, so that another stack can without an export. */
public interface NamedAlarm extends AlarmSource {
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

    /** {@return the resource, which whatever names the alarm must wait for} */
    CfnResource resource();
}
