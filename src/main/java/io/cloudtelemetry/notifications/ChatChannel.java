package io.cloudtelemetry.notifications;

/** A channel that AWS Chatbot posts to. */
sealed interface ChatChannel extends Recipient permits SlackChannel, TeamsChannel {
    /** {@return the id of its construct, if no other channel has it} */
    String id();
}
