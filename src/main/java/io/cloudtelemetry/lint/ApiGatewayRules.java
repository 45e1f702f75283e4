package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Logs of API Gateway: the account's role without which there are none, and bodies that are kept for ever. */
final class ApiGatewayRules {
    private static final String ACCOUNT = "AWS::ApiGateway::Account";
    private static final String REST_STAGE = "AWS::ApiGateway::Stage";
    private static final String V2_STAGE = "AWS::ApiGatewayV2::Stage";
    private static final String ROLE_MISSING = "log-role-missing";
    private static final String EXECUTION_LOGS = "API-Gateway-Execution-Logs_";

    private ApiGatewayRules() {}

    static void look(Findings findings) {
        var accounts = findings.assembly
                .resources(ACCOUNT)
                .filter(account -> !account.get("CloudWatchRoleArn").isAbsent())
                .toList();
        twice(findings, accounts);
        var isWhole = findings.assembly.isWhole();
        // The Serverless Framework sets the role by a custom resource.
        var maySetRole = findings.assembly.resources().anyMatch(each -> each.type.matches("Custom::.*Account.*"));
        findings.assembly.resources(REST_STAGE, V2_STAGE).forEach(stage -> {
            if (logs(findings.assembly, stage)) {
                role(findings, accounts, stage, isWhole && !maySetRole);
            }
            if (isWhole
                    && settings(stage)
                            .anyMatch(each -> each.value("DataTraceEnabled").isTrue())) {
                bodies(findings, stage);
            }
        });
    }

    private static void twice(Findings findings, List<Resource> accounts) {
        var earlier = new ArrayList<Resource>();
        for (var account : accounts) {
            earlier.stream()
                    .filter(other -> Assembly.areOfOnePlace(account.template, other.template)
                            || Assembly.areDeployedTogether(account.template, other.template))
                    .filter(other -> !account.isConditional() || !other.isConditional())
                    .findFirst()
                    .ifPresent(other -> findings.report(
                            "log-role-twice",
                            account,
                            "",
                            "sets the log role of an account and region that %s sets too",
                            other.shown()));
            earlier.add(account);
        }
    }

    /** HTTP APIs write access logs without the account's role, and so does whatever goes to Firehose. */
    private static boolean logs(Assembly assembly, Resource stage) {
        if (stage.isOf(V2_STAGE)) {
            var api = assembly.referred(stage.value("ApiId"));
            if (api == null || !api.resource().value("ProtocolType").is("WEBSOCKET")) {
                return false;
            }
        }
        var access = stage.value("AccessLogSetting", "DestinationArn").text()
                + stage.value("AccessLogSettings", "DestinationArn").text();
        return access.contains(":logs:")
                || settings(stage)
                        .map(each -> each.value("LoggingLevel"))
                        .anyMatch(level -> level.is("INFO") || level.is("ERROR"));
    }

    private static Stream<Property> settings(Resource stage) {
        var routes = stage.get("RouteSettings");
        return Stream.of(
                        stage.items("MethodSettings").stream(),
                        Stream.of(stage.get("DefaultRouteSettings")),
                        routes.isUnknown() ? Stream.<Property>of() : routes.fields().values().stream())
                .flatMap(each -> each);
    }

    private static void role(Findings findings, List<Resource> accounts, Resource stage, boolean isAll) {
        var here = accounts.stream()
                .filter(account -> Assembly.mayBeOfOnePlace(account.template, stage.template))
                .toList();
        var inStack =
                here.stream().filter(each -> each.template == stage.template).toList();
        if (here.isEmpty() && isAll) {
            var what = "logs, and no template here sets the log role of its account and region";
            findings.report(ROLE_MISSING, stage, "", what);
        } else if (here.size() == inStack.size()
                && !here.isEmpty()
                && inStack.stream().noneMatch(account -> findings.uses.waits(stage, account))) {
            var what = "logs, and does not wait for %s, which sets the log role";
            findings.report(ROLE_MISSING, stage, "", what, inStack.get(0).id);
        }
    }

    /** The group is called after the API and the stage, and API Gateway makes it where nobody has: for ever, in the clear. */
    private static void bodies(Findings findings, Resource stage) {
        var api = stage.value(stage.isOf(REST_STAGE) ? "RestApiId" : "ApiId").text();
        var group = EXECUTION_LOGS + api + "/" + stage.value("StageName").text();
        var isLookedAfter = findings.assembly
                .resources()
                .anyMatch(other -> other.isOf("AWS::Logs::LogGroup")
                        ? isSameGroup(group, other.value("LogGroupName"))
                                && !(other.get("RetentionInDays").isAbsent()
                                        && other.get("DataProtectionPolicy").isAbsent())
                        : other.type.startsWith("Custom::")
                                && Uses.texts(other)
                                        .anyMatch(each -> each.text().contains(EXECUTION_LOGS)));
        if (!isLookedAfter) {
            var what =
                    "writes whole requests and responses to %s, which no template here gives a retention or a masking";
            findings.report("data-logging", stage, "", what, group.replaceAll("\\d+#", ""));
        }
    }

    private static boolean isSameGroup(String group, Value name) {
        return name.is(group)
                || !name.isKnown() && (!name.text().contains("#") || group.contains(Value.UNKNOWN.text()))
                || name.text().startsWith(EXECUTION_LOGS) && group.contains(Value.UNKNOWN.text());
    }
}
