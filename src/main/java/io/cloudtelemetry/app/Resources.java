package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.ResourceConfig;
import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.resources.ResourceTelemetry;

/** Defines resources of any type that has a data file. */
final class Resources {
    static final Concern CONCERN = Concern.of("resources");

    private Resources() {}

    static WatchedService.Definition<ResourceConfig> of(String word) {
        return (in, scope, resource) -> {
            var keys = resource.keys(word);
            return ResourceTelemetry.Builder.create(scope, ConstructIds.in(scope, String.join("-", keys.values())))
                    .existing(word, keys)
                    .name(resource.label())
                    .alarms(recommended -> in.withRunbooks(resource.alarmSet(word)))
                    .routing(in.routing())
                    .build();
        };
    }
}
