package io.cloudtelemetry.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The topics that alarms publish to: CloudWatch may, and somebody listens. */
final class TopicRules {
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String KEY = "topic-key";

    /** What CloudWatch needs of a key, "Encrypting messages with KMS" for event sources in the SNS developer guide. */
    private static final List<String> TO_ENCRYPT = List.of("kms:Decrypt", "kms:GenerateDataKey");

    private static final List<String> TO_PUBLISH = List.of("sns:Publish");

    /** What refers to a topic and does not subscribe. */
    private static final Pattern NO_SUBSCRIBER = Pattern.compile("AWS::(CloudWatch::.*Alarm|CloudWatch::Dashboard"
            + "|SNS::TopicPolicy|IAM::Policy|IAM::ManagedPolicy|IAM::Role|KMS::Key|Lambda::Function)");

    private TopicRules() {}

    static void look(Findings findings) {
        Set<Resource> topics = new LinkedHashSet<>();
        Alarms.all(findings.assembly).forEach(alarm -> {
            for (var action : Alarms.actions(alarm).orElse(List.of())) {
                topic(alarm, action.value()).ifPresent(topics::add);
            }
        });
        var isWhole = findings.assembly.isWhole();
        for (var topic : topics) {
            if (isWhole && !mayHaveSubscriber(findings, topic)) {
                findings.report("topic-without-subscriber", topic, "", "has no subscription in any template here");
            }
            key(findings, topic);
            policies(findings, topic);
        }
    }

    private static Optional<Resource> topic(Resource from, Value named) {
        return from.template.assembly.named(from.template, named, TOPIC, "TopicName");
    }

    private static boolean mayHaveSubscriber(Findings findings, Resource topic) {
        return !topic.get("Subscription").isAbsent()
                || findings.uses.exported.contains(topic)
                || findings.uses.of(topic).stream()
                        .anyMatch(user -> !NO_SUBSCRIBER.matcher(user.type).matches())
                || findings.assembly.resources("AWS::SNS::Subscription").anyMatch(subscription -> {
                    var subscribed = subscription.value("TopicArn");
                    return findings.assembly.referred(subscribed) == null
                                    && subscribed.lastOfArn().contains(Value.HOLE)
                            || topic(subscription, subscribed).equals(Optional.of(topic));
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
        var alias = findings.assembly.named(topic.template, given, "AWS::KMS::Alias", "AliasName");
        var target = alias.map(each -> each.value("TargetKeyId")).orElse(given);
        var key = findings.assembly.referred(target);
        if (key != null
                && key.resource().isOf("AWS::KMS::Key")
                && !mayUse(key.resource().get("KeyPolicy"), TO_ENCRYPT, false)) {
            var what =
                    "is encrypted with %s, whose policy does not let cloudwatch.amazonaws.com decrypt and generate data keys";
            findings.report(KEY, topic, "KmsMasterKeyId", what, key.resource().id);
        }
    }

    /** Of several policies the last one written counts; which that is, nobody knows. */
    private static void policies(Findings findings, Resource topic) {
        var policies = findings.assembly
                .resources("AWS::SNS::TopicPolicy")
                .filter(policy -> policy.items("Topics").stream()
                        .anyMatch(each -> topic(policy, each.value()).equals(Optional.of(topic))))
                .toList();
        if (!policies.isEmpty()
                && policies.stream()
                        .noneMatch(
                                each -> each.isConditional() || mayUse(each.get("PolicyDocument"), TO_PUBLISH, true))) {
            var what = "has a policy of its own (%s), which lets nobody publish for cloudwatch.amazonaws.com";
            findings.report("topic-policy", topic, "", what, policies.get(0).id);
        }
    }

    /** {@return whether a policy may allow CloudWatch all of these} One for the account stands for its alarms, but for keys. */
    private static boolean mayUse(Property policy, List<String> actions, boolean ofAccount) {
        var statements = policy.get("Statement").items();
        return statements.isEmpty()
                || actions.stream()
                        .allMatch(
                                action -> statements.get().stream().anyMatch(each -> allows(each, action, ofAccount)));
    }

    private static boolean allows(Property statement, String action, boolean ofAccount) {
        return statement.value("Effect").maybe("Allow")
                && (statement.get("Action").isAbsent() || any(statement.get("Action"), each -> covers(each, action)))
                && (statement.get("Principal").isAbsent() || isCloudWatch(statement.get("Principal"), ofAccount));
    }

    private static boolean isCloudWatch(Property principal, boolean ofAccount) {
        return principal.value().is("*")
                || any(principal.get("Service"), each -> each.matches("cloudwatch\\..*|\\*"))
                || any(principal.get("AWS"), each -> each.matches(ofAccount ? "\\*|\\d{12}|.*:root" : "\\*"));
    }

    /** {@return whether one of a list is meant, or may be} An ARN or a role is known well enough to be neither a service nor all. */
    private static boolean any(Property list, Predicate<String> meant) {
        var items = list.items();
        return items.isEmpty()
                || items.get().stream().map(Property::value).anyMatch(each -> {
                    var reference = list.template().assembly.referred(each);
                    var isClosed = each.isKnown()
                            || each.text().startsWith("arn:")
                            || reference != null && reference.resource().type.startsWith("AWS::IAM::");
                    return meant.test(each.text()) || !isClosed;
                });
    }

    private static boolean covers(String pattern, String action) {
        var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
    }
}
