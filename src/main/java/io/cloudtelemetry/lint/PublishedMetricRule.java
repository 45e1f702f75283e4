package io.cloudtelemetry.lint;

import io.cloudtelemetry.metrics.MetricCatalogue;
import io.cloudtelemetry.metrics.MetricDefinition;
import io.cloudtelemetry.metrics.MetricLevel;
import org.jspecify.annotations.Nullable;

/** A metric or set of dimensions that nothing publishes: the alarm has no data and never goes off. */
final class PublishedMetricRule {
    private static final String RULE = "metric-not-published";

    private PublishedMetricRule() {}

    static void look(Findings findings) {
        findings.assembly
                .resources(Alarms.METRIC)
                .forEach(alarm -> Alarms.watched(alarm).stream()
                        .filter(Alarms.Watched::isKnown)
                        .forEach(metric -> look(findings, alarm, metric)));
    }

    private static void look(Findings findings, Resource alarm, Alarms.Watched metric) {
        var namespace = metric.namespace().text();
        var property = metric.property().isEmpty() ? "MetricName" : metric.property();
        if (!MetricCatalogue.namespaces().contains(namespace)) {
            // Any other namespace is the user's own, and so is what stands in it.
            if (namespace.startsWith("AWS/")) {
                var what = "the catalogue has no namespace %s, so %s is not checked";
                findings.report(
                        LintSeverity.INFO,
                        RULE,
                        alarm,
                        property,
                        what,
                        namespace,
                        metric.name().text());
            }
            return;
        }
        MetricDefinition known;
        try {
            known = MetricCatalogue.find(namespace, metric.name().text());
        } catch (IllegalArgumentException none) {
            var what = String.valueOf(none.getMessage());
            findings.report(severity(MetricLevel.EXACT, metric), RULE, alarm, property, "%s", what);
            return;
        }
        known.findings(metric.texts(), known.statistic())
                .forEach(found ->
                        findings.report(severity(found.level(), metric), RULE, alarm, property, "%s", found.text()));
        if (known.level() == MetricLevel.NAMED && known.doubt().isEmpty()) {
            var what = "AWS lists %s without its dimensions, so they are not checked";
            findings.report(LintSeverity.INFO, RULE, alarm, property, what, metric.shown());
        }
    }

    /**
     * An error only where the whole namespace is verified and belongs to one publisher: in those that do not begin with AWS/, an
     * agent of another kind or a configuration of one's own may publish more.
     */
    private static LintSeverity severity(MetricLevel level, Alarms.Watched metric) {
        var catalogue = MetricCatalogue.of(metric.namespace().text());
        var isVerified = level == MetricLevel.EXACT && catalogue.level() == MetricLevel.EXACT;
        var mayBeOfAnother = metric.namespace().text().endsWith("/Prometheus")
                || !metric.namespace().text().startsWith("AWS/")
                        && !metric.dimensions().orElseThrow().keySet().stream()
                                .allMatch(dimension -> catalogue.metrics().stream()
                                        .flatMap(each -> each.dimensionSets().stream())
                                        .anyMatch(set -> set.names().contains(dimension)));
        return isVerified && !mayBeOfAnother ? LintSeverity.ERROR : LintSeverity.WARNING;
    }

    /** {@return what the catalogue knows of a metric, and of a verified one only; null if it knows it not} */
    static @Nullable MetricDefinition verified(Alarms.Watched metric) {
        if (!metric.namespace().isKnown()
                || !metric.name().isKnown()
                || !MetricCatalogue.namespaces().contains(metric.namespace().text())) {
            return null;
        }
        return MetricCatalogue.of(metric.namespace().text()).metrics().stream()
                .filter(each -> each.level() == MetricLevel.EXACT
                        && each.name().equals(metric.name().text()))
                .findFirst()
                .orElse(null);
    }
}
