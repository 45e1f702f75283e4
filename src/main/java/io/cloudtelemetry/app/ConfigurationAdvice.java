package io.cloudtelemetry.app;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.RegionInfo;

/** Warns of what is allowed but surely not meant. */
final class ConfigurationAdvice {
    /** What telemetry.yaml of this project has in place of values that only its reader knows. */
    private static final Set<String> EXAMPLES = Set.of("a1b2c3d4e5", "ops@example.com");

    private final Annotations annotations;

    private ConfigurationAdvice(Annotations annotations) {
        this.annotations = annotations;
    }

    static void give(TelemetryConfig config, Stack stack) {
        var advice = new ConfigurationAdvice(Annotations.of(stack));
        advice.unknownRegion(config.region());
        for (int index = 0; index < config.notifications().size(); index++) {
            for (var address : config.notifications().get(index).alarmTopic().emails()) {
                advice.example("notifications[%d].email".formatted(index), address);
            }
        }
        var apiGateway = config.apiGateway();
        if (apiGateway != null) {
            for (int index = 0; index < apiGateway.restApis().size(); index++) {
                advice.example(
                        "apiGateway.restApis[%d].id".formatted(index),
                        apiGateway.restApis().get(index).id());
            }
            advice.sharedSeries(apiGateway.restApis());
        }
    }

    private void unknownRegion(String region) {
        if (RegionInfo.getRegions().stream().noneMatch(known -> known.getName().equals(region))) {
            annotations.addWarningV2(
                    "@cloudtelemetry/app:unknownRegion",
                    "region %s is none that CDK knows of; check the spelling".formatted(region));
        }
    }

    private void example(String key, String value) {
        if (EXAMPLES.contains(value)) {
            annotations.addWarningV2(
                    "@cloudtelemetry/app:exampleValue",
                    "%s is still the example value %s; put your own before you deploy".formatted(key, value));
        }
    }

    private void sharedSeries(List<RestApiConfig> restApis) {
        var seen = new HashSet<String>();
        for (var api : restApis) {
            var series = "%s, stage %s".formatted(api.name(), api.stage());
            if (!seen.add(series)) {
                annotations.addWarningV2(
                        "@cloudtelemetry/app:sharedSeries",
                        "two REST APIs are named %s: their metrics are keyed by the name, so they share every series; rename one"
                                .formatted(series));
            }
        }
    }
}
