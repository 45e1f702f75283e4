package io.cloudtelemetry.alarms;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.constructs.Construct;

/** An action whose ARN is known already, for alarms that take CDK's actions only. */
final class ArnAction implements IAlarmAction {
    private final String arn;

    private ArnAction(String arn) {
        this.arn = arn;
    }

    static IAlarmAction[] of(List<String> arns) {
        return arns.stream().map(ArnAction::new).toArray(IAlarmAction[]::new);
    }

    @Override
    public AlarmActionConfig bind(Construct scope, IAlarm alarm) {
        return AlarmActionConfig.builder().alarmActionArn(arn).build();
    }
}
