package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.ExistingAction;
import io.cloudtelemetry.alarms.LateAction;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2InstanceAction;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemCategory;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemSeverity;

/** What an alarm does when it goes off, beside telling somebody. */
@Describes("""
        scalingPolicies: ARNs of policies of EC2 Auto Scaling or Application Auto Scaling, of this region. Not with a band.
        ec2: recover, stop, terminate or reboot: what happens to the instance. The metric's only dimension must be InstanceId; recover is for StatusCheckFailed_System.
        lambda: ARNs of functions that exist; they get the permission to be invoked by the alarm.
        opsItem: Opens an OpsItem in Systems Manager OpsCenter.
        """)
record ActionsConfig(
        @Nullable @Arn(GivenArn.SCALING_POLICY) List<String> scalingPolicies,
        @Nullable @CamelCase Ec2InstanceAction ec2,
        @Nullable @Arn(GivenArn.FUNCTION) List<String> lambda,
        @Nullable OpsItem opsItem)
        implements Becomes<IAlarmAction[]> {
    @Override
    public IAlarmAction[] value() {
        var actions = new ArrayList<IAlarmAction>();
        addEach(actions, "scalingPolicies", scalingPolicies, ExistingAction::scalingPolicy);
        if (ec2 != null) {
            actions.add(LateAction.ofInstance(ec2));
        }
        addEach(actions, "lambda", lambda, ExistingAction::function);
        if (opsItem != null) {
            actions.add(opsItem.value());
        }
        if (actions.isEmpty()) {
            throw new IllegalArgumentException(
                    "scalingPolicies, ec2, lambda or opsItem must be given, got none; leave actions out to have none");
        }
        return actions.toArray(IAlarmAction[]::new);
    }

    private static void addEach(
            List<IAlarmAction> actions,
            String key,
            @Nullable List<String> arns,
            Function<String, ? extends IAlarmAction> action) {
        for (int index = 0; arns != null && index < arns.size(); index++) {
            var arn = arns.get(index);
            actions.add(ConfigChecks.renamed(
                    "scalingPolicy|function", "%s[%d]".formatted(key, index), () -> action.apply(arn)));
        }
    }

    /** A ticket. */
    @Describes("""
            severity: critical, high, medium or low.
            category: availability, cost, performance, recovery or security. Default: none.
            """)
    record OpsItem(
            @Required("critical, high, medium or low") @CamelCase
            OpsItemSeverity severity,

            @Nullable @CamelCase OpsItemCategory category) {
        IAlarmAction value() {
            return LateAction.opsItem(severity, category);
        }
    }
}
