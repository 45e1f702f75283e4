package io.cloudtelemetry.eks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * A workload of the cluster that publishes telemetry, and its IAM permissions.
 *
 * @param name the first part of the names of its policies
 * @param serviceAccount the service account of its pods
 * @param statements what it needs and no more
 * @param managedByDefault whether it gets the AWS managed policy of the agent, unless its credentials are minimal
 */
record TelemetryPublisher(
        String name, String serviceAccount, List<Map<String, Object>> statements, boolean managedByDefault) {
    /**
     * The AWS managed policy of the agent. Its actions on {@code *} are AWS's own choice: PutMetricData, DescribeTags,
     * DescribeVolumes and the X-Ray actions have no resource level, and the agent makes log groups of other names.
     */
    static final String MANAGED_POLICY = "CloudWatchAgentServerPolicy";

    /** {@return a statement that allows to write to log groups, by name} */
    static Map<String, Object> writesTo(Place place, List<String> logGroupNames, String... actions) {
        // Streams are checked by the group's ARN with their own names, groups by one that ends in ":*".
        var arns = logGroupNames.stream().map(group -> place.arn("logs", "log-group:" + group + ":*"));
        return allow(arns.toList(), actions);
    }

    /** {@return a statement that allows actions which have no resource level} */
    static Map<String, Object> anywhere(String... actions) {
        return allow("*", actions);
    }

    private static Map<String, Object> allow(Object resource, String... actions) {
        return Ordered.map("Effect", "Allow", "Action", List.of(actions), "Resource", resource);
    }

    boolean usesManaged(boolean minimal) {
        return managedByDefault && !minimal;
    }

    static IManagedPolicy managedPolicy() {
        return ManagedPolicy.fromAwsManagedPolicyName(MANAGED_POLICY);
    }

    /** {@return the policy document: its own statements, or the managed policy's from a dated resource file} */
    @SuppressWarnings("unchecked") // The keys of JSON are texts.
    Map<String, Object> document(boolean minimal, Place place) {
        if (!usesManaged(minimal)) {
            return Ordered.map("Version", "2012-10-17", "Statement", new ArrayList<>(statements));
        }
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream(MANAGED_POLICY + ".json"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("arn:aws:", "arn:" + place.partitionOrToken() + ":");
            return (Map<String, Object>)
                    new ObjectMapper().readValue(text, Map.class).get("document");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Defines the role of its service account. */
    Role role(Construct scope, IPrincipal principal, boolean minimal) {
        var role = Role.Builder.create(scope, "Role")
                .description("%s/%s publishes telemetry".formatted(NamespaceChart.NAME, serviceAccount))
                .assumedBy(principal);
        if (usesManaged(minimal)) {
            role.managedPolicies(List.of(managedPolicy()));
        } else {
            role.inlinePolicies(Map.of(name, PolicyDocument.fromJson(document(minimal, Place.of(scope)))));
        }
        return role.build();
    }
}
