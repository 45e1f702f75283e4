package io.cloudtelemetry.bench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.Logging;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/** Calls of the AWS SDK at deploy time, each on one resource that exists, of one stack. */
final class HandWrittenCall {
    private final Stack stack;
    private final LogGroup handlerLogs;

    HandWrittenCall(Stack stack) {
        this.stack = stack;
        handlerLogs = LogGroup.Builder.create(stack, "CallLogs")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    /** Makes a log group if it is missing, and sets its retention. */
    AwsCustomResource logGroup(String id, String name, int days) {
        var arn = "arn:%s:logs:%s:%s:log-group:%s:*"
                .formatted(stack.getPartition(), HandWrittenApp.REGION, stack.getAccount(), name);
        var creation = custom(
                id + "Creation",
                call("CloudWatchLogs", "createLogGroup", Map.of("logGroupName", name), arn)
                        .ignoreErrorCodesMatching("ResourceAlreadyExistsException")
                        .build(),
                null,
                permission(arn, "logs:CreateLogGroup", "logs:PutRetentionPolicy"));
        return customAfter(
                creation,
                id + "Retention",
                call("CloudWatchLogs", "putRetentionPolicy", Map.of("logGroupName", name, "retentionInDays", days), arn)
                        .build());
    }

    AwsSdkCall.Builder call(String service, String action, Map<String, Object> parameters, String target) {
        return AwsSdkCall.builder()
                .service(service)
                .action(action)
                .parameters(parameters)
                .physicalResourceId(PhysicalResourceId.of(target))
                .outputPaths(List.of())
                .logging(Logging.withDataHidden());
    }

    /** Makes a call with a permission of its own. */
    AwsCustomResource custom(String id, AwsSdkCall call, @Nullable AwsSdkCall onDelete, PolicyStatement permission) {
        return builder(id, call)
                .onDelete(onDelete)
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(permission)))
                .build();
    }

    /** Makes a call that another one, which is made first, has the permission for. */
    AwsCustomResource customAfter(AwsCustomResource other, String id, AwsSdkCall call) {
        var resource = builder(id, call).role((IRole) other.getGrantPrincipal()).build();
        resource.getNode().addDependency(other);
        return resource;
    }

    private AwsCustomResource.Builder builder(String id, AwsSdkCall call) {
        return AwsCustomResource.Builder.create(stack, id)
                .resourceType("Custom::ExistingResourceCall")
                .onCreate(call)
                .onUpdate(call)
                .installLatestAwsSdk(false)
                .logGroup(handlerLogs);
    }

    PolicyStatement permission(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }
}
