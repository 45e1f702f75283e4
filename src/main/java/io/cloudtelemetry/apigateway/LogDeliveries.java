package io.cloudtelemetry.apigateway;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What a caller must be allowed who points the access log of an HTTP API to a log group: "Configure logging for HTTP APIs" in
 * the API Gateway developer guide. API Gateway does these things in the caller's name.
 */
final class LogDeliveries {
    private LogDeliveries() {}

    /** {@return the statement} None of these actions has a resource level; docs/security.md lists it. */
    static PolicyStatement management() {
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
}
