package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.TemplateText;
import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.apigateway.account.ApiGatewayAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigateway.ApiDefinition;
import software.amazon.awscdk.services.apigateway.SpecRestApi;

/** The account's setting in apps of one, two and thirty APIs over three stacks. */
class ManyApisTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30})
    void accountIsSetExactlyOnce(int number) {
        var app = new App();
        var stacks = IntStream.range(0, 3)
                .mapToObj(index -> new Stack(app, "S" + index))
                .toList();
        for (int index = 0; index < number; index++) {
            var stack = stacks.get(index % 3);
            var options = software.amazon.awscdk.services.apigateway.StageOptions.builder()
                    .stageName("api")
                    .build();
            RestApiTelemetry.Builder.create(stack, "Telemetry" + index)
                    .stage(StageTarget.of(OwnApis.api(stack, "Api" + index, options)))
                    .account(ApiGatewayAccount.managed(stack, "Account"))
                    .executionLogs(ExecutionLogs.errors())
                    .alarms(AlarmSet.of())
                    .build();
        }

        assertThat(count(stacks, "AWS::ApiGateway::Account")).isEqualTo(1);
        assertThat(stacks.stream()
                        .flatMap(stack -> Template.fromStack(stack).findResources("AWS::IAM::Role").values().stream())
                        .filter(role -> role.toString().contains("apigateway.amazonaws.com")))
                .hasSize(1);
        assertThat(stacks.stream()
                        .flatMap(stack -> TemplateText.requests(Template.fromStack(stack), "Create").stream())
                        .filter(request -> request.contains("createLogGroup")))
                .hasSize(number);
    }

    @Test
    void apiThatRefersToTheStageOfAnotherMakesNoCycle() {
        var stack = new Stack(new App(), "Stack");
        var one = OwnApis.api(stack);
        var other = SpecRestApi.Builder.create(stack, "Other")
                .cloudWatchRole(false)
                .apiDefinition(ApiDefinition.fromInline(Map.of(
                        "openapi", "3.0.1", "info", Map.of("title", one.getUrl(), "version", "1"), "paths", Map.of())))
                .build();
        OwnApis.telemetry(stack, one).alarms(AlarmSet.of()).build();
        RestApiTelemetry.Builder.create(stack, "OtherTelemetry")
                .stage(StageTarget.of(other))
                .account(ApiGatewayAccount.managed(stack, "Account"))
                .executionLogs(ExecutionLogs.errors())
                .alarms(AlarmSet.of())
                .build();

        // Template looks for cycles.
        Template.fromStack(stack).resourceCountIs("AWS::ApiGateway::Account", 1);
    }

    private static int count(List<Stack> stacks, String type) {
        return stacks.stream()
                .mapToInt(stack -> Template.fromStack(stack).findResources(type).size())
                .sum();
    }
}
