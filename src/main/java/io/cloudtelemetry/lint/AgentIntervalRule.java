package io.cloudtelemetry.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Alarms that look more often than the CloudWatch agent sends. The agent's configuration is read where templates have it: in
 * Kubernetes objects, in parameters of the Systems Manager, in the values of the add-on.
 */
final class AgentIntervalRule {
    private static final String RULE = "agent-interval";
    private static final String COLLECTED = "metrics_collected";
    private static final String INTERVAL = "metrics_collection_interval";
    private static final double DEFAULT_INTERVAL = 60;
    private static final int DEEPEST = 60;

    private AgentIntervalRule() {}

    static void look(Findings findings) {
        var configurations = new ArrayList<JsonNode>();
        findings.assembly
                .resources("AWS::SSM::Parameter", "AWS::EKS::Addon", "Custom::AWSCDK-EKS-KubernetesResource")
                .forEach(resource -> List.of("Value", "ConfigurationValues", "Manifest")
                        .forEach(property -> collect(resource.value(property).text(), configurations, 0)));
        findings.assembly.resources(Alarms.METRIC).forEach(alarm -> {
            for (var metric : Alarms.watched(alarm)) {
                var period = metric.period().number();
                var interval = interval(configurations, metric);
                if (period.isPresent() && period.getAsDouble() < interval.orElse(0)) {
                    var looks = EvaluationRules.shown(period.getAsDouble());
                    var sent = EvaluationRules.shown(interval.getAsDouble());
                    var what = "looks every %s s at %s, which the agent sends every %s s";
                    findings.report(RULE, alarm, metric.property("Period"), what, looks, metric.shown(), sent);
                }
            }
        });
    }

    /** Configurations stand as JSON in a text, in Kubernetes objects once more in a text. */
    private static void collect(String text, List<JsonNode> configurations, int depth) {
        if (depth < DEEPEST && text.contains(COLLECTED)) {
            try {
                // What is read as JSON begins as an object.
                collect(ParsedFile.parse("", "{\"all\":" + text + "}").root(), configurations, depth + 1);
            } catch (UnreadableInputException none) {
                // A text that has the word; whether it is right is not the question here.
                return;
            }
        }
    }

    private static void collect(JsonNode json, List<JsonNode> configurations, int depth) {
        if (json.path("logs").has(COLLECTED) || json.path("metrics").has(COLLECTED)) {
            configurations.add(json);
        } else if (json.isTextual()) {
            collect(json.asText(), configurations, depth);
        } else if (depth < DEEPEST) {
            json.forEach(each -> collect(each, configurations, depth + 1));
        }
    }

    /** {@return how often the metric is sent; empty if no configuration sends it, or they differ} */
    private static OptionalDouble interval(List<JsonNode> configurations, Alarms.Watched metric) {
        var intervals = new TreeSet<Double>();
        for (var each : configurations) {
            var section = section(each, metric);
            var common = each.path("agent").path(INTERVAL).asText();
            if (!section.isMissingNode()) {
                intervals.add(new Value(section.path(INTERVAL).asText(common))
                        .number()
                        .orElse(DEFAULT_INTERVAL));
            }
        }
        return intervals.size() == 1 ? OptionalDouble.of(intervals.first()) : OptionalDouble.empty();
    }

    private static JsonNode section(JsonNode configuration, Alarms.Watched metric) {
        if (metric.namespace().is("ContainerInsights")) {
            var kubernetes = configuration.path("logs").path(COLLECTED).path("kubernetes");
            var cluster = metric.dimensions().map(all -> all.get("ClusterName"));
            var name = new Value(kubernetes.path("cluster_name").asText("${none}"));
            return name.isKnown() && cluster.filter(name::equals).isPresent() ? kubernetes : MissingNode.getInstance();
        }
        var metrics = configuration.path("metrics");
        return metric.namespace().is(metrics.path("namespace").asText("CWAgent"))
                ? metrics.path(COLLECTED).path(metric.name().text().split("_")[0])
                : MissingNode.getInstance();
    }
}
