package io.cloudtelemetry.logs;

import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Tokens;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Keys that CloudWatch Logs may use for one group, by the policy of "Encrypt log data in CloudWatch Logs" in its user
 * guide.
 */
final class LogKeys {
    private static final List<String> ACTIONS =
            List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*");

    private LogKeys() {}

    /** {@return the key, once its policy lets CloudWatch Logs in or a warning says what it must hold} */
    static IKey usable(Construct scope, LogEncryption encryption, String logGroupName) {
        if (encryption instanceof LogEncryption.GivenKey given) {
            if (!letLogsIn(given.key(), Place.of(scope), logGroupName)) {
                warn(scope, given.key().getKeyArn(), logGroupName);
            }
            return given.key();
        }
        var arn = encryption.arn();
        warn(scope, arn, logGroupName);
        return Key.fromKeyArn(scope, "Key", arn);
    }

    private static boolean letLogsIn(IKey key, Place place, String logGroupName) {
        return key.addToResourcePolicy(PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal("logs.%s.%s"
                                .formatted(place.regionOrToken(), place.stack().getUrlSuffix()))))
                        .actions(ACTIONS)
                        // In a key policy "*" is this key alone.
                        .resources(List.of("*"))
                        .conditions(Map.of(
                                "ArnEquals",
                                Map.of(
                                        "kms:EncryptionContext:aws:logs:arn",
                                        place.arn("logs", "log-group:" + logGroupName))))
                        .build())
                .getStatementAdded();
    }

    private static void warn(Construct scope, String keyArn, String logGroupName) {
        var place = Place.of(scope);
        // CDK's own facts have it by region and partition (region_info.Default.servicePrincipal), as the policy above.
        var suffix = place.domainSuffix();
        Annotations.of(scope)
                .addWarningV2(
                        "@cloudtelemetry/logs:existingKey",
                        ("the policy of the key %s cannot be changed from here, and without this statement in it log group"
                                        + " %s cannot be encrypted: {\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},"
                                        + "\"Action\":[\"%s\"],\"Resource\":\"*\",\"Condition\":{\"ArnEquals\":"
                                        + "{\"kms:EncryptionContext:aws:logs:arn\":\"%s\"}}}")
                                .formatted(
                                        Tokens.orElse(keyArn, "of the group"),
                                        Tokens.orElse(logGroupName, "of that name"),
                                        "logs.%s.%s"
                                                .formatted(
                                                        Tokens.orElse(place.regionOrToken(), "region"),
                                                        suffix == null ? "<URL suffix>" : suffix),
                                        String.join("\",\"", ACTIONS),
                                        place.shownArn("logs", "log-group:" + Tokens.orElse(logGroupName, "name"))));
    }
}
