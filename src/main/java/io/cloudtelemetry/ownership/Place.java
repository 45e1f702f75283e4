package io.cloudtelemetry.ownership;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Where a construct is deployed, as far as that is known at synth: account, region and {@code cdk.Stage}. CDK is asked once
 * for each stack, since each question is a request to its process. Two places are equal if these three are.
 */
public final class Place {
    private static final String PREFIX = "aws://";
    private static final String UNKNOWN = "unknown-";

    private static final Map<Construct, Place> OF_SCOPES = Collections.synchronizedMap(new WeakHashMap<>());

    /** By region, of each its partition and what its endpoints end with. */
    private static final Map<String, Region> REGIONS = new ConcurrentHashMap<>();

    private final String stage;
    private final String environment;
    private final @Nullable WeakReference<Stack> stack;
    private @Nullable WeakReference<IConstruct> root;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Set<Stack> waitedFor = Collections.newSetFromMap(new WeakHashMap<>());

    private Place(String stage, String environment, @Nullable Stack stack) {
        this.stage = stage;
        this.environment = environment;
        this.stack = stack == null ? null : new WeakReference<>(stack);
    }

    /** {@return the place of a construct} */
    public static Place of(Construct scope) {
        var known = OF_SCOPES.get(Objects.requireNonNull(scope, "scope"));
        if (known != null) {
            return known;
        }
        var stack = Stack.of(scope);
        var place = OF_SCOPES.get(stack);
        if (place == null) {
            var stage = Stage.of(stack);
            place = new Place(stage == null ? "" : stage.getNode().getPath(), stack.getEnvironment(), stack);
            OF_SCOPES.put(stack, place);
        }
        OF_SCOPES.put(scope, place);
        return place;
    }

    /** {@return the place of stacks outside any {@code cdk.Stage}} */
    public static Place in(@Nullable String account, String region) {
        return new Place("", PREFIX + (account == null ? UNKNOWN + "account" : account) + "/" + region, null);
    }

    /** {@return a construct that has been made here, so that CDK need not be asked where it is} */
    public <T extends Construct> T with(T construct) {
        OF_SCOPES.put(construct, this);
        return construct;
    }

    /** {@return the path of the {@code cdk.Stage}; empty for none} */
    public String stage() {
        return stage;
    }

    /** {@return account and region as {@code aws://account/region}, with words for what is not stated} */
    public String environment() {
        return environment;
    }

    /** {@return whether both account and region are known} */
    public boolean isStated() {
        return !environment.contains(UNKNOWN);
    }

    /** {@return whether the account is that of another place} */
    public boolean hasAccountOf(Place other) {
        return accountWord().equals(other.accountWord());
    }

    /** {@return whether a region and an account are others for certain; what is not known at synth may be any} */
    public boolean isApartFrom(@Nullable String region, @Nullable String account) {
        return Tokens.differ(region(), region) || Tokens.differ(account(), account);
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
        return facts().partition();
    }

    /**
     * {@return the host of the console} "AWS Management Console" in the guides to AWS in China and to AWS GovCloud (US); a
     * region not known counts as others.
     */
    public String consoleHost() {
        var partition = partition();
        if ("aws-cn".equals(partition)) {
            return "console.amazonaws.cn";
        }
        return "aws-us-gov".equals(partition) ? "console.amazonaws-us-gov.com" : "console.aws.amazon.com";
    }

    /** {@return what the names of endpoints end with, such as {@code amazonaws.com.cn}; null if it is not known} */
    public @Nullable String domainSuffix() {
        return facts().domainSuffix();
    }

    /** {@return the stack} */
    public Stack stack() {
        return Objects.requireNonNull(Objects.requireNonNull(stack, "stack").get(), "stack");
    }

    /** {@return whether another place is in the same stack} */
    public boolean isInStackOf(Place other) {
        return stack().equals(other.stack());
    }

    /** {@return the path of the stack in the tree} */
    public String stackPath() {
        return ask("path", it -> it.getNode().getPath());
    }

    /** {@return that path; in a nested stack that of the stack which holds it, and which is nested in none} */
    public String outermostStackPath() {
        var path = stackPath();
        return ask("outermost", it -> {
            var parent = it.getNestedStackParent();
            return parent == null ? path : of(parent).outermostStackPath();
        });
    }

    /** {@return the name of the stack; of one that CloudFormation names, its path with hyphens} */
    public String stackName() {
        var name = ask("name", Stack::getStackName);
        return Tokens.in(name) ? stackPath().replace('/', '-') : name;
    }

    /** {@return the account of the stack, or a token} */
    public String accountOrToken() {
        return ask("account", Stack::getAccount);
    }

    /** {@return the region of the stack, or a token} */
    public String regionOrToken() {
        return ask("region", Stack::getRegion);
    }

    /** {@return the partition of the stack, or a token} */
    public String partitionOrToken() {
        return ask("partition", Stack::getPartition);
    }

    /** {@return the ARN of what a service has in the account and region of the stack} */
    public String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partitionOrToken(), service, regionOrToken(), accountOrToken(), resource);
    }

    /** {@return that ARN for people, with words such as {@code <region>} for what is not known} */
    public String shownArn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(
                        Tokens.orElse(partitionOrToken(), "partition"),
                        service,
                        Tokens.orElse(regionOrToken(), "region"),
                        Tokens.orElse(accountOrToken(), "account"),
                        resource);
    }

    /** {@return the root of the tree, which is the app} */
    public IConstruct root() {
        var known = root == null ? null : root.get();
        if (known == null) {
            known = stack().getNode().getRoot();
            root = new WeakReference<>(known);
        }
        return known;
    }

    /** Lets the stack wait for another, which is told to CDK once. A nested stack does not wait for one around it. */
    public void waitFor(Place other) {
        if (!isInStackOf(other)
                && waitedFor.add(other.stack())
                && !stack().getNode().getScopes().contains(other.stack())) {
            stack().addStackDependency(other.stack());
        }
    }

    private String ask(String what, Function<Stack, String> question) {
        return answers.computeIfAbsent(what, key -> question.apply(stack()));
    }

    private Region facts() {
        var region = region();
        return region == null ? new Region(null, null) : REGIONS.computeIfAbsent(region, Region::named);
    }

    /** Where account or region are not stated, each {@code cdk.Stage} may be deployed to others. */
    String inRegion() {
        return isStated() ? environment : environment + "/" + stage;
    }

    /** As {@link #inRegion}, whatever the region. */
    String inAccount() {
        return account() == null ? accountWord() + "/" + stage : accountWord();
    }

    private String accountWord() {
        return environment.substring(PREFIX.length(), environment.lastIndexOf('/'));
    }

    private static @Nullable String known(String word) {
        return word.startsWith(UNKNOWN) ? null : word;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && stage.equals(place.stage) && environment.equals(place.environment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stage, environment);
    }

    @Override
    public String toString() {
        return stage.isEmpty() ? environment : environment + " (" + stage + ")";
    }

    /** What CDK knows of a region. */
    private record Region(
            @Nullable String partition, @Nullable String domainSuffix) {
        static Region named(String name) {
            var facts = RegionInfo.get(name);
            return new Region(facts.getPartition(), facts.getDomainSuffix());
        }
    }
}
