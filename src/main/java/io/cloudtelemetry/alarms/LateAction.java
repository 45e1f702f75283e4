package io.cloudtelemetry.alarms;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2Action;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2InstanceAction;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemCategory;
import software.amazon.awscdk.services.cloudwatch.actions.OpsItemSeverity;
import software.amazon.awscdk.services.cloudwatch.actions.SsmAction;
import software.constructs.Construct;

/**
 * An action of CDK's own that CDK makes once an alarm has it, so that a file can be read before there is a CDK.
 *
 * @hidden
 */
public final class LateAction implements IAlarmAction {
    private final @Nullable Ec2InstanceAction ec2;
    private final @Nullable OpsItemSeverity severity;
    private final @Nullable OpsItemCategory category;

    private LateAction(
            @Nullable Ec2InstanceAction ec2, @Nullable OpsItemSeverity severity, @Nullable OpsItemCategory category) {
        this.ec2 = ec2;
        this.severity = severity;
        this.category = category;
    }

    /** {@return {@link Ec2Action}} */
    public static LateAction ofInstance(Ec2InstanceAction action) {
        return new LateAction(Objects.requireNonNull(action, "action"), null, null);
    }

    /** {@return {@link SsmAction}, of a category or none} */
    public static LateAction opsItem(OpsItemSeverity severity, @Nullable OpsItemCategory category) {
        return new LateAction(null, Objects.requireNonNull(severity, "severity"), category);
    }

    boolean isOfInstance() {
        return ec2 != null;
    }

    IAlarmAction made() {
        if (ec2 != null) {
            return new Ec2Action(ec2);
        }
        var given = Objects.requireNonNull(severity);
        return category == null ? new SsmAction(given) : new SsmAction(given, category);
    }

    @Override
    public AlarmActionConfig bind(Construct scope, IAlarm alarm) {
        return made().bind(scope, alarm);
    }
}
