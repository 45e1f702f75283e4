package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ownership.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.ApplicationScalingAction;
import software.amazon.awscdk.services.cloudwatch.actions.AutoScalingAction;
import software.amazon.awscdk.services.cloudwatch.actions.Ec2Action;
import software.constructs.Construct;

/** Alarms' own actions when they go off, beside telling somebody: CDK's alarm actions. */
final class AlarmActions {
    private static final String RECOVERABLE = "StatusCheckFailed_System";

    /** With this flag the permission to invoke a function is named after the alarm, without it all have one name. */
    private static final String PERMISSION_EACH =
            "@aws-cdk/aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction";

    private AlarmActions() {}

    /**
     * Checks that each action can act on what an alarm looks at.
     *
     * <p>EC2 actions find their instance by the alarm's dimension InstanceId ("Create alarms to stop, terminate, reboot,
     * or recover an EC2 instance", CloudWatch user guide). CDK looks only where it knows partition and region. "Alarms based
     * on anomaly detection models cannot have Auto Scaling actions" (PutMetricAlarm), and of those on several series they are
     * not supported ("Alarm actions", CloudWatch user guide).
     */
    static void requireApplicable(AlarmSpec spec, AlarmSubject subject) {
        var scales = spec.actions().stream().anyMatch(AlarmActions::scales);
        if (scales && spec.threshold().isBand()) {
            throw new IllegalArgumentException(
                    "actions must have no scaling policy with an anomaly band, got one; use a fixed threshold, or another action");
        }
        if (scales && isOfSeveral(spec.series())) {
            throw new IllegalArgumentException(
                    "actions must have no scaling policy where a query has a series for each of several things, got one; use a metric, a query without GROUP BY, or another action");
        }
        if (spec.actions().stream().anyMatch(AlarmActions::isOfInstance) && !isOfOneInstance(spec, subject)) {
            throw new IllegalArgumentException(
                    "actions must have no EC2 action unless the series is a metric whose only dimension is InstanceId, got %s; use a metric of AWS/EC2 with a fixed threshold, or another action"
                            .formatted(described(spec, subject)));
        }
    }

    private static boolean scales(IAlarmAction action) {
        return action instanceof AutoScalingAction
                || action instanceof ApplicationScalingAction
                || action instanceof ExistingAction existing && existing.scales();
    }

    private static boolean isOfSeveral(Series series) {
        return series instanceof QuerySeries || series instanceof InsightsSeries query && query.isGrouped();
    }

    private static boolean isOfInstance(IAlarmAction action) {
        return action instanceof Ec2Action || action instanceof LateAction late && late.isOfInstance();
    }

    /** Checks that what exists can be used by an alarm there. */
    static void requireReachable(Construct scope, AlarmSpec spec) {
        for (var action : spec.actions()) {
            if (action instanceof ExistingAction existing) {
                existing.requireIn(Place.of(scope), spec.name() + ".actions");
            }
        }
    }

    /**
     * Checks that no alarm recovers an instance that is not lost. "CloudWatch action based recovery works with the
     * StatusCheckFailed_System metric" (EC2 user guide); the instance check fails for causes that a new host does not
     * cure.
     */
    static void requireRecoverable(Construct scope, AlarmSpec spec) {
        if (spec.series() instanceof MetricSeries series
                && series.metric().name().equals(RECOVERABLE)) {
            return;
        }
        for (var action : spec.actions()) {
            if (isOfInstance(action) && recovers(scope, action)) {
                throw new IllegalArgumentException(
                        "%s.actions must have recover on %s only, got it on %s; use reboot, or that metric"
                                .formatted(
                                        spec.name(), RECOVERABLE, spec.series().describe()));
            }
        }
    }

    /** {@return the ARNs of the actions} An IAlarm is made only if there is one, since it costs several requests. */
    static List<String> bind(Construct scope, AlarmSpec spec, String id, String alarmArn) {
        if (spec.actions().isEmpty()) {
            return List.of();
        }
        var binding = new Construct(scope, id);
        binding.getNode().setContext(PERMISSION_EACH, true);
        // LambdaAction names the permission after this id, below a function that alarms of several subjects may share.
        var alarm = Alarm.fromAlarmArn(binding, Names.uniqueId(binding), alarmArn);
        var arns = new ArrayList<String>();
        for (var action : spec.actions()) {
            arns.add(action.bind(binding, alarm).getAlarmActionArn());
        }
        return arns;
    }

    private static boolean isOfOneInstance(AlarmSpec spec, AlarmSubject subject) {
        return spec.series() instanceof MetricSeries series
                && !spec.threshold().isBand()
                && series.dimensionsFor(subject).keySet().equals(Set.of("InstanceId"));
    }

    private static String described(AlarmSpec spec, AlarmSubject subject) {
        if (spec.threshold().isBand()) {
            return "an anomaly band";
        }
        return spec.series() instanceof MetricSeries series
                ? series.describe() + " by " + series.dimensionsFor(subject).keySet()
                : spec.series().describe();
    }

    /** Only its ARN says what an Ec2Action does; it is asked for that with an alarm that is removed again. */
    private static boolean recovers(Construct scope, IAlarmAction action) {
        var id = "RecoverProbe";
        var any = Alarm.fromAlarmArn(scope, id, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:any");
        var arn = action.bind(scope, any).getAlarmActionArn();
        scope.getNode().tryRemoveChild(id);
        return arn.endsWith(":recover");
    }
}
