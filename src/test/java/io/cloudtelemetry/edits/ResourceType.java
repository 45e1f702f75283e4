package io.cloudtelemetry.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What CloudFormation does with a type: the properties of which a change is a replacement, and those that name the resource.
 * From the CloudFormation template reference, "Update requires: Replacement", and "Return values: Ref".
 *
 * @param thing what it makes
 * @param name the properties that its name is put together from; CloudFormation makes one up where the first is left out
 * @param replacing a change of these, or of a name, is a creation, and a deletion at the end
 * @param shared whether a second creation of the name is the same thing once more, and not refused
 */
record ResourceType(String thing, List<String> name, Set<String> replacing, boolean shared) {
    static final String CALL = "Custom::ExistingResourceCall";
    static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";
    static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    static final String MUTE_RULE = "AWS::CloudWatch::AlarmMuteRule";
    static final String ALARM = "AWS::CloudWatch::Alarm";
    static final String ADDON = "AWS::EKS::Addon";

    private static final Map<String, ResourceType> TYPES = new TreeMap<>(Map.ofEntries(
            // Alarms and composites have their names from one space: PutCompositeAlarm, "must be unique within the
            // Region".
            Map.entry(ALARM, named("alarm", "AlarmName")),
            Map.entry(COMPOSITE, named("alarm", "AlarmName")),
            Map.entry(MUTE_RULE, named("mute rule", "Name")),
            Map.entry("AWS::CloudWatch::Dashboard", named("dashboard", "DashboardName")),
            Map.entry("AWS::SNS::Topic", named("topic", "TopicName")),
            Map.entry("AWS::SNS::TopicPolicy", nameless("topic policy")),
            // Subscribe gives the ARN of the subscription that is there.
            Map.entry("AWS::SNS::Subscription", shared("subscription", "TopicArn", "Protocol", "Endpoint")),
            Map.entry("AWS::SQS::Queue", named("queue", "QueueName")),
            Map.entry("AWS::SQS::QueuePolicy", nameless("queue policy")),
            Map.entry("AWS::KMS::Key", nameless("key", "KeySpec", "KeyUsage", "MultiRegion")),
            Map.entry("AWS::IAM::Role", named("role", "RoleName")),
            // PutRolePolicy writes over the policy of the name; AWS::IAM::Policy lets names and roles change in place.
            Map.entry("AWS::IAM::Policy", nameless("policy")),
            Map.entry("AWS::IAM::RolePolicy", named("role policy", "RoleName", "PolicyName")),
            Map.entry("AWS::Lambda::Function", named("function", "FunctionName")),
            Map.entry(
                    "AWS::Lambda::LayerVersion",
                    nameless("layer", "Content", "Description", "LicenseInfo", "LayerName", "CompatibleRuntimes")),
            Map.entry(
                    "AWS::Lambda::Permission",
                    nameless("permission", "Action", "FunctionName", "Principal", "SourceArn", "SourceAccount")),
            Map.entry("AWS::Logs::LogGroup", named("log group", "LogGroupName")),
            // Its name may change in place. AWS does not say that it is held once; two of one name could not be told
            // apart.
            Map.entry("AWS::Logs::QueryDefinition", new ResourceType("query", List.of("Name"), Set.of(), false)),
            Map.entry("AWS::Scheduler::Schedule", named("schedule", "Name")),
            Map.entry("AWS::ApiGateway::Account", new ResourceType("account settings", List.of(), Set.of(), true)),
            Map.entry("AWS::Chatbot::SlackChannelConfiguration", named("chat channel", "ConfigurationName")),
            Map.entry("AWS::Chatbot::MicrosoftTeamsChannelConfiguration", named("chat channel", "ConfigurationName")),
            Map.entry(ADDON, named("add-on", "ClusterName", "AddonName")),
            Map.entry("AWS::EKS::AccessEntry", named("access entry", "ClusterName", "PrincipalArn")),
            Map.entry(
                    "AWS::EKS::PodIdentityAssociation",
                    named("pod identity", "ClusterName", "Namespace", "ServiceAccount")),
            // "ServiceToken: Updates are not supported"; what else changes is up to the function.
            Map.entry(CALL, nameless("call")),
            Map.entry(MANIFEST, nameless("manifest"))));

    /**
     * {@return the rules of a type}
     *
     * @throws AssertionError if there are none yet
     */
    static ResourceType of(String type) {
        var rules = TYPES.get(type);
        if (rules == null) {
            throw new AssertionError(
                    "%s has no rules in ResourceType: add what names it and which properties replace it, from the CloudFormation template reference"
                            .formatted(type));
        }
        return rules;
    }

    private static ResourceType named(String thing, String... name) {
        return new ResourceType(thing, List.of(name), Set.of(name), false);
    }

    private static ResourceType shared(String thing, String... name) {
        return new ResourceType(thing, List.of(name), Set.of(name), true);
    }

    private static ResourceType nameless(String thing, String... replacing) {
        return new ResourceType(thing, List.of(), Set.of(replacing), false);
    }

    /** {@return the name that the properties give, or else one made up} */
    String name(JsonNode properties, String madeUp) {
        return name.isEmpty() || !properties.has(name.get(0))
                ? madeUp
                : name.stream().map(each -> properties.path(each).asText()).collect(Collectors.joining("/"));
    }

    boolean isReplacedBy(JsonNode before, JsonNode after) {
        return replacing.stream().anyMatch(each -> !before.path(each).equals(after.path(each)));
    }
}
