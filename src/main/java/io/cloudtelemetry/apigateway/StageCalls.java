package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.existing.ExistingResourceCall;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The calls that change one existing stage: one for each setting, so that a setting is undone when it is taken out. Their
 * ids do not depend on {@link OnRemoval}, so that a change of that updates calls and removes none. Each waits for all before
 * it, as API Gateway refuses changes of a stage at the same time.
 */
final class StageCalls {
    /** The SDK's method that changes a stage. */
    static final String ACTION = "updateStage";

    private final ApiStage stage;
    private final OnRemoval onRemoval;
    private final Place place;
    private final Construct telemetry;
    private final List<IDependable> before;
    private @Nullable ExistingResourceCall first;

    StageCalls(ApiStage stage, OnRemoval onRemoval, Place place, Construct telemetry, List<IDependable> prerequisites) {
        this.stage = stage;
        this.onRemoval = onRemoval;
        this.place = place;
        this.telemetry = telemetry;
        this.before = new ArrayList<>(prerequisites);
    }

    /** {@return the permission to change a stage} */
    static PolicyStatement permission(ApiStage stage, Place place) {
        return allow(List.of("apigateway:PATCH"), stage.permittedArns(place));
    }

    static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }

    /** {@return whether settings are turned off when they go} */
    boolean turnOff() {
        return onRemoval == OnRemoval.TURN_OFF;
    }

    /**
     * Adds a call of UpdateStage.
     *
     * @param setting the end of the call's id
     * @param request what is sent, without API and stage
     * @param off what is sent when the setting goes and is to be turned off
     * @param kept what is sent when it goes and is to stay; null for nothing
     */
    void update(
            String setting, Map<String, Object> request, Map<String, Object> off, @Nullable Map<String, Object> kept) {
        update(setting, request, ACTION, turnOff() ? off : kept, List.of());
    }

    /**
     * Adds a call of UpdateStage.
     *
     * @param undo the SDK's method that is called when the setting goes
     * @param onRemoval what is sent then; null for nothing
     * @param more the permissions needed besides UpdateStage
     */
    void update(
            String setting,
            Map<String, Object> request,
            String undo,
            @Nullable Map<String, Object> onRemoval,
            List<PolicyStatement> more) {
        var statements = new ArrayList<>(more);
        if (first == null) {
            statements.add(permission(stage, place));
        }
        // Another stage is another resource, so that the removal of the first runs with the permission of the first.
        var target = stage.apiId() + "-" + stage.stageName();
        var id = (Tokens.in(target) ? "Stage-" : "Stage-" + target + "-") + setting;
        var call = ExistingResourceCall.Builder.create(telemetry, id)
                .service(stage.kind().facts().client())
                .action(ACTION)
                .parameters(stage.request(request))
                .parametersOnRemoval(onRemoval == null ? null : stage.request(onRemoval))
                .actionOnRemoval(undo)
                .target(stage.arn(place))
                .statements(statements)
                .permittedBy(first)
                .build();
        call.getNode().addDependency(before.toArray(IDependable[]::new));
        before.add(call);
        first = first == null ? call : first;
    }
}
