package io.cloudtelemetry.alarms;

import software.amazon.awscdk.CfnResource;

/** An alarm that others refer to by its literal name or ARN, so that another stack can without an export. */
public interface NamedAlarm {
    /** {@return its name in CloudWatch} */
    String name();

    /** {@return its ARN, built from the name} */
    String arn();

    /** {@return how urgent it is} */
    Severity severity();

    /** {@return the resource, which whatever names the alarm must wait for} */
    CfnResource resource();
}
