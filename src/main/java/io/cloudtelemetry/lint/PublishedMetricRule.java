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
        var property = metric.property("MetricName");
        if (!MetricCatalogue.namespaces().contains(namespace)) {
            // Any other namespace is the user's own, and so is what stands in it.
            if (namespace.startsWith("AWS/")) {
                var what = "the catalogue has no namespace %s, so %s is not checked";
                var name = metric.name().text();
                findings.report(LintSeverity.INFO, RULE, alarm, property, what, namespace, name);
            }
            return;
        }
        try {
            var known = MetricCatalogue.find(namespace, metric.name().text());
            // Of the statistic there is nothing to say here.
            for (var found : known.findings(metric.texts(), known.statistic())) {
                findings.report(severity(found.level(), metric), RULE, alarm, property, "%s", found.text());
            }
            if (known.level() == MetricLevel.NAMED && known.doubt().isEmpty()) {
                var what = "AWS lists %s without its dimensions, so they are not checked";
                findings.report(LintSeverity.INFO, RULE, alarm, property, what, metric.shown());
            }
        } catch (IllegalArgumentException none) {
            var what = String.valueOf(none.getMessage());
            findings.report(severity(MetricLevel.EXACT, metric), RULE, alarm, property, "%s", what);
        }
    }

    /**
     * An error only where the whole namespace is verified and belongs to one publisher: in those that do not begin with AWS/, an
     * agent of another kind or a configuration of one's own may publish more.
     */
    private static LintSeverity severity(MetricLevel level, Alarms.Watched metric) {
        var namespace = metric.namespace().text();
        var catalogue = MetricCatalogue.of(namespace);
        var isOfThePublisher = namespace.startsWith("AWS/")
                || !namespace.endsWith("/Prometheus")
                        && metric.texts().keySet().stream()
                                .allMatch(dimension -> catalogue.metrics().stream()
                                        .flatMap(each -> each.dimensionSets().stream())
                                        .anyMatch(set -> set.names().contains(dimension)));
        return level == MetricLevel.EXACT && catalogue.level() == MetricLevel.EXACT && isOfThePublisher
                ? LintSeverity.ERROR
                : LintSeverity.WARNING;
    }

    /** {@return what the catalogue knows of a metric that is verified; null of all others} */
    static @Nullable MetricDefinition verified(Alarms.Watched metric) {
        return !MetricCatalogue.namespaces().contains(metric.namespace().text())
                ? null
                : MetricCatalogue.of(metric.namespace().text()).metrics().stream()
                        .filter(each -> each.level() == MetricLevel.EXACT
                                && metric.name().is(each.name()))
                        .findFirst()
                        .orElse(null);
    }
}
