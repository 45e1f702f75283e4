package io.cloudtelemetry.apigateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;

/** What is set on a stage; null is left as it is. */
record StageSettings(
        @Nullable ExecutionLogs logs,
        @Nullable Switch detailedMetrics,
        @Nullable Switch tracing) {

    /** {@return whether something is set that API Gateway keeps per method} */
    boolean concernMethods() {
        return logs != null || detailedMetrics != null;
    }

    /**
     * {@return the operations of UpdateStage} Paths from the API's description of MethodSetting and Stage; the order is
     * fixed because the request travels as text and must read the same at every synth.
     */
    List<Map<String, String>> patches() {
        var patches = new ArrayList<Map<String, String>>();
        if (logs != null) {
            patches.add(replace("/*/*/logging/loglevel", logs.level().name()));
            patches.add(replace("/*/*/logging/dataTrace", Boolean.toString(logs.writesBodies())));
        }
        if (detailedMetrics != null) {
            patches.add(replace("/*/*/metrics/enabled", Boolean.toString(detailedMetrics.isOn())));
        }
        if (tracing != null) {
            patches.add(replace("/tracingEnabled", Boolean.toString(tracing.isOn())));
        }
        return patches;
    }

    /** {@return the operations that turn off what {@link #patches} sets, and nothing else} */
    List<Map<String, String>> patchesToTurnOff() {
        return patches().stream()
                .map(patch -> patch.get("path"))
                .map(path -> replace(path, path.endsWith("/loglevel") ? MethodLoggingLevel.OFF.name() : "false"))
                .toList();
    }

    private static Map<String, String> replace(String path, String value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }
}
