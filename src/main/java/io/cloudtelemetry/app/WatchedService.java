package io.cloudtelemetry.app;

import io.cloudtelemetry.app.config.ApiConfig;
import io.cloudtelemetry.app.config.ApiGatewayConfig;
import io.cloudtelemetry.app.config.ClusterConfig;
import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.config.TelemetryConfig.DashboardConfig.Section;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.dashboards.Telemetry;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * A service that the configuration file can have watched: all that the app knows of it. A board shows its sections by the
 * words given here, which are those of {@link Section}.
 *
 * @param word the file's word for all of it; with a capital it is the id of its scope
 * @param concern what its stack is for
 * @param key the key of the list that holds it; services of one list are defined entry by entry
 * @param list what a file has in that list
 * @param sections the words for its sections of a board, in the order of {@link Telemetry#sections}
 * @param definition how one entry is defined
 */
record WatchedService<T>(
        String word,
        String concern,
        String key,
        Function<TelemetryConfig, List<T>> list,
        List<Section> sections,
        Definition<T> definition) {
    /** In the order of their definition. */
    static final List<WatchedService<?>> ALL = List.of(
            ofClusters("clusters", Section.CLUSTERS, Clusters::insights),
            ofClusters("containerLogs", Section.CONTAINER_LOGS, Clusters::logs),
            ofApis(
                    "restApis",
                    ApiGatewayConfig::restApis,
                    List.of(Section.REST_APIS, Section.EXECUTION_LOGS, Section.ACCESS_LOGS),
                    ApiStages::rest),
            ofApis(
                    "httpApis",
                    ApiGatewayConfig::httpApis,
                    List.of(Section.HTTP_APIS, Section.ACCESS_LOGS),
                    ApiStages::http),
            ofApis(
                    "webSocketApis",
                    ApiGatewayConfig::webSocketApis,
                    List.of(Section.WEB_SOCKET_APIS, Section.EXECUTION_LOGS, Section.ACCESS_LOGS),
                    ApiStages::webSocket));

    interface Definition<T> {
        /**
         * {@return what is defined; null if the entry does not want it}
         *
         * @param number of the entry in its list, from 1, for ids of outputs
         */
        @Nullable
        Telemetry define(ConfiguredStack in, Construct scope, T entry, int number);
    }

    private static WatchedService<ClusterConfig> ofClusters(
            String word, Section section, Definition<ClusterConfig> definition) {
        return new WatchedService<>(word, "eks", "clusters", TelemetryConfig::clusters, List.of(section), definition);
    }

    private static <T> WatchedService<T> ofApis(
            String word, Function<ApiGatewayConfig, List<T>> list, List<Section> sections, Definition<T> definition) {
        return new WatchedService<>(
                word,
                ApiStages.CONCERN,
                "apiGateway." + word,
                config -> config.apiGateway() == null ? List.of() : list.apply(config.apiGateway()),
                sections,
                definition);
    }

    /** {@return the id of the scope} */
    String scope() {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@return whether a file has its stack; that of APIs also holds the account's log role} */
    boolean isUsed(TelemetryConfig config) {
        return count(config) > 0 || concern.equals(ApiStages.CONCERN) && config.apiGateway() != null;
    }

    int count(TelemetryConfig config) {
        return list.apply(config).size();
    }

    /** Defines the entry at an index; null if that does not want it. */
    @Nullable
    Telemetry define(ConfiguredStack in, Construct scope, int index) {
        var entry = list.apply(in.config()).get(index);
        var entryKey = "%s[%d]".formatted(key, index);
        if (entry instanceof ApiConfig api) {
            ConfigurationAdvice.example(entryKey + ".id", api.id(), in.stack());
        }
        return ConfigChecks.defined(entryKey, () -> definition.define(in, scope, entry, index + 1));
    }
}
