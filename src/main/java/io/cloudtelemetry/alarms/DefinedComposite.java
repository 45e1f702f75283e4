package io.cloudtelemetry.alarms;

import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;

/**
 * A combined alarm that stands in a template; others can be made from it in turn.
 *
 * @param arn its ARN, built from the name
 */
public record DefinedComposite(CombinedAlarm spec, String name, String arn, CfnCompositeAlarm resource)
        implements NamedAlarm {
    @Override
    public Severity severity() {
        return spec.severity();
    }
}
