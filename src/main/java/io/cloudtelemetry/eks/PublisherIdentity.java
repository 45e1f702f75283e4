package io.cloudtelemetry.eks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.eks.CfnPodIdentityAssociation;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;
import software.constructs.IDependable;

/** As whom a workload calls AWS, once that is granted: what its service account or the cluster must be told. */
sealed interface PublisherIdentity {
    /** {@return what pods must not start before} */
    List<IDependable> prerequisites();

    /** {@return the annotations of the service account} */
    default Map<String, String> annotations() {
        return Map.of();
    }

    /** {@return the annotations of the pods} */
    default Map<String, String> podAnnotations() {
        return Map.of();
    }

    /** {@return the ARN of the role, null if it is that of the node} */
    default @Nullable String roleArn() {
        return null;
    }

    /** Tells the cluster, where something else than the service account must. Returns what pods must not start before. */
    default List<IDependable> bind(Construct scope, String clusterName, Publisher publisher) {
        return prerequisites();
    }

    /** As the node that its pods run on. */
    record OfTheNode(List<IDependable> prerequisites) implements PublisherIdentity {}

    /** As a role that the service account names. */
    record OfServiceAccount(Role role) implements PublisherIdentity {
        @Override
        public Map<String, String> podAnnotations() {
            return IrsaCredentials.POD_ANNOTATIONS;
        }

        /** {@return none: what names the role follows it} */
        @Override
        public List<IDependable> prerequisites() {
            return List.of();
        }

        @Override
        public String roleArn() {
            return role.getRoleArn();
        }

        @Override
        public Map<String, String> annotations() {
            return Map.of("eks.amazonaws.com/role-arn", role.getRoleArn());
        }
    }

    /** As a role that EKS associates with the service account. */
    record OfPodIdentity(Role role, List<IDependable> agent) implements PublisherIdentity {
        @Override
        public Map<String, String> podAnnotations() {
            return PodIdentityCredentials.POD_ANNOTATIONS;
        }

        @Override
        public String roleArn() {
            return role.getRoleArn();
        }

        @Override
        public List<IDependable> prerequisites() {
            return agent;
        }

        @Override
        public List<IDependable> bind(Construct scope, String clusterName, Publisher publisher) {
            var association = CfnPodIdentityAssociation.Builder.create(scope, "PodIdentityAssociation")
                    .clusterName(clusterName)
                    .namespace(publisher.namespace())
                    .serviceAccount(publisher.serviceAccount())
                    .roleArn(role.getRoleArn())
                    .build();
            var all = new ArrayList<>(agent);
            all.add(association);
            return all;
        }
    }
}
