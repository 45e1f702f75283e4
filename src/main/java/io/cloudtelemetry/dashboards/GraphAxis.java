package io.cloudtelemetry.dashboards;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An axis of a graph.
 *
 * @param label what it counts; null for the unit as CloudWatch has it
 * @param min where it begins; null for where the values do
 * @param max where it ends; null for where the values do
 */
public record GraphAxis(
        @Nullable String label,
        @Nullable Double min,
        @Nullable Double max) {
    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        if (label != null) {
            body.put("label", label);
        }
        if (min != null) {
            body.put("min", min == Math.rint(min) ? (Object) Math.round(min) : min);
        }
        if (max != null) {
            body.put("max", max == Math.rint(max) ? (Object) Math.round(max) : max);
        }
        body.put("showUnits", label == null);
        return body;
    }
}
