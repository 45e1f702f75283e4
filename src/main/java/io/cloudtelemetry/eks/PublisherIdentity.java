package io.cloudtelemetry.eks;

import io.cloudtelemetry.eks.kubernetes.NamespaceChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.eks.CfnPodIdentityAssociation;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The identity with which a workload calls AWS.
 *
 * @param roleArn the role of its service account; null for that of the node
 * @param prerequisites what the pods must wait for, beside the role
 */
record PublisherIdentity(By by, @Nullable String roleArn, List<IDependable> prerequisites) {
    /** What gives a pod its role. */
    enum By {
        NODE,
        /** An annotation of the service account. */
        IRSA,
        /** An association, which EKS keeps. */
        POD_IDENTITY
    }

    /** {@return the annotations of the service account} */
    Map<String, String> annotations() {
        return by == By.IRSA && roleArn != null ? Map.of("eks.amazonaws.com/role-arn", roleArn) : Map.of();
    }

    /** Defines the Pod Identity association where the role comes by one; returns what the pods must wait for. */
    List<IDependable> bind(Construct scope, String clusterName, TelemetryPublisher publisher) {
        var all = new ArrayList<>(prerequisites);
        if (by == By.POD_IDENTITY) {
            all.add(CfnPodIdentityAssociation.Builder.create(scope, "PodIdentityAssociation")
                    .clusterName(clusterName)
                    .namespace(NamespaceChart.NAME)
                    .serviceAccount(publisher.serviceAccount())
                    .roleArn(roleArn)
                    .build());
        }
        return all;
    }
}
