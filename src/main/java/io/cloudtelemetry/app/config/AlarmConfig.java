package io.cloudtelemetry.app.config;

import io.cloudtelemetry.alarms.AlarmSet;
import io.cloudtelemetry.alarms.AlarmSpec;
import io.cloudtelemetry.alarms.AlarmSubject;
import io.cloudtelemetry.alarms.LogPatternAlarm;
import io.cloudtelemetry.alarms.MetricSeries;
import io.cloudtelemetry.alarms.Notification;
import io.cloudtelemetry.alarms.Series;
import io.cloudtelemetry.alarms.Severity;
import io.cloudtelemetry.alarms.Threshold;
import io.cloudtelemetry.app.reading.CamelCase;
import io.cloudtelemetry.app.reading.Checked;
import io.cloudtelemetry.app.reading.Checks;
import io.cloudtelemetry.app.reading.ConfigChecks;
import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/** Changes to a recommended alarm, which is otherwise as recommended; or, with what it looks at, an alarm of its own. */
@Describes("""
        enabled: false: this recommended alarm is not defined. Default: true.
        metric: The metric of an alarm of your own, by its name in CloudWatch. One of metric, math, query and logPattern; none for recommended alarms.
        namespace: With metric, at the top of the file: the namespace that has it, such as AWS/SQS, or one of your own.
        dimensions: With metric: the dimensions of its series beside those of what is watched. Default: no others.
        eachOf: With metric, in place of dimensions: names of dimensions that tell things apart, such as InstanceId. A query of Metrics Insights; goes off when any of the things breaches, whichever there are.
        math: Metric math over metrics, such as 100 * failed / all.
        metrics: With math: the metrics by the names that it has for them.
        query: A query of Metrics Insights, such as SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId); with GROUP BY goes off when any group breaches. Only at the top of the file.
        logPattern: Goes off when a line of a log group matches. Only at the top of the file.
        above: Breaches when the value is greater. One of above, atLeast, below, atMost, outsideBand, aboveBand, belowBand.
        atLeast: Breaches when the value is greater or equal.
        below: Breaches when the value is less.
        atMost: Breaches when the value is less or equal.
        outsideBand: Breaches outside what CloudWatch expects from the past: the width of that band in standard deviations, such as 2. Not for math, eachOf and query.
        aboveBand: Breaches above that band only.
        belowBand: Breaches below that band only.
        statistic: Average, Minimum, Maximum, Sum, SampleCount or a percentile such as p90.
        period: Seconds: a multiple of 60, not below the interval of the metric. Default: the shortest such.
        threshold: The value that breaches, in the unit of the metric; compared as recommended.
        evaluationPeriods: How many of the latest periods are looked at.
        datapointsToAlarm: How many of them must breach. Default: all.
        severity: critical, warning or info: which topics are told.
        missingData: What a period without data counts as: missing, breaching, notBreaching or ignore. Default: as recommended, or as the metric wants it.
        notifies: false: the alarm tells nobody by itself, since a composite does. Default: true.
        actions: What it does when it goes off, beside telling. Default: nothing.
        meaning: One sentence for the person who is told. Default: as recommended, or none.
        """)
