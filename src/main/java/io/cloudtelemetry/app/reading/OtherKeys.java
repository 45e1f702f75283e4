package io.cloudtelemetry.app.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The texts of all keys that the record does not have itself, for the record to check. A text in place of the mapping is that of
 * the key {@link #ALONE}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface OtherKeys {
    /** The key of a text that stands alone. */
    String ALONE = "";
}
