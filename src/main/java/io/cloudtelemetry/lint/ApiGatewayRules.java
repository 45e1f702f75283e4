package io.cloudtelemetry.lint;

import java.util.ArrayList;
import java.util.List;

/** Logs of API Gateway: the account's role without which there are none, and bodies that are kept for ever. */
final class ApiGatewayRules {
    private static final String REST_STAGE = "AWS::ApiGateway::Stage";
    private static final String V2_STAGE = "AWS::ApiGatewayV2::Stage";
    private static final String ROLE_MISSING = "log-role-missing";
    private static final String EXECUTION_LOGS = "API-Gateway-Execution-Logs_";

    private ApiGatewayRules() {}

    static void look(Findings findings) {
        var accounts = findings.assembly
                .resources("AWS::ApiGateway::Account")
                .filter(account -> !account.get("CloudWatchRoleArn").isAbsent())
                .toList();
        var isWhole = findings.assembly.isWhole();
        // The Serverless Framework sets the role by a custom resource.
        var maySetRole = findings.assembly.resources().anyMatch(each -> each.type.matches("Custom::.*Account.*"));
        findings.assembly.resources(REST_STAGE, V2_STAGE).forEach(stage -> {
            if (logs(stage)) {
                role(findings, accounts, stage, isWhole && !maySetRole);
            }
            if (isWhole
                    && settings(stage).stream()
                            .anyMatch(each -> each.value("DataTraceEnabled").isTrue())) {
                bodies(findings, stage);
            }
        });
    }

    /** HTTP APIs write access logs without the account's role, and so does whatever goes to Firehose. */
    private static boolean logs(Resource stage) {
        var assembly = stage.template.assembly;
        var api = assembly.referred(stage.value("ApiId"));
        if (stage.isOf(V2_STAGE)
                && (api == null || !api.resource().value("ProtocolType").is("WEBSOCKET"))) {
            return false;
        }
        var access = stage.value(stage.isOf(V2_STAGE) ? "AccessLogSettings" : "AccessLogSetting", "DestinationArn");
        var group = assembly.referred(access);
        return access.text().contains(":logs:")
                || group != null && group.resource().isOf("AWS::Logs::LogGroup")
                || settings(stage).stream()
                        .anyMatch(each -> each.value("LoggingLevel").text().matches("INFO|ERROR"));
    }

    private static List<Property> settings(Resource stage) {
        var settings = new ArrayList<>(stage.items("MethodSettings"));
        settings.add(stage.get("DefaultRouteSettings"));
        stage.get("RouteSettings").json().forEach(each -> settings.add(Property.of(stage.template, each)));
        return settings;
    }

    private static void role(Findings findings, List<Resource> accounts, Resource stage, boolean isAll) {
        var here = accounts.stream()
                .filter(account -> Assembly.mayBeOfOnePlace(account.template, stage.template))
                .toList();
        if (here.isEmpty() && isAll) {
            var what = "logs, and no template here sets the log role of its account and region";
            findings.report(ROLE_MISSING, stage, "", what);
        } else if (!here.isEmpty()
                && here.stream()
                        .allMatch(each -> each.template == stage.template && !findings.uses.waits(stage, each))) {
            var what = "logs, and does not wait for %s, which sets the log role";
            findings.report(ROLE_MISSING, stage, "", what, here.get(0).id);
        }
    }

    /** The group is called after the API and the stage, and API Gateway makes it where nobody has: for ever, in the clear. */
    private static void bodies(Findings findings, Resource stage) {
        var api = stage.value(stage.isOf(REST_STAGE) ? "RestApiId" : "ApiId").text();
        var group = EXECUTION_LOGS + api + "/" + stage.value("StageName").text();
        var isLookedAfter = findings.assembly.resources().anyMatch(other -> {
            if (other.type.startsWith("Custom::")) {
                return Uses.texts(other).stream().anyMatch(each -> each.text().contains(EXECUTION_LOGS));
            }
            return other.isOf("AWS::Logs::LogGroup")
                    && mayBeSame(group, other.value("LogGroupName").text())
                    && !(other.get("RetentionInDays").isAbsent()
                            && other.get("DataProtectionPolicy").isAbsent());
        });
        if (!isLookedAfter) {
            var what =
                    "writes whole requests and responses to %s, which no template here gives a retention or a masking";
            findings.report("data-logging", stage, "", what, group.replaceAll("\\d+#", ""));
        }
    }

    /** API and stage may each be known, or be written as a reference. */
    private static boolean mayBeSame(String group, String name) {
        return mayAgree(group.replaceFirst("/.*", ""), name.replaceFirst("/.*", ""))
                && mayAgree(group.replaceFirst(".*/", ""), name.replaceFirst(".*/", ""));
    }

    private static boolean mayAgree(String one, String other) {
        return one.equals(other) || (one + other).contains(Value.HOLE);
    }
}
