package io.cloudtelemetry.app.config;

import io.cloudtelemetry.ownership.GivenArn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key of the configuration file whose value is an ARN, or a list of some, of the place of the stacks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Arn {
    /** What it is for. */
    GivenArn value();
}
