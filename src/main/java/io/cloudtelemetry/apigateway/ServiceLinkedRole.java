package io.cloudtelemetry.apigateway;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The role with which API Gateway writes to Firehose, made by the first call that needs it: "Using service-linked roles for
 * API Gateway", developer guide.
 */
final class ServiceLinkedRole {
    private static final String SERVICE = "ops.apigateway.amazonaws.com";

    private ServiceLinkedRole() {}

    /** {@return what the caller must be allowed} */
    static PolicyStatement creation(Stack stack) {
        return PolicyStatement.Builder.create()
                .actions(List.of("iam:CreateServiceLinkedRole"))
                .resources(List.of("arn:%s:iam::%s:role/aws-service-role/%s/AWSServiceRoleForAPIGateway"
                        .formatted(stack.getPartition(), stack.getAccount(), SERVICE)))
                .conditions(Map.of("StringEquals", Map.of("iam:AWSServiceName", SERVICE)))
                .build();
    }
}
