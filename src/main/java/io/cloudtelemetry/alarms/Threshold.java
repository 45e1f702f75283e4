package io.cloudtelemetry.alarms;

import java.math.BigDecimal;

/**
 * When a value breaches.
 *
 * @param value what it is compared with, in the unit of the metric
 */
public record Threshold(Comparison comparison, double value) {
    public Threshold {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("threshold must be a number, got " + value);
        }
    }

    /** {@return a threshold that a value breaches when it is greater} */
    public static Threshold above(double value) {
        return new Threshold(Comparison.ABOVE, value);
    }

    /** {@return a threshold that a value breaches when it is greater or equal} */
    public static Threshold atLeast(double value) {
        return new Threshold(Comparison.AT_LEAST, value);
    }

    /** {@return a threshold that a value breaches when it is less} */
    public static Threshold below(double value) {
        return new Threshold(Comparison.BELOW, value);
    }

    /** {@return a threshold that a value breaches when it is less or equal} */
    public static Threshold atMost(double value) {
        return new Threshold(Comparison.AT_MOST, value);
    }

    /** {@return a threshold that is breached outside the band, so many standard deviations wide, that CloudWatch expects} */
    public static Threshold outsideBand(double deviations) {
        return new Threshold(Comparison.OUTSIDE_BAND, deviations);
    }

    /** {@return a threshold that is breached above the band, so many standard deviations wide, that CloudWatch expects} */
    public static Threshold aboveBand(double deviations) {
        return new Threshold(Comparison.ABOVE_BAND, deviations);
    }

    /** {@return a threshold that is breached below the band, so many standard deviations wide, that CloudWatch expects} */
    public static Threshold belowBand(double deviations) {
        return new Threshold(Comparison.BELOW_BAND, deviations);
    }

    /** {@return the same comparison with another value} */
    public Threshold withValue(double other) {
        return new Threshold(comparison, other);
    }

    /** {@return the threshold in words, such as "above 80"} */
    @Override
    public String toString() {
        return comparison.words + " " + number() + (isBand() ? " standard deviations" : "");
    }

    /** {@return whether it is a band that CloudWatch learns, so that the value is its width} */
    public boolean isBand() {
        return comparison.band;
    }

    boolean isOfTooLittle() {
        return switch (comparison) {
            case BELOW, AT_MOST, BELOW_BAND -> true;
            case ABOVE, AT_LEAST, ABOVE_BAND, OUTSIDE_BAND -> false;
        };
    }

    /** Refuses what the series can never reach, and a band around what CloudWatch learns none from. */
    void requireWithin(Series series) {
        if (isBand()) {
            if (!(series instanceof MetricSeries)) {
                throw new IllegalArgumentException(
                        "threshold must be a number for math and queries, got a band; give a metric by itself for a band");
            }
            if (value <= 0) {
                throw new IllegalArgumentException(
                        "threshold must be more than 0 standard deviations, got " + number());
            }
        } else if (comparison == Comparison.ABOVE && value == series.maximum()
                || comparison == Comparison.BELOW && value == series.minimum()) {
            throw new IllegalArgumentException(
                    "threshold %s can never be breached by the %s, which reaches %s and no further; take another"
                            .formatted(this, series.describe(), number()));
        } else if (comparison == Comparison.AT_LEAST && value == series.minimum()
                || comparison == Comparison.AT_MOST && value == series.maximum()) {
            throw new IllegalArgumentException(
                    "threshold %s is always breached by the %s; take another".formatted(this, series.describe()));
        } else if (value < series.minimum() || value > series.maximum()) {
            throw new IllegalArgumentException("threshold must be %s for the %s, got %s"
                    .formatted(
                            Double.isFinite(series.maximum())
                                    ? "from 0 to " + Math.round(series.maximum())
                                    : "at least 0",
                            series.describe(),
                            number()));
        }
    }

    String number() {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** CloudWatch's comparison operators. */
    public enum Comparison {
        /** Greater than the threshold. */
        ABOVE("above", "GreaterThanThreshold", false),
        /** Greater than or equal to the threshold. */
        AT_LEAST("at least", "GreaterThanOrEqualToThreshold", false),
        /** Less than the threshold. */
        BELOW("below", "LessThanThreshold", false),
        /** Less than or equal to the threshold. */
        AT_MOST("at most", "LessThanOrEqualToThreshold", false),
        /** Outside an anomaly detection band. */
        OUTSIDE_BAND("outside the expected band of", "LessThanLowerOrGreaterThanUpperThreshold", true),
        /** Greater than an anomaly detection band. */
        ABOVE_BAND("above the expected band of", "GreaterThanUpperThreshold", true),
        /** Less than an anomaly detection band. */
        BELOW_BAND("below the expected band of", "LessThanLowerThreshold", true);

        private final String words;
        private final String operator;
        private final boolean band;

        Comparison(String words, String operator, boolean band) {
            this.words = words;
            this.operator = operator;
            this.band = band;
        }

        /** {@return the value of {@code ComparisonOperator} in CloudFormation} */
        public String operator() {
            return operator;
        }
    }
}
