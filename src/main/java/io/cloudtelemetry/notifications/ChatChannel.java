package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.Require;
import java.util.regex.Pattern;

/** A channel that AWS Chatbot posts to. */
sealed interface ChatChannel extends Recipient {
    /** {@return the id of its construct, if no other channel has it} */
    String id();

    /** A channel of Slack; the patterns are those of {@code AWS::Chatbot::SlackChannelConfiguration}. */
    record SlackChannel(String workspaceId, String channelId) implements ChatChannel {
        private static final Pattern WORKSPACE = Pattern.compile("[0-9A-Z]{1,255}");
        private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9]{1,255}");

        public SlackChannel {
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

    /** A channel of Microsoft Teams; the patterns are those of {@code AWS::Chatbot::MicrosoftTeamsChannelConfiguration}. */
    record TeamsChannel(String tenantId, String teamId, String channelId) implements ChatChannel {
        private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
        private static final Pattern CHANNEL =
                Pattern.compile("(?=.{1,255}$)[a-zA-Z0-9-_=+/.,]*%3[aA][a-zA-Z0-9-_=+/.,]*%40[a-zA-Z0-9-_=+/.,]*");

        private static final String UUID_EXAMPLE =
                "such as 01234567-89ab-cdef-0123-456789abcdef, as the console of AWS Chatbot shows it";

        public TeamsChannel {
            Require.literal(UUID, "tenantId", tenantId, UUID_EXAMPLE);
            Require.literal(UUID, "teamId", teamId, UUID_EXAMPLE);
            Require.literal(
                    CHANNEL,
                    "channelId",
                    channelId,
                    "such as 19%3a0123abcd%40thread.tacv2, as it stands in the channel's link");
        }

        @Override
        public String label() {
            return "Teams " + channelId;
        }

        @Override
        public String id() {
            return "Teams-" + channelId;
        }
    }
}
