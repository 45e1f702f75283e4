package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ordered.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyDocument;
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
final class DataTraceEnd {
    private DataTraceEnd() {}

    static void define(Construct scope, String id, RequestedSettings settings, Instant end) {
        var construct = new Construct(scope, id);
        var stage = settings.stage();
        var place = settings.place();
        var role = Role.Builder.create(construct, "Role")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Ordered.map(
                                "StringEquals",
                                Map.of("aws:SourceAccount", place.accountOrToken()),
                                "ArnEquals",
                                Map.of("aws:SourceArn", place.arn("scheduler", "schedule-group/default"))))
                        .build())
                .inlinePolicies(Map.of(
                        "ChangeStage",
                        PolicyDocument.Builder.create()
                                .statements(List.of(StageCalls.permission(stage, place)))
                                .build()))
                .build();
        CfnSchedule.Builder.create(construct, "Resource")
                .description("Turns the writing of requests and responses off")
                .scheduleExpression("at(%s)".formatted(end.toString().replace("Z", "")))
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(
                        FlexibleTimeWindowProperty.builder().mode("OFF").build())
                .target(TargetProperty.builder()
                        .arn("arn:%s:scheduler:::aws-sdk:%s:updateStage"
                                .formatted(
                                        place.partitionOrToken(),
                                        stage.kind().facts().client().toLowerCase(Locale.ROOT)))
                        .roleArn(role.getRoleArn())
                        .input(place.stack().toJsonString(input(settings)))
                        .retryPolicy(RetryPolicyProperty.builder()
                                .maximumRetryAttempts(10)
                                .maximumEventAgeInSeconds(3600)
                                .build())
                        .build())
                .build();
    }

    private static Object input(RequestedSettings settings) {
        var stage = settings.stage();
        return scheduled(
                stage.request(stage.withoutBodies(settings)),
                stage.kind().facts().requests());
    }

    private static Object scheduled(Object value, StageRequests requests) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> scheduled(each, requests)).toList();
        }
        if (!(value instanceof Map<?, ?> fields)) {
            return value;
        }
        var named = new TreeMap<String, Object>();
        fields.forEach(
                (field, each) -> named.put(requests.scheduled(String.valueOf(field)), scheduled(each, requests)));
        return named;
    }
}
