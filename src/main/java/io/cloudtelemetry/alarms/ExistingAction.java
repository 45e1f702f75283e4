package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.ConstructIds;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.ShellCommand;
import io.cloudtelemetry.ownership.Tokens;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/** An action of an alarm by the ARN of what exists; for what the app defines there are CDK's own actions. */
public final class ExistingAction implements IAlarmAction {
    /** "Invoke a Lambda function from an alarm", CloudWatch user guide. */
    private static final String ALARMS = "lambda.alarms.cloudwatch.amazonaws.com";

    private final GivenArn kind;
    private final String arn;

    private ExistingAction(GivenArn kind, String property, String arn) {
        this.kind = kind;
        this.arn = kind.requireLiteral(property, arn);
    }

    /**
     * {@return the action that runs a scaling policy, of EC2 Auto Scaling or Application Auto Scaling}
     *
     * @throws IllegalArgumentException if that is not the ARN of one
     */
    public static ExistingAction scalingPolicy(String arn) {
        return new ExistingAction(GivenArn.SCALING_POLICY, "scalingPolicy", Objects.requireNonNull(arn, "arn"));
    }

    /**
     * {@return the action that invokes a function} It gets the permission to be invoked by the alarm, unless it is of another
     * account or region: then a warning has the command.
     *
     * @throws IllegalArgumentException if that is not the ARN of one
     */
    public static ExistingAction function(String arn) {
        return new ExistingAction(GivenArn.FUNCTION, "function", Objects.requireNonNull(arn, "arn"));
    }

    boolean scales() {
        return kind == GivenArn.SCALING_POLICY;
    }

    void requireIn(Place place, String property) {
        kind.requireIn(place, property, arn);
    }

    @Override
    public AlarmActionConfig bind(Construct scope, IAlarm alarm) {
        if (!scales()) {
            permit(scope, alarm.getAlarmArn());
        }
        return AlarmActionConfig.builder().alarmActionArn(arn).build();
    }

    private void permit(Construct scope, String alarmArn) {
        var place = Place.of(scope);
        var parts = arn.split(":");
        if (Tokens.differ(parts[3], place.region()) || Tokens.differ(parts[4], place.account())) {
            Annotations.of(scope)
                    .addWarningV2(
                            "@cloudtelemetry/alarms:existingFunction",
                            "%s is of another account or region than the alarm, so no permission is attached to it; until its owner runs this, the alarm does not invoke it: %s"
                                    .formatted(arn, permission(parts[3], alarmArn)));
            return;
        }
        var name = parts.length > 7 ? parts[6] + "-" + parts[7] : parts[6];
        CfnPermission.Builder.create(scope, ConstructIds.in(scope, name))
                .functionName(arn)
                .action("lambda:InvokeFunction")
                .principal(ALARMS)
                .sourceArn(alarmArn)
                .build();
    }

    private String permission(String region, String alarmArn) {
        return ShellCommand.of(
                "aws lambda add-permission --region %s --function-name %s --statement-id %s --action lambda:InvokeFunction --principal %s --source-arn %s",
                region,
                arn,
                "alarm-" + alarmArn.substring(alarmArn.lastIndexOf(':') + 1).replaceAll("[^A-Za-z0-9_-]", "-"),
                ALARMS,
                Tokens.shown(alarmArn, "<its account or region>"));
    }
}
