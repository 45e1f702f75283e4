package io.cloudtelemetry.app;

import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import io.cloudtelemetry.app.config.TelemetryConfig;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import software.amazon.awscdk.Stack;

/**
 * What a stack of services is for.
 *
 * @param name the end of the stack's name
 * @param isUsed whether a file has the stack
 * @param account the account whose log role its services use; what the stack holds for that comes first
 */
record Concern(
        String name, Predicate<TelemetryConfig> isUsed, BiFunction<TelemetryConfig, Stack, ApiGatewayAccount> account) {
    static final Concern EKS = new Concern(
            "eks", config -> !config.clusters().isEmpty(), (config, stack) -> ApiGatewayAccount.leaveAlone());

    /** The account's log role may be all that a file wants of API Gateway. */
    static final Concern API_GATEWAY =
            new Concern("api-gateway", config -> config.apiGateway() != null, ApiStages::account);

    static final Concern RESOURCES = new Concern(
            "resources",
            config -> config.resources().values().stream().anyMatch(entries -> !entries.isEmpty()),
            (config, stack) -> ApiGatewayAccount.leaveAlone());
}
