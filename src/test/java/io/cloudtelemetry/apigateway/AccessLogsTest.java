package io.cloudtelemetry.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudtelemetry.logs.LogGroupSettings;
import io.cloudtelemetry.logs.LogMasking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.services.logs.RetentionDays;

class AccessLogsTest {
    private static final String STREAM =
            "arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-orders";

    @ParameterizedTest
    @EnumSource
    void presetHoldsOnlyWhatTheKindKnows(ApiKind kind) {
        assertThatCode(() ->
                        AccessLogs.format(AccessLogs.json().formatFor(kind)).requireFor(kind))
                .doesNotThrowAnyException();
        assertThat(kind.facts().accessLog().keySet())
                .contains(
                        "requestId",
                        "caller",
                        "route",
                        "status",
                        "integrationLatency",
                        "integrationError",
                        "userAgent");
    }

    @Test
    void presetHoldsLatencyLengthAndTraceWhereThereAreSuch() {
        assertThat(AccessLogs.json().formatFor(ApiKind.REST))
                .contains("$context.responseLatency", "$context.responseLength", "$context.xrayTraceId");
        assertThat(AccessLogs.json().formatFor(ApiKind.HTTP)).doesNotContain("xray");
        assertThat(AccessLogs.json().formatFor(ApiKind.WEBSOCKET)).contains("$context.connectionId");
    }

