package io.cloudtelemetry.app.config;

import io.cloudtelemetry.dashboards.BoardKind;
import io.cloudtelemetry.metrics.ResourceTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys and words that the file has for a service that can be watched.
 *
 * @param word the word for all of it, such as for all of its alarms
 * @param list the key of the list that holds it; services of one list are defined entry by entry
 * @param entries what a file has in that list
 * @param sections the words of its board sections, in the order of {@code Telemetry.sections()}; its own word first
 */
public record ServiceKeys<T extends Record & Grouped>(
        String word, String list, Function<TelemetryConfig, List<T>> entries, List<String> sections) {
    /** The word for the section of all alarms, which is that of no service. */
    public static final String ALARMS = "alarms";

    private static final String EXECUTION_LOGS = "executionLogs";
    private static final String ACCESS_LOGS = "accessLogs";

    public static final ServiceKeys<ClusterConfig> CLUSTERS = ofClusters("clusters");

    public static final ServiceKeys<ClusterConfig> CONTAINER_LOGS = ofClusters("containerLogs");

    public static final ServiceKeys<ApiConfig.RestApiConfig> REST_APIS =
            ofApis("restApis", ApiGatewayConfig::restApis, EXECUTION_LOGS, ACCESS_LOGS);

    public static final ServiceKeys<ApiConfig.HttpApiConfig> HTTP_APIS =
            ofApis("httpApis", ApiGatewayConfig::httpApis, ACCESS_LOGS);

    public static final ServiceKeys<WebSocketApiConfig> WEB_SOCKET_APIS =
            ofApis("webSocketApis", ApiGatewayConfig::webSocketApis, EXECUTION_LOGS, ACCESS_LOGS);

    /** One for each type of resource that has a data file. */
    public static final List<ServiceKeys<ResourceConfig>> RESOURCES =
            ResourceTypes.all().stream().map(ServiceKeys::ofResources).toList();

    /** The alarms at the top of the file, which are one entry: they share a stack and have no list. */
    public static final ServiceKeys<OwnAlarmsConfig> OWN_ALARMS =
            new ServiceKeys<>("ownAlarms", "alarms", TelemetryConfig::ownAlarms, List.of("ownAlarms"));

    /** In the order of their definition. */
    public static final List<ServiceKeys<?>> ALL = Stream.of(
                    Stream.of(CLUSTERS, CONTAINER_LOGS, REST_APIS, HTTP_APIS, WEB_SOCKET_APIS),
                    RESOURCES.stream(),
                    Stream.of(OWN_ALARMS))
            .<ServiceKeys<?>>flatMap(keys -> keys)
            .toList();

    private static ServiceKeys<ClusterConfig> ofClusters(String word) {
        return new ServiceKeys<>(word, "clusters", TelemetryConfig::clusters, List.of(word));
    }

    private static ServiceKeys<ResourceConfig> ofResources(String word) {
        return new ServiceKeys<>(
                word, "resources." + word, config -> config.resources().getOrDefault(word, List.of()), List.of(word));
    }

    private static <T extends Record & Grouped> ServiceKeys<T> ofApis(
            String word, Function<ApiGatewayConfig, List<T>> entries, String... logs) {
        return new ServiceKeys<>(
                word,
                "apiGateway." + word,
                config -> config.apiGateway() == null ? List.of() : entries.apply(config.apiGateway()),
                Stream.concat(Stream.of(word), Stream.of(logs)).toList());
    }

    /** {@return the words for sections of a board, in the order of a board as by default: own sections before shared ones} */
    static Set<String> sectionWords() {
        var words = new LinkedHashSet<String>();
        words.add(ALARMS);
        ALL.forEach(service -> words.add(service.sections.get(0)));
        ALL.forEach(service -> words.addAll(service.sections));
        return words;
    }

    /** {@return the services that a board of a kind is about} */
    public static Stream<ServiceKeys<?>> shownBy(BoardKind kind) {
        return switch (kind) {
            case PERFORMANCE, RESOURCE_MAP -> Stream.of(CLUSTERS, CONTAINER_LOGS);
            case API -> Stream.of(REST_APIS, HTTP_APIS, WEB_SOCKET_APIS);
            case OPERATIONS -> ALL.stream();
        };
    }

    /** {@return whether a file has an entry of it in one of some groups} */
    boolean isIn(TelemetryConfig config, List<String> groups) {
        return entries.apply(config).stream().anyMatch(entry -> entry.isIn(groups));
    }

    /** {@return the id of its scope in the stack: the word with a capital} */
    public String scope() {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
