package io.cloudtelemetry.logs;

import io.cloudtelemetry.existing.ExistingResourceCall;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.GivenArn;
import io.cloudtelemetry.ownership.Place;
import io.cloudtelemetry.ownership.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogGroupClass;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Defines a log group of a given name whose events expire.
 *
 * <p>{@link #define} is for a group that cannot exist yet, {@link #ensure} for one that may: a group that an AWS
 * service makes on first use cannot be defined once that service has run.
 */
public final class TelemetryLogGroup extends Construct {
    private static final Pattern NAME = Pattern.compile("(?!aws/)[.\\-_/#A-Za-z0-9]{1,512}");

    private final String logGroupName;

    private TelemetryLogGroup(Construct scope, String id, String logGroupName) {
        super(scope, id);
        this.logGroupName = logGroupName;
        Place.of(scope).with(this);
    }

    /** {@return a name that a log group can have by the rules of CreateLogGroup, CloudWatch Logs API reference} */
    public static String requireName(String property, String logGroupName) {
        return Require.matching(
                NAME,
                property,
                logGroupName,
                "1 to 512 letters, digits or . - _ / #, and not begin with aws/",
                "give the group's name, not its ARN");
    }

    /**
     * Lets a construct wait for a log group of its account and region, if the app defines or ensures it, before or after this.
     */
    public static void letWait(Construct dependent, String logGroupName) {
        Objects.requireNonNull(dependent, "dependent");
        Objects.requireNonNull(logGroupName, "logGroupName");
        // At synth, when all groups and the order of the stacks are known.
        Aspects.of(dependent).add(node -> EnsuredLogGroups.letWait(dependent, logGroupName));
    }

    /**
     * Defines a log group of this stack.
     *
     * <p>The group outlives the stack: a log is evidence, and its events expire. It is deleted only if the deployment that
     * creates it fails, so that the next one does not find it.
     *
     * @return the group; where the app has it already, what {@link #ensure} returns
     * @throws IllegalArgumentException if CloudWatch Logs takes no such name, the key is of another region, or the app keeps
     *     the group with other settings; nothing is attached to the tree then
     */
    public static TelemetryLogGroup define(Construct scope, String id, String logGroupName, LogGroupSettings settings) {
        requireAgreed(scope, id, logGroupName, settings);
        if (!EnsuredLogGroups.GROUPS.owners(Place.of(scope), logGroupName).isEmpty()) {
            // A group is created once.
            return ensure(scope, id, logGroupName, settings);
        }
        var group = new TelemetryLogGroup(scope, id, logGroupName);
        EnsuredLogGroups.add(group, settings.comparable());
        var resource = LogGroup.Builder.create(group, "Resource")
                .logGroupName(logGroupName)
                .retention(settings.retention())
                .encryptionKey(group.key(settings))
                .logGroupClass(settings.logGroupClass() == LogGroupClass.STANDARD ? null : settings.logGroupClass())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        var masking = settings.masking();
        if (masking != null && resource.getNode().getDefaultChild() instanceof CfnLogGroup body) {
            body.setDataProtectionPolicy(masking.policy(Stack.of(group).getPartition()));
        }
        return group;
    }

    /**
     * Ensures a log group that is not of this stack: it is created if it is missing, and its retention and key are set.
     *
     * <p>The retention, key and masking that stood before are replaced, {@link RetentionDays#INFINITE} included; the class
     * stays, and so do a key and a masking where none is given. All of it stays when the construct goes.
     *
     * @return the group; the one that stands already where the stack has it in another place. Where another stack has it, too,
     *     this stack waits for that one.
     * @throws IllegalArgumentException if the app keeps the group with other settings
     */
    public static TelemetryLogGroup ensure(Construct scope, String id, String logGroupName, LogGroupSettings settings) {
        requireAgreed(scope, id, logGroupName, settings);
        var same = EnsuredLogGroups.inStackOf(scope, logGroupName);
        return same == null ? ensured(new TelemetryLogGroup(scope, id, logGroupName), settings) : same;
    }

    /** Refuses settings that cannot be set, and others than the app has for the group already. */
    public static void requireAgreed(Construct scope, String id, String logGroupName, LogGroupSettings settings) {
        requireUsable(scope, id, logGroupName, settings);
        EnsuredLogGroups.GROUPS.requireAgreed(scope, id, logGroupName, settings.comparable());
    }

    private static void requireUsable(Construct scope, String id, String logGroupName, LogGroupSettings settings) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(id, "id");
        requireName("logGroupName", logGroupName);
        var encryption = Objects.requireNonNull(settings, "settings").encryption();
        if (encryption != null) {
            GivenArn.KEY.requireIn(Place.of(scope), "keyArn", encryption.arn());
        }
    }

    private static TelemetryLogGroup ensured(TelemetryLogGroup group, LogGroupSettings settings) {
        EnsuredLogGroups.add(group, settings.comparable());
        var logGroupClass = settings.logGroupClass();
        var parameters = logGroupClass == LogGroupClass.STANDARD
                ? Map.<String, Object>of()
                : Map.<String, Object>of("logGroupClass", logGroupClass.name());
        var retention = settings.retention();
        var expiry = retention == RetentionDays.INFINITE ? "DeleteRetentionPolicy" : "PutRetentionPolicy";
        var actions = new ArrayList<>(List.of("logs:CreateLogGroup", "logs:" + expiry));
        var key = group.key(settings);
        if (key != null) {
            actions.add("logs:AssociateKmsKey");
        }
        var masking = settings.masking();
        if (masking != null) {
            actions.add("logs:PutDataProtectionPolicy");
        }
        // One policy for all calls on the group, as the policies of a role are few.
        var creation = group.call("Creation", "createLogGroup", group.named(parameters))
                .ignoredErrors("ResourceAlreadyExistsException")
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(actions)
                        .resources(List.of(group.getLogGroupArn()))
                        .build()))
                .build();
        // The enum reaches the CDK as its number of days.
        group.call(
                        "Retention",
                        Character.toLowerCase(expiry.charAt(0)) + expiry.substring(1),
                        group.named(
                                retention == RetentionDays.INFINITE ? Map.of() : Map.of("retentionInDays", retention)))
                .permittedBy(creation)
                .build();
        if (key != null) {
            group.call("Encryption", "associateKmsKey", group.named(Map.of("kmsKeyId", key.getKeyArn())))
                    .permittedBy(creation)
                    .build()
                    .getNode()
                    // After the statement in the key's policy, too: CloudWatch Logs tries the key at once.
                    .addDependency(key);
        }
        if (masking != null) {
            var policy = masking.json(Place.of(group).partitionOrToken());
            group.call(
                            "Masking",
                            "putDataProtectionPolicy",
                            Ordered.map("logGroupIdentifier", group.logGroupName, "policyDocument", policy))
                    .permittedBy(creation)
                    .build();
        }
        return group;
    }

    private Map<String, Object> named(Map<String, Object> parameters) {
        var all = new LinkedHashMap<>(parameters);
        all.put("logGroupName", logGroupName);
        return all;
    }

    private ExistingResourceCall.Builder call(String id, String action, Map<String, Object> parameters) {
        return ExistingResourceCall.Builder.create(this, id)
                .service("CloudWatchLogs")
                .action(action)
                .parameters(parameters)
                .target(getLogGroupArn());
    }

    private @Nullable IKey key(LogGroupSettings settings) {
        var encryption = settings.encryption();
        return encryption == null ? null : LogKeys.usable(this, encryption, logGroupName);
    }

    /** {@return the name of the group} */
    public String getLogGroupName() {
        return logGroupName;
    }

    /**
     * {@return the ARN of the group, as policies name it} CloudWatch Logs checks these actions against the group's ARN
     * followed by {@code :log-stream:}, so that one without the closing {@code :*} is denied.
     */
    public String getLogGroupArn() {
        return Place.of(this).arn("logs", "log-group:" + logGroupName + ":*");
    }
}
