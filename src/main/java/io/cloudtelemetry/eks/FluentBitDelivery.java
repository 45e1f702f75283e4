package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.FluentBitInstallation;
import io.cloudtelemetry.eks.agent.FluentBitManifests;
import io.cloudtelemetry.eks.agent.LogSource;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** What Fluent Bit needs and how it gets to the nodes. */
final class FluentBitDelivery {
    private FluentBitDelivery() {}

    /** Fluent Bit makes no group: one that it made would never expire. */
    static Construct logGroups(Construct scope, String clusterName, Map<LogSource, LogGroupSettings> settings) {
        var groups = new Construct(scope, "LogGroups");
        settings.forEach((source, kept) ->
                TelemetryLogGroup.ensure(groups, source.word(), source.logGroupName(clusterName), kept));
        return groups;
    }

    /**
     * A name of its own, so that its policy on a node role stands beside that of the agent. The actions are those that
     * Fluent Bit's output calls when it makes no groups (plugins/out_cloudwatch_logs/cloudwatch_api.c).
     */
    static Publisher publisher(Stack stack, List<String> logGroupNames) {
        return new Publisher(
                "FluentBit",
                AgentManifests.NAMESPACE,
                FluentBitManifests.SERVICE_ACCOUNT,
                List.of(Publisher.writesTo(stack, logGroupNames, "logs:CreateLogStream", "logs:PutLogEvents")),
                Publisher.Managed.NEVER);
    }

    static Construct apply(Construct scope, ClusterTarget cluster, FluentBitInstallation fluentBit) {
        var manifests = FluentBitManifests.of(fluentBit);
        var sink = cluster.sink(scope);
        // Apart from the rest and kept: deleting a namespace deletes everything in it, the agent included.
        var namespace = sink.apply(scope, "Namespace", List.of(manifests.namespace()), RemovalPolicy.RETAIN);
        var agent = new Construct(scope, "FluentBit");
        sink.apply(agent, "Manifest", manifests.objects(), RemovalPolicy.DESTROY);
        agent.getNode().addDependency(namespace);
        return agent;
    }
}
