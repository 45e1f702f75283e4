package io.cloudtelemetry.alarms;

import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * A PromQL alarm that stands in a template.
 *
 * @param arn its ARN, built from the name
 */
public record DefinedPromQlAlarm(PromQlAlarm spec, String name, String arn, CfnAlarm resource) implements NamedAlarm {
    @Override
    public Severity severity() {
        return spec.severity();
    }
}
