package io.cloudtelemetry.alarms;

import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * A PromQL alarm that stands in a template.
 *
 * @param spec what it was defined from
 * @param name its name in CloudWatch
 * @param arn its ARN, built from the name
 * @param resource the resource
 */
public record DefinedPromQlAlarm(PromQlAlarm spec, String name, String arn, CfnAlarm resource) implements NamedAlarm {
    @Override
    public Severity severity() {
        return spec.severity();
    }
}
