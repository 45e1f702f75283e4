package io.cloudtelemetry.app.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.apigateway.account.LogRole;
import io.cloudtelemetry.app.reading.Keys;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** API Gateway: the account's log role, and the stages of APIs of every kind. */
public record ApiGatewayConfig(
        @JsonPropertyDescription(
                "The account's log role, without which API Gateway writes no log. Default: a role of a generated name.")
        Account account,

        @JsonPropertyDescription("Stages of REST APIs that exist.")
        List<RestApiConfig> restApis,

        @JsonPropertyDescription("Stages of HTTP APIs that exist.")
        List<HttpApiConfig> httpApis,

        @JsonPropertyDescription("Stages of WebSocket APIs that exist.")
        List<WebSocketApiConfig> webSocketApis) {
    public ApiGatewayConfig {
        account = account == null ? new Account(null, null, null) : account;
        restApis = Keys.list(restApis);
        httpApis = Keys.list(httpApis);
        webSocketApis = Keys.list(webSocketApis);
        Keys.requireUnique("restApis", "id", restApis, api -> api.id() + "/" + api.stage());
        Keys.requireUnique("httpApis", "id", httpApis, api -> api.id() + "/" + api.stage());
        Keys.requireUnique("webSocketApis", "id", webSocketApis, api -> api.id() + "/" + api.stage());
        requireOneKind(httpApis, webSocketApis);
        if (restApis.isEmpty() && httpApis.isEmpty() && webSocketApis.isEmpty() && !account.isStated()) {
            throw new IllegalArgumentException(
                    "restApis, httpApis or webSocketApis must name an API, got none; take apiGateway out, or set the account's log role with account");
        }
    }

    /** Both kinds are of API Gateway v2, where an id is that of one API. */
    private static void requireOneKind(List<HttpApiConfig> httpApis, List<WebSocketApiConfig> webSocketApis) {
        var http = httpApis.stream().map(HttpApiConfig::id).toList();
        for (int index = 0; index < webSocketApis.size(); index++) {
            var id = webSocketApis.get(index).id();
            if (http.contains(id)) {
                throw new IllegalArgumentException(
                        "webSocketApis[%d].id must be that of a WebSocket API, got \"%s\" as in httpApis[%d]; keep it where it belongs"
                                .formatted(index, id, http.indexOf(id)));
            }
        }
    }

    /** {@return whether anything here needs the account's log role} */
    public boolean logs() {
        return account.isStated()
                || restApis.stream()
                        .anyMatch(api -> api.executionLogs() != null
                                || api.accessLogs() != null && api.accessLogs().firehose() == null)
                || webSocketApis.stream().anyMatch(api -> api.executionLogs() != null || api.accessLogs() != null);
    }

    /** The account's log role; one choice. */
    public record Account(
            @JsonPropertyDescription("The name of a role to define; role and setting are kept on delete.") @Nullable
            String logRole,

            @JsonPropertyDescription("The ARN of a role that exists, to set as the account's log role.")
            @Nullable
            @Arn(GivenArn.ROLE)
            String useExisting,

            @JsonPropertyDescription("true: the setting is looked after elsewhere, and nothing is set.") @Nullable
            Boolean leaveAlone) {
        public Account {
            var leave = Boolean.TRUE.equals(leaveAlone);
            if ((logRole != null ? 1 : 0) + (useExisting != null ? 1 : 0) + (leave ? 1 : 0) > 1) {
                throw new IllegalArgumentException(
                        "logRole, useExisting and leaveAlone: true exclude each other; keep one");
            }
            if (logRole != null) {
                Keys.renamed("roleName", "logRole", () -> LogRole.named(logRole));
            }
            if (useExisting != null) {
                Keys.renamed("roleArn", "useExisting", () -> LogRole.existing(useExisting));
            }
        }

        boolean isStated() {
            return logRole != null || useExisting != null;
        }

        public ApiGatewayAccount account(Construct scope) {
            return Boolean.TRUE.equals(leaveAlone)
                    ? ApiGatewayAccount.leaveAlone()
                    : ApiGatewayAccount.managed(scope, "Account", role());
        }

        private LogRole role() {
            if (useExisting != null) {
                return LogRole.existing(useExisting);
            }
            return logRole == null ? LogRole.generated() : LogRole.named(logRole);
        }
    }
}
