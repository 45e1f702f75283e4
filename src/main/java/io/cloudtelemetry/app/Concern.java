package io.cloudtelemetry.app;

import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.ApiGatewayConfig;
import io.cloudtelemetry.app.config.TelemetryConfig;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/**
 * What stacks of services are for.
 *
 * @param name what the stacks' names have behind that of the file
 * @param isShared whether a file has something that is of no group, in the stack without one, which all others wait for
 * @param account that: the account whose log role the services use
 */
record Concern(
        String name,
        Predicate<TelemetryConfig> isShared,
        BiFunction<TelemetryConfig, Stack, ApiGatewayAccount> account) {
    static final Concern EKS = new Concern("eks", config -> false, (config, stack) -> ApiGatewayAccount.leaveAlone());

    /** The account's log role may be all that a file wants of API Gateway. */
    static final Concern API_GATEWAY =
            new Concern("api-gateway", config -> setsLogRole(config.apiGateway()), ApiStages::account);

    static final Concern RESOURCES =
            new Concern("resources", config -> false, (config, stack) -> ApiGatewayAccount.leaveAlone());

    /** Its stack holds composites and maintenance windows, too. */
    static final Concern ALARMS =
            new Concern("alarms", config -> false, (config, stack) -> ApiGatewayAccount.leaveAlone());

    private static boolean setsLogRole(@Nullable ApiGatewayConfig apiGateway) {
        return apiGateway != null && apiGateway.setsLogRole();
    }
}
