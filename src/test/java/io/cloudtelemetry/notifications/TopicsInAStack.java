package io.cloudtelemetry.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** A stack with topics, new for each test. */
abstract class TopicsInAStack {
    static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:alarms";
    static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:alarms";

    App app = new App();
    Stack stack = stackIn(app);

    /** {@return the stack, which is in no stated account and region} */
    Stack stackIn(App parent) {
        return new Stack(parent, "One");
    }

    /** {@return topics with the id Topics} */
    NotificationTopics topics(AlarmTopic... topics) {
        return NotificationTopics.Builder.create(stack, "Topics")
                .topics(List.of(topics))
                .build();
    }

    /** {@return the template with such topics} */
    Template define(AlarmTopic... topics) {
        topics(topics);
        return Template.fromStack(stack);
    }

    void hasNoWarning() {
        assertThat(Annotations.fromStack(stack).findWarning("*", Match.anyValue()))
                .isEmpty();
    }

    /** {@return properties of a resource whose policy lets SNS do something} */
    static Map<String, Object> hasStatement(Object action) {
        return hasStatement(
                "PolicyDocument", Map.of("Action", action, "Principal", Map.of("Service", "sns.amazonaws.com")));
    }

    /** {@return properties of a resource whose policy has a statement} */
    static Map<String, Object> hasStatement(String document, Map<String, Object> statement) {
        return Map.of(document, Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(statement)))));
    }
}
