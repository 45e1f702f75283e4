package io.cloudtelemetry.apigateway;

import io.cloudtelemetry.apigateway.StageSettings.AccessLogDelivery;
import io.cloudtelemetry.ordered.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * A stage of an HTTP or WebSocket API that is not of this app, changed at deploy time by UpdateStage of API Gateway v2.
 *
 * <p>AWS does not say whether fields of DefaultRouteSettings that a request leaves out keep their value; go-to-k/cdkd measured
 * that they do (#1160, #1577). So every call that sets some of them sends all that are known, and what is not known, the
 * throttling, wants to be stated; but a call that turns some off relies on what was measured.
 */
final class ExistingRouteStage extends ApiStage {
    private static final Pattern STAGE_NAME = Pattern.compile("\\$default|[A-Za-z0-9_.-]{1,128}");

    private final OnRemoval onRemoval;
    private final @Nullable Throttling throttling;

    ExistingRouteStage(ApiKind kind, String id, String stage, OnRemoval onRemoval, @Nullable Throttling throttling) {
        super(
                kind,
                Check.matching(
                        ExistingStage.API_ID,
                        "id",
                        id,
                        "lower-case letters and digits",
                        "copy it from the list of APIs, not its name"),
                id,
                Check.matching(
                        STAGE_NAME,
                        "stage",
                        stage,
                        "$default, or 1 to 128 letters, digits, - . or _",
                        "give the stage's name without a path"));
        this.onRemoval = Objects.requireNonNull(onRemoval, "onRemoval");
        this.throttling = throttling;
    }

    ExistingRouteStage onRemoval(OnRemoval choice) {
        return new ExistingRouteStage(kind(), apiId(), stageName(), choice, throttling);
    }

    ExistingRouteStage throttling(Throttling stated) {
        return new ExistingRouteStage(kind(), apiId(), stageName(), onRemoval, stated);
    }

    @Override
    boolean statesThrottling() {
        return throttling != null;
    }

    @Override
    StageChange change(Stack stack, StageSettings settings) {
        return (telemetry, prerequisites) -> {
            if (settings.concernParts() && throttling == null) {
                Throttling.warnOfNone(
                        telemetry,
                        "route settings of the stage are changed, and AWS does not say that their throttling stays; state what the default route has, or acknowledge this if it has none");
            }
            var calls = new StageCalls(this, onRemoval, telemetry, prerequisites);
            if (!settings.all().isEmpty()) {
                set(calls, "DefaultRoute", settings.all(), fields -> Map.of("DefaultRouteSettings", fields));
            }
            var ids = SettingsOverride.ids(settings.overrides());
            for (var override : settings.overrides()) {
                var routeKey = override.part().path();
                set(
                        calls,
                        "Route-" + ids.get(routeKey),
                        settings.of(override),
                        fields -> Map.of("RouteSettings", Map.of(routeKey, fields)));
            }
            if (settings.accessLogs() != null) {
                setAccessLogs(calls, stack, settings.accessLogs());
            }
        };
    }

    /**
     * One call that sends a route's fields, under an id that stays as long as one of them is stated; and, where a kind has more
     * than metrics, a call for logging and one for metrics, so that one of them can go while the other stays. Each sends all
     * that is known when it is made. CloudFormation makes what is new and changed first and removes what is gone after that, so
     * a call that goes turns off its own fields and touches no other, which may have a new value by then.
     */
    private void set(
            StageCalls calls,
            String setting,
            PartSettings part,
            Function<Map<String, Object>, Map<String, Object>> of) {
        var request = of.apply(fields(part));
        calls.update(setting, request, of.apply(part.off().routeSettings()), null);
        if (!kind().hasExecutionLogs()) {
            return;
        }
        var logs = part.logsOnly();
        if (!logs.isEmpty()) {
            var kept = Boolean.TRUE.equals(logs.dataTrace()) ? of.apply(PartSettings.NO_BODIES.routeSettings()) : null;
            calls.update("Logging-" + setting, request, of.apply(logs.off().routeSettings()), kept);
        }
        var metrics = part.metricsOnly();
        if (!metrics.isEmpty()) {
            calls.update("Metrics-" + setting, request, of.apply(metrics.off().routeSettings()), null);
        }
    }

    private Map<String, Object> fields(PartSettings part) {
        var fields = new LinkedHashMap<>(part.routeSettings());
        if (throttling != null) {
            fields.put("ThrottlingBurstLimit", throttling.burstLimit());
            fields.put("ThrottlingRateLimit", throttling.rateLimit());
        }
        return fields;
    }

    @Override
    Map<String, Object> withoutBodies(StageSettings settings) {
        var request = new LinkedHashMap<String, Object>();
        request.put("DefaultRouteSettings", fields(settings.all().withoutBodies()));
        var routes = new LinkedHashMap<String, Object>();
        settings.overrides().stream()
                .filter(override -> Boolean.TRUE.equals(settings.of(override).dataTrace()))
                .forEach(override -> routes.put(
                        override.part().path(), fields(settings.of(override).withoutBodies())));
        if (!routes.isEmpty()) {
            request.put("RouteSettings", routes);
        }
        return request;
    }

    private void setAccessLogs(StageCalls calls, Stack stack, AccessLogDelivery delivery) {
        var more = new ArrayList<PolicyStatement>();
        if (onRemoval == OnRemoval.TURN_OFF) {
            more.add(removal(stack));
        }
        if (!kind().logsWithAccountRole()) {
            more.add(LogDeliveries.management());
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

    private PolicyStatement removal(Stack stack) {
        return PolicyStatement.Builder.create()
                .actions(List.of("apigateway:DELETE"))
                .resources(permittedArns(stack).stream()
                        .map(each -> each + "/accesslogsettings")
                        .toList())
                .build();
    }

    @Override
    @Nullable
    CfnResource ownApi() {
        return null;
    }

    @Override
    Optional<Set<String>> parts() {
        return Optional.empty();
    }

    @Override
    String identity(Stack stack) {
        return arn(stack);
    }
}
