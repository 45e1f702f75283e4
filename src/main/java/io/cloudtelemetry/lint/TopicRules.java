package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The topics that alarms publish to: CloudWatch may, and somebody listens. */
final class TopicRules {
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String KEY = "topic-key";

    /** What CloudWatch needs of a key, "Encrypting messages with KMS" for event sources in the SNS developer guide. */
    private static final List<String> TO_ENCRYPT = List.of("kms:Decrypt", "kms:GenerateDataKey");

    private TopicRules() {}

    static void look(Findings findings) {
        var assembly = findings.assembly;
        Set<Resource> topics = new TreeSet<>(
                Comparator.comparing((Resource topic) -> topic.template.number).thenComparing(topic -> topic.id));
        Alarms.all(assembly).forEach(alarm -> {
            for (var action : Alarms.actions(alarm).orElse(List.of())) {
                var topic = assembly.named(alarm.template, action.value(), TOPIC, "TopicName");
                if (topic != null) {
                    topics.add(topic);
                }
            }
        });
        var isWhole = assembly.isWhole();
        for (var topic : topics) {
            if (isWhole && !mayHaveSubscriber(findings, topic)) {
                findings.report("topic-without-subscriber", topic, "", "has no subscription in any template here");
            }
            key(findings, topic);
            policies(findings, topic);
        }
    }

    /** Whatever refers to a topic may subscribe to it, but for what is known to publish, to permit or to show. */
    private static boolean mayHaveSubscriber(Findings findings, Resource topic) {
        var assembly = findings.assembly;
        return !topic.get("Subscription").isAbsent()
                || findings.uses.isExported(topic)
                || findings.uses.of(topic).stream()
                        .anyMatch(user -> !user.isOf(
                                Alarms.METRIC,
                                Alarms.COMPOSITE,
                                Alarms.LOG,
                                "AWS::CloudWatch::Dashboard",
                                "AWS::SNS::TopicPolicy",
                                "AWS::IAM::Policy",
                                "AWS::IAM::ManagedPolicy",
                                "AWS::IAM::Role",
                                "AWS::KMS::Key",
                                "AWS::Lambda::Function"))
                || assembly.resources("AWS::SNS::Subscription").anyMatch(subscription -> {
                    var subscribed = subscription.value("TopicArn");
                    return !subscribed.isKnown()
                                    && assembly.referred(subscribed) == null
                                    && (subscribed.equals(Value.UNKNOWN)
                                            || !subscribed.text().startsWith("arn:"))
                            || assembly.named(subscription.template, subscribed, TOPIC, "TopicName") == topic;
                });
    }

    private static void key(Findings findings, Resource topic) {
        var given = topic.value("KmsMasterKeyId");
        if (given.text().endsWith("alias/aws/sns")) {
            var what =
                    "is encrypted with alias/aws/sns, which CloudWatch may not use, and its policy cannot be changed";
            findings.report(KEY, topic, "KmsMasterKeyId", what);
            return;
        }
        var key = key(findings.assembly, topic, given);
        if (key != null && !mayUse(key.get("KeyPolicy"), TO_ENCRYPT, false)) {
            var what =
                    "is encrypted with %s, whose policy does not let cloudwatch.amazonaws.com decrypt and generate data keys";
            findings.report(KEY, topic, "KmsMasterKeyId", what, key.id);
        }
    }

    private static @Nullable Resource key(Assembly assembly, Resource topic, Value given) {
        var reference = assembly.referred(given);
        if (reference != null && reference.resource().isOf("AWS::KMS::Key")) {
            return reference.resource();
        }
        var alias = assembly.named(topic.template, given, "AWS::KMS::Alias", "AliasName");
        var target = alias == null ? null : assembly.referred(alias.value("TargetKeyId"));
        return target != null && target.resource().isOf("AWS::KMS::Key") ? target.resource() : null;
    }

    private static void policies(Findings findings, Resource topic) {
        var policies = new ArrayList<Resource>();
        findings.assembly.resources("AWS::SNS::TopicPolicy").forEach(policy -> {
            for (var each : policy.items("Topics")) {
                if (findings.assembly.named(policy.template, each.value(), TOPIC, "TopicName") == topic) {
                    policies.add(policy);
                }
            }
        });
        // The last one written counts; which that is, nobody knows.
        if (!policies.isEmpty()
                && policies.stream()
                        .noneMatch(policy -> mayUse(policy.get("PolicyDocument"), List.of("sns:Publish"), true))) {
            var what = "has a policy of its own (%s), which lets nobody publish for cloudwatch.amazonaws.com";
            findings.report("topic-policy", topic, "", what, policies.get(0).id);
        }
    }

    /**
     * {@return whether a policy may allow CloudWatch all of these} A statement counts if it may be meant for it: one for everybody,
     * one that is not known.
     *
     * @param ofAccount whether a statement for the account stands for its alarms too; it does not for keys
     */
    private static boolean mayUse(Property policy, List<String> actions, boolean ofAccount) {
        if (policy.isUnknown()) {
            return true;
        }
        var statements = policy.get("Statement").items();
        return statements.isEmpty()
                || actions.stream()
                        .allMatch(action ->
                                statements.get().stream().anyMatch(statement -> allows(statement, action, ofAccount)));
    }

    private static boolean allows(Property statement, String action, boolean ofAccount) {
        return statement.isUnknown()
                || statement.value("Effect").maybe("Allow")
                        && (statement.get("Action").isAbsent()
                                || any(statement.get("Action"), each -> covers(each, action)))
                        && (statement.get("Principal").isAbsent()
                                || isCloudWatch(statement.get("Principal"), ofAccount));
    }

    private static boolean isCloudWatch(Property principal, boolean ofAccount) {
        return principal.isUnknown()
                || principal.value().is("*")
                || any(principal.get("Service"), each -> each.startsWith("cloudwatch.") || each.equals("*"))
                || any(
                        principal.get("AWS"),
                        each -> each.equals("*") || ofAccount && (each.endsWith(":root") || each.matches("\\d{12}")));
    }

    /** {@return whether one of a list is meant, or may be} An ARN or a role is known well enough to be neither a service nor all. */
    private static boolean any(Property list, Predicate<String> meant) {
        var assembly = list.template().assembly;
        return list.items().isEmpty()
                || list.items().get().stream().map(Property::value).anyMatch(each -> {
                    var reference = assembly.referred(each);
                    var isClosed = each.isKnown()
                            || each.text().startsWith("arn:")
                            || reference != null && reference.resource().type.startsWith("AWS::IAM::");
                    return meant.test(each.text()) || !isClosed;
                });
    }

    private static boolean covers(String pattern, String action) {
        return ("^" + pattern + "$").equalsIgnoreCase("^" + action + "$")
                || pattern.endsWith("*") && action.regionMatches(true, 0, pattern, 0, pattern.length() - 1)
                || pattern.equalsIgnoreCase(action + "*");
    }
}
