package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ownership.Place;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What a caller of UpdateStage must be allowed for access logs, beside the call; API Gateway acts in the caller's name. */
final class AccessLogPermissions {
    private static final String SERVICE = "ops.apigateway.amazonaws.com";

    private AccessLogPermissions() {}

    /**
     * {@return the permissions for a log group of an HTTP API, "Configure logging for HTTP APIs" in the developer guide} None of
     * these actions has a resource level; docs/permissions.md lists it.
     */
    static PolicyStatement logDelivery() {
        return PolicyStatement.Builder.create()
                .actions(List.of(
                        "logs:CreateLogDelivery",
                        "logs:GetLogDelivery",
                        "logs:UpdateLogDelivery",
                        "logs:DeleteLogDelivery",
                        "logs:ListLogDeliveries",
                        "logs:PutResourcePolicy",
                        "logs:DescribeResourcePolicies",
                        "logs:DescribeLogGroups"))
                .resources(List.of("*"))
                .build();
    }

    /**
     * {@return the permission to make the role with which API Gateway writes to Firehose, which the first call does} See "Using
     * service-linked roles for API Gateway", developer guide.
     */
    static PolicyStatement serviceLinkedRole(Place place) {
        return PolicyStatement.Builder.create()
                .actions(List.of("iam:CreateServiceLinkedRole"))
                .resources(List.of("arn:%s:iam::%s:role/aws-service-role/%s/AWSServiceRoleForAPIGateway"
                        .formatted(place.partitionOrToken(), place.accountOrToken(), SERVICE)))
                .conditions(Map.of("StringEquals", Map.of("iam:AWSServiceName", SERVICE)))
                .build();
    }
}