record AlarmConfig(
        @Nullable Boolean enabled,
        @Nullable String metric,
        @Nullable String namespace,
        @Nullable Map<String, String> dimensions,
        @Nullable List<String> eachOf,
        @Nullable String math,
        @Nullable Map<String, SeriesConfig> metrics,
        @Nullable String query,
        @Nullable LogPatternConfig logPattern,
        @Nullable Double above,
        @Nullable Double atLeast,
        @Nullable Double below,
        @Nullable Double atMost,
        @Nullable Double outsideBand,
        @Nullable Double aboveBand,
        @Nullable Double belowBand,
        @Nullable String statistic,
        @Nullable Integer period,
        @Nullable Double threshold,
        @Nullable Integer evaluationPeriods,
        @Nullable Integer datapointsToAlarm,
        @Nullable Severity severity,
        @Nullable @CamelCase TreatMissingData missingData,
        @Nullable Boolean notifies,
        @Nullable ActionsConfig actions,
        @Nullable String meaning)
        implements Checked {
    /** Made once: the check of an entry of the file makes its set, and its definition asks for it again. */
    private static final Map<Record, AlarmSet> SETS = Collections.synchronizedMap(new WeakHashMap<>());

    /** {@return the alarms of an entry, which follow from what it holds} */
    static AlarmSet once(Record entry, Supplier<AlarmSet> alarms) {
        return SETS.computeIfAbsent(entry, made -> alarms.get());
    }

    /** {@return a set with the changes made; the metrics of added alarms stand in the catalogue} */
    static AlarmSet changed(AlarmSet alarms, Map<String, AlarmConfig> changes, MetricCatalogue catalogue) {
        var changed = new AtomicReference<>(alarms);
        ConfigChecks.each(new TreeMap<>(changes).entrySet(), change -> {
            var name = change.getKey();
            var names = alarms.names();
            var config = change.getValue();
            if (config.looksAt().isEmpty()) {
                ConfigChecks.under("alarms", () -> alarms.requireNotGone(name));
            }
            if (!names.contains(name) && config.looksAt().isEmpty()) {
                throw new IllegalArgumentException(
                        "alarms.%s is unknown; did you mean %s? Allowed: %s, or a new name with a metric"
                                .formatted(name, Nearest.to(name, names), names));
            }
            var before = changed.get();
            changed.set(named(
                    name,
                    () -> names.contains(name) ? config.change(before, name) : config.add(before, name, catalogue)));
        });
        return changed.get();
    }

    /** Runs what makes an alarm, whose name is a key of the file. */
    static <T> T named(String name, Supplier<T> made) {
        return ConfigChecks.under(
                "alarms",
                () -> ConfigChecks.renamed(
                        Pattern.quote(name) + "\\.name",
                        Matcher.quoteReplacement(name),
                        () -> ConfigChecks.under(name, made)));
    }

    /**
     * Checks that alarms can be defined; in the file their name is a key, and their series has the key metric. Each that the
     * file changes is told, and one of the others, as what is wrong with those is not written once for each.
     */
    static void requireDefinable(AlarmSet alarms, Map<String, AlarmConfig> changes, AlarmSubject subject) {
        var written = alarms.specs().stream().filter(each -> changes.containsKey(each.name()));
        var others = alarms.specs().stream().filter(each -> !changes.containsKey(each.name()));
        var sets = Stream.concat(written.map(AlarmSet::of), Stream.of(AlarmSet.of(others.toArray(AlarmSpec[]::new))))
                .toList();
        ConfigChecks.under(
                "alarms",
                () -> ConfigChecks.renamed(
                        "([a-z0-9-]+)\\.name",
                        "$1",
                        () -> ConfigChecks.renamed("([a-z0-9-]+)\\.series", "$1.metric", () -> {
                            try {
                                alarms.requireDefinableFor(subject);
                            } catch (IllegalArgumentException one) {
                                ConfigChecks.each(sets, each -> each.requireDefinableFor(subject));
                            }
                            return alarms;
                        })));
    }

    private AlarmSet change(AlarmSet alarms, String name) {
        if (!looksAt().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s must not be given for a recommended alarm; give a new name to the alarm"
                            .formatted(looksAt().get(0)));
        }
        return isOn() ? alarms.change(name, this::applyTo) : alarms.without(name);
    }

    private AlarmSet add(AlarmSet alarms, String name, MetricCatalogue catalogue) {
        for (var key : Given.keys("logPattern", logPattern, "query", query, "namespace", namespace)) {
            throw new IllegalArgumentException(
                    "%s must be given in alarms at the top of the file only; move the alarm there".formatted(key));
        }
        var alarm = spec(name, catalogue.namespace());
        return isOn() ? alarms.with(alarm) : alarms;
    }

    /**
     * {@return the alarm on a metric or on math}
     *
     * @param usual the namespace of metrics that state none; null for none
     */
    AlarmSpec spec(String name, @Nullable String usual) {
        ConfigChecks.require("severity", severity, "critical, warning or info");
        if (breaches().isEmpty() || threshold != null) {
            throw new IllegalArgumentException("above, atLeast, below or atMost must be given with %s, got %s"
                    .formatted(looksAt().get(0), threshold == null ? "none" : "threshold"));
        }
        return applyTo(AlarmSpec.builder(name).series(series(usual))).build();
    }

    /** {@return the alarm on lines of a log group} */
    LogPatternAlarm logPatternAlarm(String name) {
        ConfigChecks.require("severity", severity, "critical, warning or info");
        return Objects.requireNonNull(logPattern)
                .alarm(name, Objects.requireNonNull(severity))
                .change(this::applyTo);
    }

    /** Checks that it looks at one thing at most, and that each key has the one that it is for. */
    @Override
    public void check(Checks checks) {
        checks.ofAll(this::requireTogether);
    }

    private void requireTogether() {
        if (looksAt().size() > 1) {
            throw new IllegalArgumentException("%s exclude each other; keep one, or give each an alarm of its own"
                    .formatted(String.join(" and ", looksAt())));
        }
        Given.requireWith("namespace", namespace, "metric", metric);
        Given.requireWith("dimensions", dimensions, "metric", metric);
        Given.requireWith("eachOf", eachOf, "metric", metric);
        Given.requireWith("metrics", metrics, "math", math);
        Given.requireWith("math", math, "metrics", metrics);
        if (eachOf != null && dimensions != null) {
            throw new IllegalArgumentException("eachOf and dimensions exclude each other; keep one");
        }
    }

    boolean isOn() {
        return !Boolean.FALSE.equals(enabled);
    }

    /** {@return the keys of what it looks at, which a recommended alarm has none of} */
    List<String> looksAt() {
        return Given.keys("metric", metric, "math", math, "query", query, "logPattern", logPattern);
    }

    private Series series(@Nullable String usual) {
        if (math != null) {
            var operands = new TreeMap<String, MetricSeries>();
            Objects.requireNonNull(metrics)
                    .forEach((name, operand) ->
                            operands.put(name, ConfigChecks.under("metrics." + name, () -> operand.series(usual))));
            return ConfigChecks.renamed(
                    "expression",
                    "math",
                    () -> ConfigChecks.renamed("operands", "metrics", () -> Series.math(math, operands)));
        }
        if (query != null) {
            return SeriesConfig.query(query);
        }
        if (eachOf != null) {
            var found = SeriesConfig.find(namespace == null ? usual : namespace, String.valueOf(metric));
            return ConfigChecks.renamed(
                    "dimensions", "eachOf", () -> Series.each(found, eachOf.toArray(String[]::new)));
        }
        return new SeriesConfig(String.valueOf(metric), namespace, dimensions, null).series(usual);
    }

    private List<Threshold> breaches() {
        var breaches = new ArrayList<Threshold>();
        set(above, value -> breaches.add(Threshold.above(value)));
        set(atLeast, value -> breaches.add(Threshold.atLeast(value)));
        set(below, value -> breaches.add(Threshold.below(value)));
        set(atMost, value -> breaches.add(Threshold.atMost(value)));
        set(outsideBand, value -> breaches.add(Threshold.outsideBand(value)));
        set(aboveBand, value -> breaches.add(Threshold.aboveBand(value)));
        set(belowBand, value -> breaches.add(Threshold.belowBand(value)));
        return breaches;
    }

    private AlarmSpec.Builder applyTo(AlarmSpec.Builder alarm) {
        set(statistic, alarm::statistic);
        set(period, alarm::period);
        var breaches = breaches();
        if (breaches.size() + (threshold == null ? 0 : 1) > 1) {
            throw new IllegalArgumentException(
                    "above, atLeast, below, atMost, bands and threshold exclude each other; keep one");
        }
        breaches.forEach(alarm::threshold);
        set(threshold, alarm::thresholdValue);
        set(evaluationPeriods, alarm::evaluationPeriods);
        set(datapointsToAlarm, alarm::datapointsToAlarm);
        set(severity, alarm::severity);
        set(meaning, alarm::meaning);
        set(missingData, alarm::missingData);
        set(notifies == null ? null : notifies ? Notification.ROUTED : Notification.SILENT, alarm::notification);
        return actions == null ? alarm : alarm.actions(actions.value());
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
