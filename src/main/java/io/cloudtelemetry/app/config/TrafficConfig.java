package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.app.reading.Required;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Alarms of a stage that are not recommended and have their own keys. */
@Describes("""
        errorRate: The percentage of failures, computed from the counts. Default: no such alarm.
        unusualTraffic: Traffic outside what CloudWatch expects from its past: the width of the band in standard deviations, such as 2. It stays OK when traffic stops: no requests are no data; switch on traffic-gone for that. Default: no such alarm.
        """)
record TrafficConfig(
        @Nullable ErrorRate errorRate, @Nullable Double unusualTraffic) {
    TrafficConfig {
        if (errorRate == null && unusualTraffic == null) {
            throw new IllegalArgumentException(
                    "errorRate or unusualTraffic must be given, got neither; leave traffic out to have no such alarm");
        }
    }

    AlarmSet addTo(AlarmSet alarms, BiFunction<Double, Integer, AlarmSpec> rate, Function<Double, AlarmSpec> unusual) {
        var result = alarms;
        if (errorRate != null) {
            var before = result;
            result = ConfigChecks.under(
                    "errorRate", () -> before.with(rate.apply(errorRate.percent(), errorRate.fewest())));
        }
        if (unusualTraffic != null) {
            var before = result;
            result = ConfigChecks.renamed(
                    "threshold", "unusualTraffic", () -> before.with(unusual.apply(unusualTraffic)));
        }
        return result;
    }

    /** An alarm over counts. */
    @Describes("""
            percent: Goes off above this percentage.
            fewest: Requests or messages in four minutes below which these count as good. Default: 10.
            """)
    record ErrorRate(
            @Required("a percentage such as 5") @Nullable Double percent,

            @Nullable Integer fewest) {
        ErrorRate {
            fewest = fewest == null ? (Integer) 10 : fewest;
        }
    }
}
