package io.cloudtelemetry.notifications;

import java.util.List;

/**
 * The fields of an alarm message that a subscription can be filtered on.
 *
 * <p>An alarm message is JSON without message attributes; its fields are those of the example in the {@code events} of
 * aws-lambda-go ({@code cloudwatch-alarm-sns-payload-single-metric.json}). Left out: {@code Region}, a display name such as
 * "EU (Ireland)", and times and reasons, which differ each time. Only alarms on one metric have fields under {@code
 * Trigger}: a filter on one drops composite alarms and alarms on metric math.
 */
public enum AlarmField {
    /** The alarm's name. */
    ALARM_NAME("AlarmName"),
    /** The alarm's description. */
    ALARM_DESCRIPTION("AlarmDescription"),
    /** The alarm's ARN. */
    ALARM_ARN("AlarmArn"),
    /** The account of the alarm, 12 digits. */
    AWS_ACCOUNT_ID("AWSAccountId"),
    /** The state that the alarm went into: ALARM, OK or INSUFFICIENT_DATA. */
    NEW_STATE_VALUE("NewStateValue"),
    /** The state that the alarm was in. */
    OLD_STATE_VALUE("OldStateValue"),
    /** The namespace of the alarm's metric, such as ContainerInsights. */
    TRIGGER_NAMESPACE("Trigger", "Namespace"),
    /** The name of the alarm's metric. */
    TRIGGER_METRIC_NAME("Trigger", "MetricName");

    private final List<String> path;

    AlarmField(String... path) {
        this.path = List.of(path);
    }

    /** {@return the names from the top of the message down to the field} */
    List<String> path() {
        return path;
    }

    boolean isState() {
        return this == NEW_STATE_VALUE || this == OLD_STATE_VALUE;
    }

    /** {@return the field as it stands in the message, such as {@code Trigger.Namespace}} */
    @Override
    public String toString() {
        return String.join(".", path);
    }
}
