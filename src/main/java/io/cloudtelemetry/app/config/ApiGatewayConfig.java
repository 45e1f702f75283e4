package io.cloudtelemetry.app.config;

import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.apigateway.account.LogRole;
import io.cloudtelemetry.app.config.ApiConfig.HttpApiConfig;
import io.cloudtelemetry.app.config.ApiConfig.RestApiConfig;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** API Gateway: the account's log role, and the stages of APIs of every kind. */
@Describes("""
        account: The account's log role, without which API Gateway writes no log. Default: a role of a generated name.
        restApis: Stages of REST APIs that exist.
        httpApis: Stages of HTTP APIs that exist.
        webSocketApis: Stages of WebSocket APIs that exist.
        """)
public record ApiGatewayConfig(
        Account account,
        List<RestApiConfig> restApis,
        List<HttpApiConfig> httpApis,
        List<WebSocketApiConfig> webSocketApis)
        implements Checked {
    public ApiGatewayConfig {
        account = account == null ? new Account(null, null, null) : account;
    }

    @Override
    public void check(Checks checks) {
        checks.of(() -> requireUnique("restApis", restApis), "restApis");
        checks.of(() -> requireUnique("httpApis", httpApis), "httpApis");
        checks.of(() -> requireUnique("webSocketApis", webSocketApis), "webSocketApis");
        checks.ofAll(this::requireApart);
    }

    private static void requireUnique(String list, List<? extends ApiConfig> apis) {
        ConfigChecks.requireUnique(list, "id", apis, api -> api.id() + "/" + api.stage());
    }

    private void requireApart() {
        var names = new LinkedHashMap<String, String>();
        for (int index = 0; index < restApis.size(); index++) {
            // Those of one name share their series, and with them their alarms.
            names.putIfAbsent(
                    restApis.get(index).name() + "/" + restApis.get(index).stage(), "restApis[" + index + "]");
        }
        requireNames("httpApis", httpApis, HttpApiConfig::name, names);
        requireNames("webSocketApis", webSocketApis, WebSocketApiConfig::name, names);
        requireOneKind();
        if (apis().findAny().isEmpty() && !account.isStated()) {
            throw new IllegalArgumentException(
                    "restApis, httpApis or webSocketApis must name an API, got none; take apiGateway out, or set the account's log role with account");
        }
    }

    private static <T extends ApiConfig> void requireNames(
            String list, List<T> apis, Function<T, @Nullable String> nameOf, Map<String, String> names) {
        for (int index = 0; index < apis.size(); index++) {
            var name = nameOf.apply(apis.get(index));
            var stage = apis.get(index).stage();
            var key = list + "[" + index + "]";
            var first = name == null ? null : names.putIfAbsent(name + "/" + stage, key);
            if (first != null) {
                throw new IllegalArgumentException(
                        "%s.name must be used once for a stage %s, got \"%s\" as in %s; alarms are named by it"
                                .formatted(key, stage, name, first));
            }
        }
    }

    /** Both kinds are of API Gateway v2, where an id is that of one API. */
    private void requireOneKind() {
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

    private Stream<ApiConfig> apis() {
        return Stream.of(restApis, httpApis, webSocketApis).flatMap(List::stream);
    }

    /** {@return whether the account's log role is set here: it is asked for, or an API needs it} */
    public boolean setsLogRole() {
        return account.isStated()
                || !Given.isTrue(account.leaveAlone())
                        && apis().filter(api -> api.kind().logsWithAccountRole())
                                .anyMatch(ApiConfig::writesLogs);
    }

    /** The account's log role; one choice. */
    @Describes("""
            logRole: The name of a role to define; role and setting are kept on delete.
            useExisting: The ARN of a role that exists, to set as the account's log role.
            leaveAlone: true: the setting is looked after elsewhere, and nothing is set.
            """)
    public record Account(
            @Nullable String logRole,
            @Nullable @Arn(GivenArn.ROLE) String useExisting,
            @Nullable Boolean leaveAlone) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.ofAll(() -> {
                var choices = Stream.of(logRole, useExisting, Given.isTrue(leaveAlone) ? leaveAlone : null);
                if (choices.filter(Objects::nonNull).count() > 1) {
                    throw new IllegalArgumentException(
                            "logRole, useExisting and leaveAlone: true exclude each other; keep one");
                }
                ConfigChecks.renamed(
                        "roleName", "logRole", () -> ConfigChecks.renamed("roleArn", "useExisting", this::role));
            });
        }

        boolean isStated() {
            return logRole != null || useExisting != null;
        }

        public ApiGatewayAccount account(Construct scope) {
            return ApiGatewayAccount.managed(scope, "Account", role());
        }

        private LogRole role() {
            if (useExisting != null) {
                return LogRole.existing(useExisting);
            }
            return logRole == null ? LogRole.generated() : LogRole.named(logRole);
        }
    }
}
