package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.Require;
import java.util.regex.Pattern;

/** A channel of Microsoft Teams; the patterns are those of {@code AWS::Chatbot::MicrosoftTeamsChannelConfiguration}. */
record TeamsChannel(String tenantId, String teamId, String channelId) implements ChatChannel {
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern CHANNEL =
            Pattern.compile("(?=.{1,255}$)[a-zA-Z0-9-_=+/.,]*%3[aA][a-zA-Z0-9-_=+/.,]*%40[a-zA-Z0-9-_=+/.,]*");

    private static final String UUID_EXAMPLE =
            "such as 01234567-89ab-cdef-0123-456789abcdef, as the console of AWS Chatbot shows it";

    TeamsChannel {
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
