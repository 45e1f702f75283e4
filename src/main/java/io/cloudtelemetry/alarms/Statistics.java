package io.cloudtelemetry.alarms;

import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Require;
import java.util.Set;
import java.util.regex.Pattern;

/** The statistics of CloudWatch. Source: {@code Statistic} and {@code ExtendedStatistic} of PutMetricAlarm. */
final class Statistics {
    private static final Set<String> PLAIN = Ordered.set("Average", "Minimum", "Maximum", "Sum", "SampleCount");
    private static final Pattern EXTENDED = Pattern.compile("(p|tm|wm|tc|ts)(100|\\d{1,2}(\\.\\d{1,10})?)|IQM");

    private Statistics() {}

    /** {@return the statistic, if it is one} */
    static String require(String statistic) {
        return isPlain(statistic)
                ? statistic
                : Require.literal(
                        EXTENDED,
                        "statistic",
                        statistic,
                        "Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90");
    }

    /** CloudFormation has one property for the five plain statistics and one for all others. */
    static boolean isPlain(String statistic) {
        return PLAIN.contains(statistic);
    }
}
