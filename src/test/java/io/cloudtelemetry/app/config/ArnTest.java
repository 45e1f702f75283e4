package io.cloudtelemetry.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArnTest {
    /** A key that says in the schema that it takes an ARN is compared with the place of the stacks. */
    @Test
    void everyKeyForAnArnIsChecked() {
        var seen = new LinkedHashSet<Class<?>>();
        records(TelemetryConfig.class, seen);

        var unchecked = seen.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(component -> isForAnArn(component.getAccessor().getAnnotation(JsonPropertyDescription.class)))
                .filter(component -> component.getAnnotation(Arn.class) == null)
                .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName());

        assertThat(unchecked).isEmpty();
        assertThat(seen).contains(KubectlConfig.class, LogGroupConfig.class, NotificationConfig.DeadLetters.class);
    }

    private static boolean isForAnArn(JsonPropertyDescription description) {
        return description != null && description.value().matches("(?s).*\\bARNs?\\b.*");
    }

    private static void records(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType list) {
            Stream.of(list.getActualTypeArguments()).forEach(each -> records(each, seen));
        } else if (type instanceof Class<?> record && record.isRecord() && seen.add(record)) {
            for (var component : record.getRecordComponents()) {
                records(component.getGenericType(), seen);
            }
        }
    }
}
