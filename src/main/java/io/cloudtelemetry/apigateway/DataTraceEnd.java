package io.cloudtelemetry.apigateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/**
 * A schedule of EventBridge Scheduler that turns the writing of bodies off, once, by a universal target: "Using universal
 * targets", EventBridge Scheduler user guide. Its role may change that one stage and nothing else.
 */
final class DataTraceEnd extends Construct {
    private DataTraceEnd(Construct scope, String id) {
        super(scope, id);
    }

    static void define(Construct scope, String id, ApiStage stage, StageSettings settings, Instant end) {
        var construct = new DataTraceEnd(scope, id);
        var stack = Stack.of(scope);
        var role = Role.Builder.create(construct, "Role")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", stack.getAccount()),
                                "ArnEquals",
                                Map.of(
                                        "aws:SourceArn",
                                        "arn:%s:scheduler:%s:%s:schedule-group/default"
                                                .formatted(
                                                        stack.getPartition(), stack.getRegion(), stack.getAccount()))))
                        .build())
                .inlinePolicies(Map.of(
                        "ChangeStage",
                        PolicyDocument.Builder.create()
                                .statements(List.of(PolicyStatement.Builder.create()
                                        .actions(List.of("apigateway:PATCH"))
                                        .resources(List.of(stage.arn(stack)))
                                        .build()))
                                .build()))
                .build();
        CfnSchedule.Builder.create(construct, "Resource")
                .description("Turns the writing of requests and responses off")
                .scheduleExpression("at(%s)"
                        .formatted(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
                                .format(end.atOffset(ZoneOffset.UTC))))
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(
                        FlexibleTimeWindowProperty.builder().mode("OFF").build())
                .target(TargetProperty.builder()
                        .arn("arn:%s:scheduler:::aws-sdk:%s:updateStage"
                                .formatted(
                                        stack.getPartition(),
                                        stage.kind() == ApiKind.REST ? "apigateway" : "apigatewayv2"))
                        .roleArn(role.getRoleArn())
                        .input(json(input(stage, settings)))
                        .retryPolicy(RetryPolicyProperty.builder()
                                .maximumRetryAttempts(10)
                                .maximumEventAgeInSeconds(3600)
                                .build())
                        .build())
                .build();
    }

    /** The request in the SDK's words, which Scheduler takes with a capital first. */
    private static Map<String, Object> input(ApiStage stage, StageSettings settings) {
        var request = new TreeMap<String, Object>();
        request.put(stage.kind() == ApiKind.REST ? "RestApiId" : "ApiId", stage.apiId());
        request.put("StageName", stage.stageName());
        if (stage.kind() == ApiKind.REST) {
            var paths = new ArrayList<String>();
            paths.add("/*/*");
            settings.overrides().stream()
                    .filter(override ->
                            Boolean.TRUE.equals(settings.of(override).dataTrace()))
                    .forEach(override -> paths.add(override.part().patchKey()));
            request.put(
                    "PatchOperations",
                    paths.stream()
                            .map(path -> new TreeMap<>(
                                    Map.of("Op", "replace", "Path", path + "/logging/dataTrace", "Value", "false")))
                            .toList());
            return request;
        }
        var defaults = withoutBodies(settings.all());
        defaults.putAll(stage.throttlingFields());
        request.put("DefaultRouteSettings", defaults);
        var routes = new TreeMap<String, Object>();
        settings.overrides().stream()
                .filter(override -> Boolean.TRUE.equals(settings.of(override).dataTrace()))
                .forEach(override -> routes.put(override.part().path(), withoutBodies(settings.of(override))));
        if (!routes.isEmpty()) {
            request.put("RouteSettings", routes);
        }
        return request;
    }

    private static Map<String, Object> withoutBodies(PartSettings part) {
        return new TreeMap<>(
                new LinkedHashMap<>(new PartSettings(part.level(), Boolean.FALSE, part.metrics()).routeSettings()));
    }

    private static String json(Map<String, Object> request) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
