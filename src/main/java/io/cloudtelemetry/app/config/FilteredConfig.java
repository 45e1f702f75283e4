package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.notifications.AlarmField;
import io.cloudtelemetry.notifications.AlarmFilter;
import io.cloudtelemetry.notifications.Recipient;
import io.cloudtelemetry.notifications.Recipient.Filterable;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Subscriptions to a topic that let some messages through. */
@Describes("""
        email: E-mail addresses, as beside.
        sms: Phone numbers, as beside.
        https: Endpoints, as beside.
        sqs: ARNs of queues, as beside.
        lambda: ARNs of functions, as beside.
        filter: What a message must have to be sent; all of it.
        """)
record FilteredConfig(
        @Nullable List<String> email,
        @Nullable List<String> sms,
        @Nullable List<String> https,
        @Nullable @Arn(GivenArn.QUEUE) List<String> sqs,
        @Nullable @Arn(GivenArn.FUNCTION) List<String> lambda,

        @Required("a list of conditions such as {field: AlarmName, startsWith: [shop-]}")
        List<Condition> filter)
        implements Becomes<List<Recipient>> {
    @Override
    public List<Recipient> value() {
        var messages = AlarmFilter.everything();
        for (int index = 0; index < filter.size(); index++) {
            var before = messages;
            var condition = filter.get(index);
            messages =
                    ConfigChecks.renamed("filter", "filter[%d]".formatted(index), () -> before.and(condition.value()));
        }
        var recipients = new ArrayList<Recipient>();
        addEach(recipients, email, Recipient::email, messages);
        addEach(recipients, sms, Recipient::sms, messages);
        addEach(recipients, https, Recipient::https, messages);
        addEach(recipients, sqs, Recipient::sqs, messages);
        addEach(recipients, lambda, Recipient::lambda, messages);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("email, sms, https, sqs or lambda must be given, got none");
        }
        return recipients;
    }

    private static void addEach(
            List<Recipient> recipients,
            @Nullable List<String> values,
            Function<String, Filterable> recipient,
            AlarmFilter messages) {
        for (var value : values == null ? List.<String>of() : values) {
            recipients.add(recipient.apply(value).matching(messages));
        }
    }

    /** A condition on a field of the message. */
    @Describes("""
            field: Which field of the message. Those under Trigger have no value in messages of composites and of alarms on math.
            oneOf: Its value is one of these. One of oneOf, noneOf, startsWith.
            noneOf: Its value is none of these.
            startsWith: Its value begins with one of these.
            """)
    record Condition(
            @Required("a field such as AlarmName") AlarmField field,

            @Nullable List<String> oneOf,
            @Nullable List<String> noneOf,
            @Nullable List<String> startsWith)
            implements Becomes<AlarmFilter> {
        @Override
        public AlarmFilter value() {
            var given = Given.keys(
                    Ordered.map("oneOf", oneOf != null, "noneOf", noneOf != null, "startsWith", startsWith != null));
            if (given.size() != 1) {
                throw new IllegalArgumentException("oneOf, noneOf or startsWith must be given, got %s"
                        .formatted(given.isEmpty() ? "none" : String.join(" and ", given)));
            }
            return ConfigChecks.renamed("filter", given.get(0), () -> {
                if (oneOf != null) {
                    return AlarmFilter.oneOf(field, oneOf.toArray(String[]::new));
                }
                return noneOf != null
                        ? AlarmFilter.noneOf(field, noneOf.toArray(String[]::new))
                        : AlarmFilter.startsWith(field, values(startsWith));
            });
        }

        private static String[] values(@Nullable List<String> given) {
            return given == null ? new String[0] : given.toArray(String[]::new);
        }
    }
}
