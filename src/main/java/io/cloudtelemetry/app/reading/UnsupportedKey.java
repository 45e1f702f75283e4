package io.cloudtelemetry.app.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key that a record does not have because AWS does not offer it there; whoever writes it is told so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(UnsupportedKey.Several.class)
public @interface UnsupportedKey {
    String key();

    /** Why there is none, and what there is instead. */
    String because();

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        UnsupportedKey[] value();
    }
}
