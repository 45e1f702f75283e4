package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.ordered.Ordered;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    static void define(Construct scope, String id, RequestedSettings settings, Instant end) {
        var construct = new DataTraceEnd(scope, id);
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
                                .statements(List.of(PolicyStatement.Builder.create()
                                        .actions(List.of("apigateway:PATCH"))
                                        .resources(stage.permittedArns(place))
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

    /** The request in the SDK's words, which Scheduler takes with a capital first. */
    private static Map<String, Object> input(RequestedSettings settings) {
        var stage = settings.stage();
        var request = stage.request(stage.withoutBodies(settings));
        // The SDK for API Gateway v2 has capitals already, and keys of routes have what they have.
        return stage.kind() == ApiKind.REST ? capitals(request) : sorted(request);
    }

    private static Map<String, Object> sorted(Map<?, ?> fields) {
        var named = new TreeMap<String, Object>();
        fields.forEach((name, value) ->
                named.put(String.valueOf(name), value instanceof Map<?, ?> nested ? sorted(nested) : value));
        return named;
    }

    private static Map<String, Object> capitals(Map<?, ?> fields) {
        var named = new TreeMap<String, Object>();
        fields.forEach((key, value) -> {
            var name = String.valueOf(key);
            named.put(Character.toUpperCase(name.charAt(0)) + name.substring(1), inCapitals(value));
        });
        return named;
    }

    private static Object inCapitals(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(DataTraceEnd::inCapitals).toList();
        }
        return value instanceof Map<?, ?> fields ? capitals(fields) : value;
    }
}
