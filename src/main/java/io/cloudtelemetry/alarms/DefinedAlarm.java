package io.cloudtelemetry.alarms;

import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * An alarm that stands in a template.
 *
 * @param spec what it was defined from
 * @param name its name in CloudWatch
 * @param arn its ARN, built from the name, so that using it in another stack makes no export
 * @param resource the resource
 */
public record DefinedAlarm(AlarmSpec spec, String name, String arn, CfnAlarm resource) implements NamedAlarm {
    @Override
    public Severity severity() {
        return spec.severity();
    }
}
