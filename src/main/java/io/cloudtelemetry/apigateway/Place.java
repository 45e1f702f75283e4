package io.cloudtelemetry.apigateway;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

/**
 * Where an account's setting holds.
 *
 * @param stage the path of the {@code cdk.Stage}
 * @param environment account and region as {@code aws://account/region}, with words for what is not stated
 */
record Place(String stage, String environment) {
    static Place of(Construct scope) {
        var stack = Stack.of(scope);
        var stage = Stage.of(stack);
        return new Place(stage == null ? "" : stage.getNode().getPath(), stack.getEnvironment());
    }

    /** {@return whether both account and region are known} */
    boolean isStated() {
        return !environment.contains("unknown-");
    }

    boolean hasEnvironmentOf(Place other) {
        return environment.equals(other.environment);
    }

    boolean hasAccountOf(Place other) {
        return account().equals(other.account());
    }

    @Override
    public String toString() {
        return stage.isEmpty() ? environment : environment + " (" + stage + ")";
    }

    private String account() {
        return environment.substring(0, environment.lastIndexOf('/'));
    }
}
