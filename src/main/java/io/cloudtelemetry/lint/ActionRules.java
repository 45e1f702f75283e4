package io.cloudtelemetry.lint;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an alarm does when it goes off: something, and something that it can. */
final class ActionRules {
    private static final String NOBODY = "nobody-is-told";

    /** Both kinds of ARN in "Add stop actions to alarms" and its like in the CloudWatch user guide. */
    private static final Pattern EC2 = Pattern.compile(
            "arn:.*:(automate:[^:]*(?:\\$\\{[^}]*})?:ec2:|swf:.*:action/actions/AWS_EC2\\.InstanceId\\.)(\\w+).*");

    private ActionRules() {}

    static void look(Findings findings) {
        // Somebody may be told of every alarm, or of one that a composite watches under a name nobody knows here.
        var anyMayBeTold = findings.assembly
                        .resources("AWS::Events::Rule")
                        .anyMatch(rule -> rule.get("EventPattern", "source").items().stream()
                                .flatMap(items -> items.stream())
                                .anyMatch(source -> source.value().maybe("aws.cloudwatch")))
                || findings.assembly
                        .resources(Alarms.COMPOSITE)
                        .anyMatch(composite -> CompositeRules.children(findings.assembly, composite)
                                .isEmpty());
        var children = watchedByComposites(findings);
        Alarms.all(findings.assembly).forEach(alarm -> {
            if (!anyMayBeTold && !children.contains(alarm)) {
                isTold(findings, alarm);
            }
            instance(findings, alarm);
        });
    }

    private static Set<Resource> watchedByComposites(Findings findings) {
        Set<Resource> children = Collections.newSetFromMap(new IdentityHashMap<>());
        findings.assembly
                .resources(Alarms.COMPOSITE)
                .forEach(composite -> CompositeRules.children(findings.assembly, composite).stream()
                        .flatMap(all -> all.stream())
                        .flatMap(child -> child.alarm().stream())
                        .forEach(children::add));
        return children;
    }

    private static void isTold(Findings findings, Resource alarm) {
        // Deployments, health checks, scaling and the like watch alarms too.
        if (findings.uses.of(alarm).stream()
                        .anyMatch(user -> !user.isOf("AWS::CloudWatch::Dashboard", "AWS::CloudWatch::AlarmMuteRule"))
                || findings.uses.isExported(alarm)
                || findings.uses.isMentioned(alarm.value("AlarmName"))) {
            return;
        }
        if (alarm.get("ActionsEnabled").value().isFalse()) {
            findings.report(NOBODY, alarm, "ActionsEnabled", "goes off and does nothing, as its actions are disabled");
        } else if (Alarms.actions(alarm).filter(actions -> actions.isEmpty()).isPresent()) {
            findings.report(NOBODY, alarm, "", "goes off and tells nobody, as it has no action");
        }
    }

    /** "any custom metrics that include the InstanceId dimension", and what the page says of the recover action. */
    private static void instance(Findings findings, Resource alarm) {
        var watched = Alarms.watched(alarm);
        var dimensions =
                watched.size() == 1 ? watched.get(0).dimensions() : Optional.<java.util.Map<String, Value>>empty();
        if (dimensions.isEmpty()) {
            return;
        }
        for (var action : alarm.items("AlarmActions")) {
            var ec2 = EC2.matcher(action.value().text());
            if (!ec2.matches()) {
                continue;
            }
            var metric = watched.get(0);
            if (!dimensions.get().containsKey("InstanceId")) {
                var what = "is to %s an instance, and %s by %s does not say which";
                findings.report(
                        "ec2-action",
                        alarm,
                        "AlarmActions",
                        what,
                        ec2.group(2),
                        metric.shown(),
                        dimensions.get().keySet());
            } else if ("recover".equalsIgnoreCase(ec2.group(2)) && metric.name().is("StatusCheckFailed_Instance")) {
                var what = "is to recover an instance on StatusCheckFailed_Instance, on which CloudWatch only reboots";
                findings.report("ec2-action", alarm, "AlarmActions", what);
            }
        }
    }
}
