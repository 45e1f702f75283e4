package io.cloudtelemetry.app;

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
record WatchedService<T extends Record>(ServiceKeys<T> keys, Concern concern, Definition<T> definition) {
    /** Those of {@link ServiceKeys#ALL}. */
    static final List<WatchedService<?>> ALL = Stream.<WatchedService<?>>concat(
                    Stream.of(
                            new WatchedService<>(ServiceKeys.CLUSTERS, Concern.EKS, Clusters::insights),
                            new WatchedService<>(ServiceKeys.CONTAINER_LOGS, Concern.EKS, Clusters::logs),
                            new WatchedService<>(ServiceKeys.REST_APIS, Concern.API_GATEWAY, ApiStages::rest),
                            new WatchedService<>(ServiceKeys.HTTP_APIS, Concern.API_GATEWAY, ApiStages::http),
                            new WatchedService<>(
                                    ServiceKeys.WEB_SOCKET_APIS, Concern.API_GATEWAY, ApiStages::webSocket)),
                    ServiceKeys.RESOURCES.stream()
                            .map(keys -> new WatchedService<>(keys, Concern.RESOURCES, Resources.of(keys.word()))))
            .toList();

    interface Definition<T> {
        /**
         * {@return what is defined; null if the entry does not want it}
         *
         * @param number of the entry in its list, from 1, for ids of outputs
         */
        @Nullable
        Telemetry define(ConfiguredStack in, Construct scope, T entry, int number);
    }

    int count(TelemetryConfig config) {
        return keys.entries().apply(config).size();
    }

    /** Defines the entry at an index; null if that does not want it. */
    @Nullable
    Telemetry define(ConfiguredStack in, Construct scope, int index) {
        var entry = keys.entries().apply(in.config()).get(index);
        var entryKey = "%s[%d]".formatted(keys.list(), index);
        ConfigurationAdvice.onExamples(entryKey, entry, in.stack());
        return ConfigChecks.defined(entryKey, () -> definition.define(in, scope, entry, index + 1));
    }
}
