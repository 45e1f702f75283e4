package io.cloudtelemetry.app.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.regex.Pattern;

/** A key whose choices are the constants of its enum in camel case; without this they are the constants' texts. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface CamelCase {
    /** Makes words of constants. */
    final class Word {
        private Word() {}

        /** {@return the word for a constant, such as {@code turnOff} for TURN_OFF} */
        public static String of(Enum<?> constant) {
            return Pattern.compile("_(.)")
                    .matcher(constant.name().toLowerCase(Locale.ROOT))
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        }
    }
}
