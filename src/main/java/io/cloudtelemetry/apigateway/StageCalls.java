package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.existing.ExistingResourceCall;
import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The calls that change one existing stage, one for each setting, so that a setting that is taken out of the app is a call
 * that goes. Their ids are the same whatever becomes of the stage on removal: a change of that updates a call and removes
 * none. Each waits for all before it, as API Gateway refuses changes of a stage at the same time.
 */
final class StageCalls {
    private final ApiStage stage;
    private final OnRemoval onRemoval;
    private final Construct telemetry;
    private final List<IDependable> before;
    private @Nullable ExistingResourceCall first;

    StageCalls(ApiStage stage, OnRemoval onRemoval, Construct telemetry, List<IDependable> prerequisites) {
        this.stage = stage;
        this.onRemoval = onRemoval;
        this.telemetry = telemetry;
        this.before = new ArrayList<>(prerequisites);
    }

    /**
     * Adds a call of UpdateStage.
     *
     * @param setting which setting it is, the end of the call's id
     * @param request what is sent, without API and stage
     * @param off what is sent when the setting goes and is to be turned off
     * @param kept what is sent when it goes and is to stay, but for what nobody would turn off later; null for nothing
     */
    void update(
            String setting, Map<String, Object> request, Map<String, Object> off, @Nullable Map<String, Object> kept) {
        attach(setting, request, null, onRemoval == OnRemoval.TURN_OFF ? off : kept, List.of());
    }

    /**
     * Adds a call of UpdateStage that another method undoes.
     *
     * @param undo the SDK's method, which takes API and stage
     * @param more the permissions needed besides that of UpdateStage
     */
    void update(
            String setting,
            Map<String, Object> request,
            @Nullable String undo,
            Map<String, Object> off,
            List<PolicyStatement> more) {
        attach(setting, request, undo, onRemoval == OnRemoval.TURN_OFF ? off : null, more);
    }

    private void attach(
            String setting,
            Map<String, Object> request,
            @Nullable String undo,
            @Nullable Map<String, Object> onRemoval,
            List<PolicyStatement> more) {
        var arn = stage.arn(Stack.of(telemetry));
        var statements = new ArrayList<>(more);
        if (first == null) {
            statements.add(PolicyStatement.Builder.create()
                    .actions(List.of("apigateway:PATCH"))
                    .resources(stage.permittedArns(Stack.of(telemetry)))
                    .build());
        }
        var call = ExistingResourceCall.Builder.create(telemetry, childId() + "-" + setting)
                .service(stage.kind() == ApiKind.REST ? "APIGateway" : "ApiGatewayV2")
                .action("updateStage")
                .parameters(withStage(request))
                .parametersOnRemoval(onRemoval == null ? null : withStage(onRemoval))
                .actionOnRemoval(onRemoval == null ? null : undo)
                .target(arn)
                .statements(statements)
                .permittedBy(first)
                .build();
        call.getNode().addDependency(before.toArray(IDependable[]::new));
        before.add(call);
        first = first == null ? call : first;
    }

    /** Another stage is another resource, so that the removal of the first runs with the permission of the first. */
    private String childId() {
        var target = stage.apiId() + "-" + stage.stageName();
        return Tokens.in(target) ? "Stage" : "Stage-" + target;
    }

    private Map<String, Object> withStage(Map<String, Object> request) {
        var all = new LinkedHashMap<>(request);
        all.put(stage.kind() == ApiKind.REST ? "restApiId" : "ApiId", stage.apiId());
        all.put(stage.kind() == ApiKind.REST ? "stageName" : "StageName", stage.stageName());
        return all;
    }
}
