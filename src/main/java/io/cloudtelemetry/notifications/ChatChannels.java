package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.ConstructIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.chatbot.CfnMicrosoftTeamsChannelConfiguration;
import software.amazon.awscdk.services.chatbot.SlackChannelConfiguration;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The channels that AWS Chatbot posts alarms to, each configured once for all of its topics.
 *
 * <p>Their role and their guardrail are one policy, which reads CloudWatch, for the graphs beside the alarms, and nothing
 * else: the guardrail that AWS takes when none is given is AdministratorAccess ({@code GuardrailPolicies}), and AWS's
 * own CloudWatchReadOnlyAccess would let a channel read logs.
 */
final class ChatChannels {
    private static final UniqueResourceNameOptions NAME =
            UniqueResourceNameOptions.builder().maxLength(128).separator("-").build();

    private final Map<ChatChannel, List<ITopic>> topics = new LinkedHashMap<>();

    void add(ChatChannel channel, ITopic topic) {
        topics.computeIfAbsent(channel, key -> new ArrayList<>()).add(topic);
    }

    void define(Construct parent) {
        if (topics.isEmpty()) {
            return;
        }
        var scope = new Construct(parent, "Chat");
        var policy = ManagedPolicy.Builder.create(scope, "ReadAlarms")
                .description("What a chat channel may do: show alarms and the graphs of their metrics")
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of("cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"))
                        // Most of these take no resource.
                        .resources(List.of("*"))
                        .build()))
                .build();
        var role = Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("chatbot.amazonaws.com"))
                .managedPolicies(List.of(policy))
                .build();
        var wanted = new LinkedHashMap<String, String>();
        topics.keySet().forEach(channel -> wanted.put(channel.toString(), channel.id()));
        var ids = ConstructIds.apart(wanted);
        topics.forEach((channel, heard) -> {
            var own = new Construct(scope, String.valueOf(ids.get(channel.toString())));
            if (channel instanceof ChatChannel.SlackChannel slack) {
                define(own, slack, heard, role, policy);
            } else if (channel instanceof ChatChannel.TeamsChannel teams) {
                define(own, teams, heard, role, policy);
            }
        });
    }

    private static void define(
            Construct scope, ChatChannel.SlackChannel channel, List<ITopic> heard, Role role, ManagedPolicy policy) {
        SlackChannelConfiguration.Builder.create(scope, "Slack")
                .slackChannelConfigurationName(Names.uniqueResourceName(scope, NAME))
                .slackWorkspaceId(channel.workspaceId())
                .slackChannelId(channel.channelId())
                .notificationTopics(heard)
                .role(role)
                .guardrailPolicies(List.of(policy))
                .build();
    }

    private static void define(
            Construct scope, ChatChannel.TeamsChannel channel, List<ITopic> heard, Role role, ManagedPolicy policy) {
        CfnMicrosoftTeamsChannelConfiguration.Builder.create(scope, "Teams")
                .configurationName(Names.uniqueResourceName(scope, NAME))
                .teamsTenantId(channel.tenantId())
                .teamId(channel.teamId())
                .teamsChannelId(channel.channelId())
                .snsTopicArns(heard.stream().map(ITopic::getTopicArn).toList())
                .iamRoleArn(role.getRoleArn())
                .guardrailPolicies(List.of(policy.getManagedPolicyArn()))
                .build();
    }
}
