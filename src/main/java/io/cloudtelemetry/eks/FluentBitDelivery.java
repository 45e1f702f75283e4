package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.fluentbit.FluentBitInstallation;
import io.cloudtelemetry.eks.fluentbit.FluentBitManifests;
import io.cloudtelemetry.eks.fluentbit.LogSource;
import io.cloudtelemetry.eks.kubernetes.TelemetryNamespace;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.TelemetryLogGroup;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;
import software.constructs.IDependable;

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
                TelemetryNamespace.NAME,
                FluentBitManifests.SERVICE_ACCOUNT,
                List.of(Publisher.writesTo(stack, logGroupNames, "logs:CreateLogStream", "logs:PutLogEvents")),
                Publisher.Managed.NEVER);
    }

    static void apply(
            Construct telemetry,
            ClusterTarget cluster,
            FluentBitInstallation fluentBit,
            List<IDependable> prerequisites,
            PublisherIdentity identity) {
        var manifests = FluentBitManifests.of(
                fluentBit.serviceAccountAnnotations(identity.annotations()).podAnnotations(identity.podAnnotations()));
        AppliedManifests.apply(
                telemetry,
                "FluentBit",
                cluster.sink(telemetry),
                manifests.namespace(),
                manifests.manifests(),
                prerequisites);
    }
}
