package io.cloudtelemetry.ownership;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.constructs.Construct;

/**
 * Where a construct is deployed, as far as that is known at synth.
 *
 * @param stage the path of the {@code cdk.Stage}; empty for none
 * @param environment account and region as {@code aws://account/region}, with words for what is not stated
 */
public record Place(String stage, String environment) {
    private static final String PREFIX = "aws://";
    private static final String UNKNOWN = "unknown-";

    /** By region, of each its partition and what its endpoints end with. CDK is asked once. */
    private static final Map<String, Region> REGIONS = new ConcurrentHashMap<>();

    /** {@return the place of a construct} */
    public static Place of(Construct scope) {
        var stack = Stack.of(scope);
        var stage = Stage.of(stack);
        return new Place(stage == null ? "" : stage.getNode().getPath(), stack.getEnvironment());
    }

    /** {@return the place of stacks outside any {@code cdk.Stage}} */
    public static Place in(@Nullable String account, String region) {
        return new Place("", PREFIX + (account == null ? UNKNOWN + "account" : account) + "/" + region);
    }

    /** {@return whether both account and region are known} */
    public boolean isStated() {
        return !environment.contains(UNKNOWN);
    }

    /** {@return whether account and region are those of another place} */
    public boolean hasEnvironmentOf(Place other) {
        return environment.equals(other.environment);
    }

    /** {@return whether the account is that of another place} */
    public boolean hasAccountOf(Place other) {
        return accountWord().equals(other.accountWord());
    }

    /** {@return the account; null if it is not known} */
    public @Nullable String account() {
        return known(accountWord());
    }

    /** {@return the region; null if it is not known} */
    public @Nullable String region() {
        return known(environment.substring(environment.lastIndexOf('/') + 1));
    }

    /** {@return the partition, such as {@code aws-cn}; null if it is not known} */
    public @Nullable String partition() {
        return facts().partition().orElse(null);
    }

    /** {@return what the names of endpoints end with, such as {@code amazonaws.com.cn}; null if it is not known} */
    public @Nullable String domainSuffix() {
        return facts().domainSuffix().orElse(null);
    }

    private Region facts() {
        var region = region();
        return region == null
                ? new Region(Optional.empty(), Optional.empty())
                : REGIONS.computeIfAbsent(region, Region::named);
    }

    private String accountWord() {
        return environment.substring(PREFIX.length(), environment.lastIndexOf('/'));
    }

    private static @Nullable String known(String word) {
        return word.startsWith(UNKNOWN) ? null : word;
    }

    @Override
    public String toString() {
        return stage.isEmpty() ? environment : environment + " (" + stage + ")";
    }

    /** What CDK knows of a region. */
    private record Region(Optional<String> partition, Optional<String> domainSuffix) {
        static Region named(String name) {
            var facts = RegionInfo.get(name);
            return new Region(Optional.ofNullable(facts.getPartition()), Optional.ofNullable(facts.getDomainSuffix()));
        }
    }
}