    @ParameterizedTest
    @EnumSource
    void presetIsJsonOnceItsVariablesHaveValues(ApiKind kind) throws IOException {
        // What API Gateway writes where there is no value.
        var entry = AccessLogs.json().formatFor(kind).replaceAll("\\$context\\.[A-Za-z.]+", "-");

        assertThat(new ObjectMapper()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(entry))
                .hasSize(kind.facts().accessLog().size())
                .allSatisfy(value -> assertThat(value.asText()).isEqualTo("-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP | $context.xrayTraceId | got \"$context.xrayTraceId\", which is one of REST APIs; allowed:",
                "REST | $context.connectionId | got \"$context.connectionId\", which is one of WebSocket APIs; allowed:",
                "WEBSOCKET | $context.httpMethod | got \"$context.httpMethod\", which is one of REST APIs and HTTP APIs; allowed:",
                "REST | $context.nonsense | got \"$context.nonsense\"; allowed:",
                "REST | $context.RequestId | got \"$context.RequestId\"; allowed:",
                "REST | $input.body | format must hold $context variables only, got \"$input.body\"",
            })
    void refusesAVariableThatTheKindLacks(ApiKind kind, String variable, String message) {
        var logs = AccessLogs.format("$context.requestId " + variable);

        assertThatThrownBy(() -> logs.requireFor(kind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void takesWhatAuthorizersMakeUp() {
        var logs = AccessLogs.format("$context.requestId $context.authorizer.tenant $context.authorizer.claims.sub");

        assertThatCode(() -> logs.requireFor(ApiKind.HTTP)).doesNotThrowAnyException();
    }

    @Test
    void refusesAFormatThatApiGatewayWouldRefuse() {
        assertThatThrownBy(() -> AccessLogs.format("$context.status"))
                .hasMessage(
                        "format must hold $context.requestId or $context.extendedRequestId, got \"$context.status\";"
                                + " add one");
        assertThatThrownBy(() -> AccessLogs.format("$context.requestId\n$context.status"))
                .hasMessage("format must be one line, got 2; an entry of the log cannot have more");
        assertThatThrownBy(() -> AccessLogs.format("$context.requestId" + "x".repeat(3072)))
                .hasMessage("format must be at most 3072 bytes in UTF-8, got 3090; log fewer variables");
        assertThatThrownBy(() -> AccessLogs.format("$context.requestId" + "주".repeat(1024)))
                .hasMessage("format must be at most 3072 bytes in UTF-8, got 3090; log fewer variables");
    }

    @Test
    void refusesAStreamOfAnotherNameAndAnyForAKindThatHasNone() {
        assertThatThrownBy(() ->
                        AccessLogs.json().toFirehose("arn:aws:firehose:eu-west-1:123456789012:deliverystream/orders"))
                .hasMessage("firehose must be the ARN of a delivery stream whose name begins with amazon-apigateway-,"
                        + " got \"arn:aws:firehose:eu-west-1:123456789012:deliverystream/orders\";"
                        + " API Gateway writes to no other");
        for (var kind : List.of(ApiKind.HTTP, ApiKind.WEBSOCKET)) {
            assertThatThrownBy(() -> AccessLogs.json().toFirehose(STREAM).requireFor(kind))
                    .hasMessage("firehose must be left out for %s, got \"%s\";".formatted(kind.one(), STREAM)
                            + " API Gateway writes to Firehose for REST APIs only, so use a log group");
        }
    }

    @Test
    void refusesSettingsOfALogGroupBesideFirehose() {
        var message = "firehose must stand without settings of a log group, got \"%s\" beside some".formatted(STREAM);
        var firehose = AccessLogs.json().toFirehose(STREAM);
        assertThatThrownBy(() -> firehose.logGroup(group -> group.retention(RetentionDays.ONE_DAY)))
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> firehose.logGroup(group -> group.maskedBy(LogMasking.credentials())))
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> firehose.logGroup(LogGroupSettings::infrequentAccess))
                .hasMessageStartingWith(message);
        var masked = AccessLogs.json().logGroup(group -> group.maskedBy(LogMasking.credentials()));
        assertThatThrownBy(() -> masked.toFirehose(STREAM)).hasMessageStartingWith(message);
    }

    @Test
    void refusesWhatIsNoLogGroup() {
        assertThatThrownBy(() -> AccessLogs.json().toLogGroup("a b"))
                .hasMessage("logGroup must be 1 to 512 letters, digits or . - _ / #, and not begin with aws/,"
                        + " got \"a b\"; give the group's name, not its ARN");
        assertThatThrownBy(() -> AccessLogs.json().toLogGroup("aws/orders")).hasMessageContaining("got \"aws/orders\"");
        assertThatThrownBy(() -> AccessLogs.json().toLogGroup("/aws/vendedlogs/x#y"))
                .hasMessage("logGroup must be without #, got \"/aws/vendedlogs/x#y\"; CloudWatch Logs has such groups,"
                        + " but API Gateway does not write to them");
    }

    /** Whatever the kind knows is taken, and one variable of another kind alone is enough to be refused. */
    @Property(tries = 300)
    void anyMixOfKnownVariablesIsTakenAndNoOther(@ForAll("formats") Format format) {
        var own = "$context.requestId "
                + format.known().stream().map(name -> "$context." + name).collect(Collectors.joining(" "));
        assertThatCode(() -> AccessLogs.format(own).requireFor(format.kind())).doesNotThrowAnyException();

        for (var foreign : format.foreign()) {
            var mixed = AccessLogs.format(own + " [$context." + foreign + "]");
            assertThatThrownBy(() -> mixed.requireFor(format.kind()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("$context." + foreign);
        }
    }

    @Provide
    Arbitrary<Format> formats() {
        return Arbitraries.of(ApiKind.class).flatMap(kind -> {
            var known = names(kind);
            var foreign = new ArrayList<String>();
            for (var other : ApiKind.values()) {
                names(other).stream().filter(name -> !known.contains(name)).forEach(foreign::add);
            }
            return Combinators.combine(
                            Arbitraries.of(known).set().ofMaxSize(8),
                            Arbitraries.of(foreign).set().ofMinSize(1).ofMaxSize(2))
                    .as((some, others) -> new Format(kind, some, others));
        });
    }

    private static Set<String> names(ApiKind kind) {
        return AccessLogFormat.variables(kind).stream()
                .filter(name -> !name.endsWith("*") && !name.startsWith("authorizer."))
                .collect(Collectors.toSet());
    }

    /** A format as its parts. */
    record Format(ApiKind kind, Set<String> known, Set<String> foreign) {}
}
