package io.cloudtelemetry.app.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what the keys of a record are for; docs/telemetry.schema.json is made of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Describes {
    /** A line for each key: the key, a colon, what it is. */
    String value();
}
