package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.RequestedSettings.AccessLogDelivery;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * A stage of an HTTP or WebSocket API that is not of this app.
 *
 * <p>AWS does not say whether fields of DefaultRouteSettings that a request leaves out keep their value; go-to-k/cdkd measured
 * that they do (#1160, #1577). So every call that sets some of them sends all that are known, and what is not known, the
 * throttling, wants to be stated; but a call that turns some off relies on what was measured.
 */
final class ExistingV2Stage extends ExistingStage {
    private static final Pattern STAGE_NAME = Pattern.compile("\\$default|[A-Za-z0-9_.-]{1,128}");

    ExistingV2Stage(
            ApiKind kind, String id, String name, String stage, OnRemoval onRemoval, @Nullable Throttling throttling) {
        super(
                kind,
                id,
                requireName(name, "the API's name", "or leave it out for the id"),
                Require.matching(
                        STAGE_NAME,
                        "stage",
                        stage,
                        "$default, or 1 to 128 letters, digits, - . or _",
                        "give the stage's name without a path"),
                onRemoval,
                throttling);
    }

    @Override
    ExistingStage with(OnRemoval choice, @Nullable Throttling stated) {
        return new ExistingV2Stage(kind(), apiId(), apiName(), stageName(), choice, stated);
    }

    @Override
    String withoutThrottling() {
        return "route settings of the stage are changed, and AWS does not say that their throttling stays; state what the default route has, or acknowledge this if it has none";
    }

    @Override
    void setAll(StageCalls calls, PartSettings settings) {
        if (!settings.isEmpty()) {
            set(calls, "DefaultRoute", settings, fields -> Map.of("DefaultRouteSettings", fields));
        }
    }

    @Override
    void setPart(StageCalls calls, MethodOrRoute part, String id, PartSettings settings) {
        set(calls, "Route-" + id, settings, fields -> Map.of("RouteSettings", Map.of(part.path(), fields)));
    }

    /**
     * Sends a route's fields by a call whose id stays as long as one of them is stated, and by one for each where a kind has
     * more than metrics. Each sends all that is known when it is made. CloudFormation makes what is new and changed first and
     * removes what is gone after that, so a call that goes turns off its own fields and touches no other, which may have a new
     * value by then.
     */
    private void set(
            StageCalls calls,
            String setting,
            PartSettings settings,
            Function<Map<String, Object>, Map<String, Object>> of) {
        var request = of.apply(fields(settings));
        calls.update(setting, request, of.apply(settings.off().routeSettings()), null);
        if (kind().hasExecutionLogs()) {
            setEach(calls, "-" + setting, settings, part -> request, part -> of.apply(part.routeSettings()));
        }
    }

    private Map<String, Object> fields(PartSettings part) {
        var fields = new LinkedHashMap<>(part.routeSettings());
        var throttling = throttling();
        if (throttling != null) {
            fields.put("ThrottlingBurstLimit", throttling.burstLimit());
            fields.put("ThrottlingRateLimit", throttling.rateLimit());
        }
        return fields;
    }

    @Override
    void setAccessLogs(StageCalls calls, Place place, AccessLogDelivery delivery) {
        var more = new ArrayList<PolicyStatement>();
        if (calls.turnOff()) {
            more.add(PolicyStatement.Builder.create()
                    .actions(List.of("apigateway:DELETE"))
                    .resources(permittedArns(place).stream()
                            .map(each -> each + "/accesslogsettings")
                            .toList())
                    .build());
        }
        if (!kind().logsWithAccountRole()) {
            // "Configure logging for HTTP APIs", developer guide; none has a resource level. API Gateway acts in the
            // caller's name.
            more.add(PolicyStatement.Builder.create()
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
                    .build());
        }
        calls.update(
                "AccessLogs",
                Map.of(
                        "AccessLogSettings",
                        Ordered.map("DestinationArn", delivery.destinationArn(), "Format", delivery.format())),
                "deleteAccessLogSettings",
                Map.of(),
                more);
    }

    @Override
    Map<String, Object> withoutBodies(RequestedSettings settings) {
        var routes = new LinkedHashMap<String, Map<String, Object>>();
        settings.overridesWithBodies()
                .forEach(override -> routes.put(
                        override.part().path(), fields(settings.of(override).withoutBodies())));
        return PartSettings.request(fields(settings.all().withoutBodies()), routes);
    }
}
