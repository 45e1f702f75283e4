package io.cloudtelemetry.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudtelemetry.ownership.Owners.Kind;
import io.cloudtelemetry.ownership.Owners.Unique;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

class OwnersTest {
    private static final String HERE = "111111111111";
    private static final String THERE = "222222222222";

    private final App app = new App();

    private static Place stack(Construct scope, String id, @Nullable String account, @Nullable String region) {
        return Place.of(new Stack(
                scope,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(account)
                                .region(region)
                                .build())
                        .build()));
    }

    private static boolean meet(Unique unique, Place one, Place other) {
        var kind = new Kind<String>(unique);
        Owners.of(one, kind).take(one, "name", "first");
        return Owners.of(other, kind).find(other, "name") != null;
    }

    @Test
    void aNameIsOfARegion() {
        assertThat(meet(
                        Unique.IN_REGION,
                        stack(app, "A", HERE, "eu-west-1"),
                        stack(new Stage(app, "S"), "B", HERE, "eu-west-1")))
                .isTrue();
        assertThat(meet(Unique.IN_REGION, stack(app, "C", HERE, "eu-west-1"), stack(app, "D", HERE, "us-east-1")))
                .isFalse();
        assertThat(meet(Unique.IN_REGION, stack(app, "E", HERE, "eu-west-1"), stack(app, "F", THERE, "eu-west-1")))
                .isFalse();
    }

    @Test
    void aNameIsOfTheWholeAccount() {
        assertThat(meet(Unique.IN_ACCOUNT, stack(app, "A", HERE, "eu-west-1"), stack(app, "B", HERE, "us-east-1")))
                .isTrue();
        assertThat(meet(Unique.IN_ACCOUNT, stack(app, "C", HERE, "eu-west-1"), stack(app, "D", THERE, "eu-west-1")))
                .isFalse();
    }

    @Test
    void aNameIsOfOneStack() {
        var one = stack(app, "A", HERE, "eu-west-1");

        assertThat(meet(Unique.IN_STACK, one, Place.of(new Construct(one.stack(), "Inner"))))
                .isTrue();
        assertThat(meet(Unique.IN_STACK, one, stack(app, "B", HERE, "eu-west-1")))
                .isFalse();
    }

    @Test
    void stagesOfUnknownEnvironmentMayBeAnywhere() {
        var one = stack(new Stage(app, "One"), "Stack", null, null);

        assertThat(meet(Unique.IN_REGION, one, stack(new Stage(app, "Two"), "Stack", null, null)))
                .isFalse();
        assertThat(meet(Unique.IN_ACCOUNT, one, stack(new Stage(app, "Three"), "Stack", null, null)))
                .isFalse();
        assertThat(meet(Unique.IN_REGION, stack(app, "A", null, null), stack(app, "B", null, null)))
                .isTrue();
    }

    @Test
    void appsDoNotMeet() {
        assertThat(meet(
                        Unique.IN_ACCOUNT,
                        stack(app, "A", HERE, "eu-west-1"),
                        stack(new App(), "A", HERE, "eu-west-1")))
                .isFalse();
    }

    @Test
    void kindsDoNotMeet() {
        var place = stack(app, "A", HERE, "eu-west-1");
        PhysicalName.ALARM.take(place.stack(), List.of("one"));

        PhysicalName.TOPIC.take(place.stack(), List.of("one"));
        assertThatThrownBy(() -> PhysicalName.ALARM.take(place.stack(), List.of("two", "one")))
                .hasMessage("name must be used once in an account and region, got a second alarm \"one\" as in A");
        PhysicalName.ALARM.requireFree(place.stack(), List.of("two"));
    }

    @Test
    void aStackIsAskedOnceAndWaitsOnce() {
        var one = stack(app, "A", HERE, "eu-west-1");
        var other = stack(app, "B", HERE, "us-east-1");

        assertThat(Place.of(new Construct(one.stack(), "Inner"))).isSameAs(one);
        one.waitFor(other);
        one.waitFor(other);
        one.waitFor(one);
        assertThat(one.stack().getDependencies()).containsExactly(other.stack());
    }
}
