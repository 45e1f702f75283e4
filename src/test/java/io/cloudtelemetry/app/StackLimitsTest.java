package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.bench.GroupedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CloudFormation and IAM would refuse is refused, with a division that they take. */
class StackLimitsTest {
    private static final Pattern DIVISION = Pattern.compile("stack: (\\S+) from [\\w.]+\\[(\\d+)] on");

    @TempDir
    private Path folder;

    private StackLimits limits(String name, String text) throws IOException {
        var here = Files.createDirectory(folder.resolve(name));
        var file = Files.writeString(here.resolve("shop.yaml"), text);
        var app = CdkJson.appWithoutTree(here.resolve("cdk.out"));
        var stacks = TelemetryApp.define(app, file, "111122223333");
        app.synth();
        return new StackLimits(stacks, here.resolve("cdk.out"));
    }

    private static String file(String head, int size, IntFunction<String> entry) {
        return IntStream.range(0, size)
                .mapToObj(entry)
                .collect(joining("\n", "name: shop\nregion: eu-west-1\n" + head + "\n", "\n"));
    }

    /** Divides as the line says, and counts again. */
    private void assertDivides(String head, int size, IntFunction<String> entry, String what) throws IOException {
        var lines = limits("whole", file(head, size, entry)).exceeded();
        assertThat(lines).singleElement().asString().startsWith("stack shop-").contains(what);

        var groups = new String[size];
        var division = DIVISION.matcher(lines.get(0));
        while (division.find()) {
            Arrays.fill(groups, Integer.parseInt(division.group(2)), size, division.group(1));
        }
        assertThat(groups).contains("part-2");
        var divided = limits(
                "divided",
                file(
                        head,
                        size,
                        index -> groups[index] == null
                                ? entry.apply(index)
                                : entry.apply(index).replaceFirst("}$", ", stack: " + groups[index] + "}")));
        assertThat(divided.exceeded()).isEmpty();
        assertThat(divided.nearlyFull()).isNotEmpty();
    }

    @Test
    void clustersByTheirResources() throws IOException {
        assertDivides(
                "clusters:",
                24,
                index ->
                        "  - {name: c-%d, metrics: enhanced, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n%d]}}"
                                .formatted(index, index),
                " of 500 resources; give ");
    }

    @Test
    void stagesByThePoliciesOfTheOneRole() throws IOException {
        assertDivides(
                "apiGateway:\n  restApis:",
                31,
                index ->
                        "    - {id: r%d, name: api-%d, stage: prod, executionLogs: {}, alarms: {latency: {enabled: false}}}"
                                .formatted(index, index),
                " of 10,240 characters of policies in one role; give ");
    }

    @Test
    void stagesByTheirOutputs() throws IOException {
        assertDivides(
                "apiGateway:\n  httpApis:",
                201,
                index ->
                        ("    - {id: h%d, stage: prod, detailedMetrics: true, alarms: {server-errors: {enabled: false},"
                                        + " client-errors: {enabled: false}, latency: {enabled: false}, integration-latency: {enabled: false}}}")
                                .formatted(index),
                "201 of 200 outputs");
    }

    @Test
    void whatCannotBeDividedIsToBeLeftOut() throws IOException {
        var alarms = IntStream.range(0, 510)
                .mapToObj(index -> "busy-%d: {metric: node_cpu_utilization, above: 5, severity: info}".formatted(index))
                .collect(joining(", "));
        var lines = limits(
                        "one",
                        file(
                                "clusters:",
                                1,
                                index ->
                                        "  - {name: c, kubectl: {accessEntry: true}, credentials: {nodeRoles: [n]}, alarms: {"
                                                + alarms + "}}"))
                .exceeded();

        assertThat(lines)
                .singleElement()
                .asString()
                .matches(
                        "stack shop-eks would hold \\d+ of 500 resources; clusters\\[0] alone has \\d+ of 500 resources: leave some of it out, such as alarms");
    }

    /** A property estate=40,1000 synthesizes the estate of the bench. */
    @Test
    void anEstateInGroupsIsWithinEveryLimit() throws IOException {
        var size = List.of(System.getProperty("estate", "4,30").split(","));
        var limits = limits("estate", GroupedFile.of(Integer.parseInt(size.get(0)), Integer.parseInt(size.get(1))));

        assertThat(limits.exceeded()).isEmpty();
    }
}
