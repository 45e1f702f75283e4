package io.cloudtelemetry.alarms;

import java.math.BigDecimal;

/**
 * When a value breaches.
 *
 * @param comparison how a value is compared
 * @param value what it is compared with, in the unit of the metric
 */
public record Threshold(Comparison comparison, double value) {
    /** Checks that the value is a number. */
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

    /** {@return the same comparison with another value} */
    public Threshold withValue(double other) {
        return new Threshold(comparison, other);
    }

    /** {@return such as "above 80"} */
    @Override
    public String toString() {
        return comparison.words + " " + number();
    }

    String number() {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** CloudWatch's comparison operators for a single threshold. */
    public enum Comparison {
        /** Greater than the threshold. */
        ABOVE("above", "GreaterThanThreshold"),
        /** Greater than or equal to the threshold. */
        AT_LEAST("at least", "GreaterThanOrEqualToThreshold"),
        /** Less than the threshold. */
        BELOW("below", "LessThanThreshold"),
        /** Less than or equal to the threshold. */
        AT_MOST("at most", "LessThanOrEqualToThreshold");

        private final String words;
        private final String operator;

        Comparison(String words, String operator) {
            this.words = words;
            this.operator = operator;
        }

        /** {@return the value of {@code ComparisonOperator} in CloudFormation} */
        public String operator() {
            return operator;
        }
    }
}
