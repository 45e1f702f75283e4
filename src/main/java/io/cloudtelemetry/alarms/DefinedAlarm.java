package io.cloudtelemetry.alarms;

import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * An alarm that stands in a template.
 *
 * @param arn its ARN, built from the name, so that using it in another stack makes no export
 */
public record DefinedAlarm(AlarmSpec spec, String name, String arn, CfnAlarm resource) implements NamedAlarm {
    @Override
    public Severity severity() {
        return spec.severity();
    }
}
