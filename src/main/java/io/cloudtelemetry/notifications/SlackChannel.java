package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.Require;
import java.util.regex.Pattern;

/** A channel of Slack; the patterns are those of {@code AWS::Chatbot::SlackChannelConfiguration}. */
record SlackChannel(String workspaceId, String channelId) implements ChatChannel {
    private static final Pattern WORKSPACE = Pattern.compile("[0-9A-Z]{1,255}");
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9]{1,255}");

    SlackChannel {
        Require.literal(
                WORKSPACE, "workspaceId", workspaceId, "such as T0123ABCD, as the console of AWS Chatbot shows it");
        Require.literal(
                CHANNEL, "channelId", channelId, "such as C0123ABCD, the end of the channel's link, not its name");
    }

    @Override
    public String label() {
        return "Slack " + channelId;
    }

    @Override
    public String id() {
        return "Slack-%s-%s".formatted(workspaceId, channelId);
    }
}
