package io.cloudtelemetry.app.config;

import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import io.cloudtelemetry.notifications.AlarmField;
import io.cloudtelemetry.notifications.AlarmFilter;
import io.cloudtelemetry.notifications.Recipient;
import io.cloudtelemetry.notifications.Recipient.Filterable;
import io.cloudtelemetry.ownership.GivenArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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
        var filtered = messages;
        var recipients = new ArrayList<Recipient>();
        recipients(email, sms, https, sqs, lambda).forEach(each -> recipients.add(each.matching(filtered)));
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("email, sms, https, sqs or lambda must be given, got none");
        }
        return recipients;
    }

    static List<Filterable> recipients(
            @Nullable List<String> email,
            @Nullable List<String> sms,
            @Nullable List<String> https,
            @Nullable List<String> sqs,
            @Nullable List<String> lambda) {
        var recipients = new ArrayList<Filterable>();
        with(recipients, email, Recipient::email);
        with(recipients, sms, Recipient::sms);
        with(recipients, https, Recipient::https);
        with(recipients, sqs, Recipient::sqs);
        with(recipients, lambda, Recipient::lambda);
        return recipients;
    }

    private static void with(
            List<Filterable> recipients, @Nullable List<String> values, Function<String, Filterable> recipient) {
        if (values != null) {
            values.forEach(value -> recipients.add(recipient.apply(value)));
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
            var key = Given.only("oneOf", oneOf, "noneOf", noneOf, "startsWith", startsWith);
            var values = Stream.of(oneOf, noneOf, startsWith)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            return ConfigChecks.renamed("filter", key, () -> switch (key) {
                case "oneOf" -> AlarmFilter.oneOf(field, values);
                case "noneOf" -> AlarmFilter.noneOf(field, values);
                default -> AlarmFilter.startsWith(field, values);
            });
        }
    }
}
