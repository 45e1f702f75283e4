package io.cloudtelemetry.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an alarm does when it goes off: something, and something that it can. */
final class ActionRules {
    private static final String NOBODY = "nobody-is-told";
    private static final String EC2 = "ec2-action";

    /** Both kinds of ARN in "Add stop actions to alarms" and its like in the CloudWatch user guide. */
    private static final Pattern INSTANCE =
            Pattern.compile("arn:.*:(?:automate:.*:ec2:|swf:.*:action/actions/AWS_EC2\\.InstanceId\\.)(\\w+).*");

    private ActionRules() {}

    static void look(Findings findings) {
        Set<Resource> children = new LinkedHashSet<>();
        // Somebody may be told of every alarm, or of one that a composite watches under a name nobody knows here.
        var anyMayBeTold = findings.assembly
                .resources("AWS::Events::Rule")
                .map(rule -> rule.get("EventPattern", "source").items())
                .anyMatch(sources -> sources.isEmpty()
                        || sources.get().stream().anyMatch(each -> each.value().maybe("aws.cloudwatch")));
        for (var composite : findings.assembly.resources(Alarms.COMPOSITE).toList()) {
            var named = CompositeRules.children(composite);
            anyMayBeTold |= named.isEmpty();
            named.orElse(List.of()).forEach(child -> child.alarm().ifPresent(children::add));
        }
        for (var alarm : Alarms.all(findings.assembly).toList()) {
            if (!anyMayBeTold && !children.contains(alarm)) {
                isTold(findings, alarm);
            }
            instance(findings, alarm);
        }
    }

    /** Deployments, health checks, scaling and the like watch alarms too. */
    private static void isTold(Findings findings, Resource alarm) {
        if (findings.uses.of(alarm).stream().anyMatch(Uses::tells)
                || findings.uses.exported.contains(alarm)
                || findings.uses.isMentioned(alarm.value("AlarmName"))) {
            return;
        }
        if (alarm.value("ActionsEnabled").isFalse()) {
            findings.report(NOBODY, alarm, "ActionsEnabled", "goes off and does nothing, as its actions are disabled");
        } else if (Alarms.actions(alarm).filter(List::isEmpty).isPresent()) {
            findings.report(NOBODY, alarm, "", "goes off and tells nobody, as it has no action");
        }
    }

    /** "any custom metrics that include the InstanceId dimension", and what the page says of the recover action. */
    private static void instance(Findings findings, Resource alarm) {
        var watched = Alarms.watched(alarm);
        if (watched.size() != 1 || watched.get(0).dimensions().isEmpty()) {
            return;
        }
        var metric = watched.get(0);
        var dimensions = metric.dimensions().get().keySet();
        for (var action : alarm.items("AlarmActions")) {
            var ec2 = INSTANCE.matcher(action.value().text());
            if (ec2.matches() && !dimensions.contains("InstanceId")) {
                var what = "is to %s an instance, and %s by %s does not say which";
                findings.report(EC2, alarm, "AlarmActions", what, ec2.group(1), metric.shown(), dimensions);
            } else if (ec2.matches()
                    && ec2.group(1).equalsIgnoreCase("recover")
                    && metric.name().is("StatusCheckFailed_Instance")) {
                var what = "is to recover an instance on StatusCheckFailed_Instance, on which CloudWatch only reboots";
                findings.report(EC2, alarm, "AlarmActions", what);
            }
        }
    }
}
