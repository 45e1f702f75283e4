package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.dashboards.BoardData;
import io.cloudtelemetry.dashboards.WidgetData;
import io.cloudtelemetry.metrics.DataFile;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.ownership.ShellCommand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kinds of API that API Gateway has, and what each can do; docs/api-gateway.md has the sources. */
public enum ApiKind {
    /** A REST API. */
    REST,
    /** An HTTP API. */
    HTTP,
    /** A WebSocket API. */
    WEBSOCKET;

    private static final Map<String, Facts> FACTS = DataFile.readAll(ApiKind.class, "api-kinds.yaml", Facts.class);

    static MetricCatalogue metrics() {
        return MetricCatalogue.of("AWS/ApiGateway");
    }

    Facts facts() {
        return Objects.requireNonNull(FACTS.get(name()));
    }

    /** {@return what a board about APIs shows of a stage} */
    BoardData board() {
        return Objects.requireNonNull(Boards.ALL.get(name()));
    }

    /** Read when the first board about APIs is made. */
    private static final class Boards {
        static final Map<String, BoardData> ALL = DataFile.readAll(ApiKind.class, "api-boards.yaml", BoardData.class);
    }

    /** {@return AWS's word, such as "REST API"} */
    @Override
    public String toString() {
        return one().substring(one().indexOf(' ') + 1);
    }

    /** {@return the word in a sentence, such as "an HTTP API"} */
    String one() {
        return facts().word();
    }

    /** {@return whether API Gateway writes execution logs for it} */
    public boolean hasExecutionLogs() {
        return facts().executionLogGroup() != null;
    }

    /** {@return whether its access logs are written with the account's log role} An HTTP API uses a log delivery instead. */
    public boolean logsWithAccountRole() {
        return facts().logDeliveryActions() == null;
    }

    /** {@return whether settings are kept per method; otherwise they are per route} */
    public boolean hasMethods() {
        return facts().part().equals("method");
    }

    /** {@return whether metrics are keyed by the API's name, which another API can have, too} */
    public boolean isKeyedByName() {
        return facts().dimension().equals("ApiName");
    }

    /** {@return what {@link #commandThatShows} shows, as a sentence} */
    public String shows() {
        return facts().shows();
    }

    /** {@return the command of the AWS CLI that shows what is set on a stage} */
    public String commandThatShows(String region, String id, String stage) {
        return ShellCommand.of(facts().getStage(), region, id, stage);
    }

    /**
     * What api-kinds.yaml says of a kind.
     *
     * @param part what settings can be set for apart: "method" or "route"
     * @param partDimensions what keys its metrics beside the stage's dimensions
     * @param noThrottling what stands for no limit; null for no such number
     * @param logDeliveryActions what a call that sets access logs needs for a log delivery; null for logs with the account's role
     * @param executionLogGroup the pattern of the group's name; null for no execution logs
     */
    record Facts(
            String word,
            String dimension,
            String part,
            List<String> partDimensions,
            String path,
            StageRequests requests,
            String client,
            String idKey,
            String stageKey,
            StageNames stageNames,
            String withoutThrottling,
            @Nullable Integer noThrottling,
            boolean firehose,
            @Nullable List<String> logDeliveryActions,
            @Nullable String executionLogGroup,
            Map<String, String> accessLog,
            String shows,
            String getStage,
            List<String> latencies,
            String count,
            List<String> errors,
            List<WidgetData> graphs) {}

    /** The names that stages can have, as a pattern and in words. */
    record StageNames(String pattern, String rule) {}
}
