package io.cloudtelemetry.notifications;

import io.cloudtelemetry.ownership.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Tells topics apart: two that exist may have one name in two accounts. */
final class TopicIds {
    private TopicIds() {}

    /** Checks that no two are one topic. */
    static void requireDifferent(List<AlarmTopic> topics, Place place) {
        for (int index = 1; index < topics.size(); index++) {
            var second = topics.get(index);
            if (topics.subList(0, index).stream().anyMatch(first -> mayBeOne(first, second, place))) {
                throw new IllegalArgumentException(
                        "topics must name each topic once, got a second \"%s\"".formatted(second.name()));
            }
        }
    }

    private static boolean mayBeOne(AlarmTopic one, AlarmTopic other, Place place) {
        if (!one.name().equals(other.name())) {
            return false;
        }
        var arn = one.existingArn();
        var otherArn = other.existingArn();
        if (arn != null && otherArn != null) {
            return arn.equals(otherArn);
        }
        var existing = arn == null ? otherArn : arn;
        return existing == null || place.account() == null || place.account().equals(existing.split(":")[4]);
    }

    /** {@return the ids of their constructs: the name, or the ARN where another topic has that name} */
    static Map<AlarmTopic, String> of(List<AlarmTopic> topics) {
        var ids = new LinkedHashMap<AlarmTopic, String>();
        var taken = new LinkedHashSet<String>();
        // Those to define first: they are named after their topic whatever stands before them.
        topics.stream().filter(topic -> topic.existingArn() == null).forEach(topic -> ids.put(topic, topic.name()));
        taken.addAll(ids.values());
        for (var topic : topics) {
            if (topic.existingArn() != null) {
                ids.put(topic, taken.add(topic.name()) ? topic.name() : topic.existingArn());
            }
        }
        return ids;
    }
}
