package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.Grouped;
import io.cloudtelemetry.app.config.ServiceKeys;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.Telemetry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * A service that the configuration file can have watched, and how that is defined.
 *
 * @param keys what the file has for it
 * @param concern what its stack is for
 * @param definition how one entry is defined
 */
record WatchedService<T extends Record & Grouped>(ServiceKeys<T> keys, Concern concern, Definition<T> definition) {
    /** Those of {@link ServiceKeys#ALL}. */
    static final List<WatchedService<?>> ALL = Stream.of(
                    Stream.of(
                            new WatchedService<>(ServiceKeys.CLUSTERS, Clusters.CONCERN, Clusters::insights),
                            new WatchedService<>(ServiceKeys.CONTAINER_LOGS, Clusters.CONCERN, Clusters::logs),
                            new WatchedService<>(ServiceKeys.REST_APIS, ApiStages.CONCERN, ApiStages::rest),
                            new WatchedService<>(ServiceKeys.HTTP_APIS, ApiStages.CONCERN, ApiStages::http),
                            new WatchedService<>(ServiceKeys.WEB_SOCKET_APIS, ApiStages.CONCERN, ApiStages::webSocket)),
                    ServiceKeys.RESOURCES.stream()
                            .map(keys -> new WatchedService<>(keys, Resources.CONCERN, Resources.of(keys.word()))),
                    Stream.of(new WatchedService<>(ServiceKeys.OWN_ALARMS, OwnAlarms.CONCERN, OwnAlarms::define)))
            .<WatchedService<?>>flatMap(services -> services)
            .toList();

    interface Definition<T> {
        /**
         * {@return what is defined; null if the entry does not want it}
         */
        @Nullable
        Telemetry define(ConfiguredStack in, Construct scope, T entry);
    }

    List<T> entries(TelemetryConfig config) {
        return keys.entries().apply(config);
    }

    /** {@return the key of the entry at an index} */
    String key(int index) {
        return keys.equals(ServiceKeys.OWN_ALARMS) ? keys.list() : "%s[%d]".formatted(keys.list(), index);
    }

    /** Defines the entry at an index in the stack of its group; null if that does not want it. */
    @Nullable
    Telemetry define(ConfiguredStack in, int index) {
        var entry = entries(in.config()).get(index);
        var scope = in.scope(this);
        ConfigurationAdvice.onExamples(key(index), entry, in.stack());
        // What is beside another of the entry has a key below it.
        var key = keys.equals(ServiceKeys.OWN_ALARMS) || keys.list().endsWith(keys.word())
                ? key(index)
                : key(index) + "." + keys.word();
        var telemetry = ConstructKeys.defined(
                scope, key, () -> ConfigChecks.defined(key(index), () -> definition.define(in, scope, entry)));
        if (telemetry instanceof Construct made) {
            ConstructKeys.add(made, key);
        }
        return telemetry;
    }
}
