package io.cloudtelemetry.existing;

import com.google.auto.value.AutoBuilder;
import io.cloudtelemetry.ownership.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import software.constructs.Construct;

/**
 * Defines one AWS SDK call, made at deploy time, on a resource that this app does not own.
 *
 * <p>The call is made when the stack is first deployed and again whenever it changes. When the construct goes, the
 * resource keeps what was set, unless {@link Builder#parametersOnRemoval} states what it is to be set to.
 */
public final class ExistingResourceCall extends Construct {
    private static final String LOGS_ID = "ExistingResourceCallLogs";

    private final AwsCustomResource resource;

    private ExistingResourceCall(Spec spec) {
        super(spec.scope, spec.id);
        var call = spec.call(spec.action, spec.parameters, spec.ignoredErrors);
        var removal = spec.parametersOnRemoval;
        var actionOnRemoval = spec.actionOnRemoval == null ? spec.action : spec.actionOnRemoval;
        this.resource = AwsCustomResource.Builder.create(this, "Call")
                .resourceType("Custom::ExistingResourceCall")
                .onCreate(call)
                .onUpdate(call)
                .onDelete(removal == null ? null : spec.call(actionOnRemoval, removal, "NotFoundException"))
                .policy(spec.statements.isEmpty() ? null : AwsCustomResourcePolicy.fromStatements(spec.statements))
                .role(spec.permittedBy == null ? null : spec.permittedBy.role())
                .installLatestAwsSdk(false)
                .logGroup(handlerLogs(Place.of(this).stack()))
                .build();
        if (spec.permittedBy != null) {
            // Also on delete: the permission goes last.
            getNode().addDependency(spec.permittedBy);
        }
        HandlerPermissions.count(Place.of(this), spec.statements);
    }

    private IRole role() {
        return (IRole) resource.getGrantPrincipal();
    }

    /** What a call is made from. */
    record Spec(
            Construct scope,
            String id,
            String service,
            String action,
            Map<String, Object> parameters,
            @Nullable Map<String, Object> parametersOnRemoval,
            @Nullable String actionOnRemoval,
            @Nullable String ignoredErrors,
            String target,
            List<PolicyStatement> statements,
            @Nullable ExistingResourceCall permittedBy) {
        private AwsSdkCall call(String method, Map<String, Object> request, @Nullable String ignored) {
            return AwsSdkCall.builder()
                    .service(service)
                    .action(method)
                    .parameters(sorted(request))
                    .physicalResourceId(PhysicalResourceId.of(target))
                    .ignoreErrorCodesMatching(ignored)
                    // A custom resource's answer may hold 4 KB; nothing in it is needed.
                    .outputPaths(List.of())
                    .logging(Logging.withDataHidden())
                    .build();
        }
    }

    /** The request travels as text, which must read the same at every synth, whatever order a map has. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            var result = new TreeMap<String, Object>();
            map.forEach((key, each) -> result.put(String.valueOf(key), sorted(each)));
            return result;
        }
        return value instanceof List<?> list
                ? list.stream().map(ExistingResourceCall::sorted).toList()
                : value;
    }

    /** All calls of a stack share one handler function, hence one log group. */
    private static LogGroup handlerLogs(Stack stack) {
        return stack.getNode().tryFindChild(LOGS_ID) instanceof LogGroup logs
                ? logs
                : LogGroup.Builder.create(stack, LOGS_ID)
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
    }

    /** Builds an {@link ExistingResourceCall}. */
    @AutoBuilder(ofClass = Spec.class)
    public abstract static class Builder implements software.amazon.jsii.Builder<ExistingResourceCall> {
        Builder() {}

        /** Starts a call under a scope. */
        public static Builder create(Construct scope, String id) {
            return new AutoBuilder_ExistingResourceCall_Builder()
                    .scope(scope)
                    .id(id)
                    .statements(List.of());
        }

        abstract Builder scope(Construct scope);

        abstract Builder id(String id);

        /** The client of the AWS SDK for JavaScript v3, such as {@code APIGateway}. */
        public abstract Builder service(String service);

        /** The client's method, such as {@code updateStage}. */
        public abstract Builder action(String action);

        /** The request, in the SDK's words. */
        public abstract Builder parameters(Map<String, Object> parameters);

        /** The request made when the construct is removed. Default: none is made, the resource keeps what was set. */
        public abstract Builder parametersOnRemoval(@Nullable Map<String, Object> parameters);

        /** The client's method for that request, where it is another one. Default: {@link #action}. */
        public abstract Builder actionOnRemoval(@Nullable String action);

        /** A regular expression for the error names that count as success. Default: every error fails the deployment. */
        public abstract Builder ignoredErrors(@Nullable String pattern);

        /** What the call changes, such as its ARN; another target counts as another resource. */
        public abstract Builder target(String target);

        /** The permissions that the call needs, on exactly the resources it touches. Default: those of another call. */
        public abstract Builder statements(List<PolicyStatement> statements);

        /**
         * A call of the same stack that has what this one needs as well, which is then made first: the permissions of all calls
         * of a stack count against one limit. Default: none.
         */
        public abstract Builder permittedBy(@Nullable ExistingResourceCall other);

        abstract Spec spec();

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if nothing permits the call
         */
        @Override
        public ExistingResourceCall build() {
            var spec = spec();
            if (spec.statements.isEmpty() && spec.permittedBy == null) {
                throw new IllegalArgumentException(
                        "statements must permit the call, got none; state them, or the call that has them with permittedBy");
            }
            return new ExistingResourceCall(spec);
        }
    }
}
