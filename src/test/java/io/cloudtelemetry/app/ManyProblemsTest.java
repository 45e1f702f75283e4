package io.cloudtelemetry.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudtelemetry.app.config.TelemetryConfig;
import io.cloudtelemetry.app.reading.ConfigurationException;
import io.cloudtelemetry.app.reading.PlainWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All problems of a file are told in one run, and none that only follows from another. */
class ManyProblemsTest {
    private static final String SHOP = """
            name: shop
            region: eu-west-1
            """;

    @TempDir
    private Path folder;

    private List<String> problems(String content) throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), content);
        var refused = catchThrowable(() -> TelemetryConfig.read(file));
        assertThat(refused).isInstanceOf(ConfigurationException.class);
        return refused.getMessage()
                .lines()
                .map(line -> {
                    assertThat(line).startsWith(file + ": ");
                    PlainWords.assertIn(line.substring(file.toString().length()));
                    return line.substring(file.toString().length() + 2);
                })
                .toList();
    }

    @Test
    void eachArnOfAnotherRegionIsTold() throws IOException {
        assertThat(problems(SHOP + """
                        apiGateway: {httpApis: [{id: h1, stage: prod}]}
                        notifications:
                          - topicArn: arn:aws:sns:us-east-1:111122223333:a
                          - topicArn: arn:aws:sns:us-east-2:111122223333:a
                        """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("notifications[0].topicArn must be of region eu-west-1"),
                        line -> assertThat(line).startsWith("notifications[1].topicArn must be of region eu-west-1"));
    }

    @Test
    void eachEntryTellsItsOwnInTheOrderOfTheFile() throws IOException {
        assertThat(problems(SHOP + """
                        notifications: [{topic: a b}, {topic: t, email: [a@acme.test], slak: {}}, {}]
                        clusters:
                          - {name: "", kubectl: yes, credentials: {nodeRoles: [r]}, agent: {metricsCollectionInterval: 60s}}
                          - {name: b, credentials: {nodeRoles: [r]}}
                          - {name: c, kubectl: {accessEntry: true}, credentials: {nodeRoles: [r]}, alarms: {node-memory: {threshold: 8000}}}
                        dashboards: [{name: a b}]
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("notifications[0].topic must be 1 to 256 letters, digits, hyphens or"
                                        + " underscores, got \"a b\""),
                        line -> assertThat(line)
                                .startsWith("notifications[1].slak is unknown; did you mean slack? Allowed: "),
                        line -> assertThat(line)
                                .isEqualTo("notifications[2].topic or topicArn must be given, got neither"),
                        line -> assertThat(line).startsWith("clusters[0].name must be 1 to 100 letters"),
                        line -> assertThat(line)
                                .startsWith("clusters[0].kubectl must be a mapping with some of the keys accessEntry"),
                        line -> assertThat(line)
                                .isEqualTo("clusters[0].agent.metricsCollectionInterval must be a whole number,"
                                        + " got \"60s\""),
                        line -> assertThat(line).startsWith("clusters[1].kubectl is missing; it must be accessEntry"),
                        line -> assertThat(line)
                                .startsWith("clusters[2].alarms.node-memory.threshold must be from 0 to 100"),
                        line -> assertThat(line).startsWith("dashboards[0].name must be 1 to 255 letters"));
    }

    @Test
    void eachKeyOfAnEntryTellsItsOwn() throws IOException {
        assertThat(problems(SHOP + """
                        clusters:
                          - name: [a]
                            kubectl: {accessEntry: maybe, layerArn: [3]}
                            credentials: {nodeRoles: [r]}
                            services: [{names: [s]}, null, {namespace: Shop, names: [checkout]}]
                            agent: {metricsCollectionInterval: 010, release: newest}
                        """))
                .containsExactly(
                        "clusters[0].name must be text, in quotes if it looks like a number or a truth value, got a list",
                        "clusters[0].kubectl.accessEntry must be true or false, got \"maybe\"",
                        "clusters[0].kubectl.layerArn must be text, in quotes if it looks like a number or a truth"
                                + " value, got a list",
                        "clusters[0].services[0].namespace is missing; it must be a Kubernetes namespace",
                        "clusters[0].services[1] must not be empty; give it a value, or take it out",
                        "clusters[0].services[2].namespace must be 1 to 63 lower-case letters, digits and hyphens, the"
                                + " first and last a letter or digit (RFC 1123), got \"Shop\"",
                        "clusters[0].agent.metricsCollectionInterval must be in decimal digits such as 60, got 010,"
                                + " which readers of YAML take differently",
                        "clusters[0].agent.release must be one of current, walkthrough-2020, got \"newest\"");
    }

    /** What a record checks by itself is told beside what is wrong below it. */
    @Test
    void nineMistakesOfAllLevelsAreNineLines() throws IOException {
        assertThat(problems("""
                        name: 1x
                        region: foo
                        notifications: [{topic: t}, {topic: t}]
                        clusters:
                          - name: a
                            kubectl: {accessEntry: true}
                            credentials: {nodeRoles: [r]}
                            performanceLogs: {retentionDays: 6}
                            alarms:
                              node-memory: {period: 7}
                              node-mem: {severity: info}
                              pod-cpu-limit-shop-checkout: {severity: info}
                            services: [{namespace: Shop, names: [checkout]}]
                            namespaces: [shop, shop]
                        apiGateway:
                          restApis:
                            - {id: a1b2c3d4e5, name: orders, stage: a b, traffic: {errorRate: {percent: 200}}}
                        """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("name must be a letter, then up to 99"),
                        line -> assertThat(line).startsWith("region must be an AWS region such as"),
                        line -> assertThat(line).startsWith("notifications[1].topic must be used once"),
                        line -> assertThat(line).startsWith("clusters[0].performanceLogs.retentionDays must be one of"),
                        line -> assertThat(line).startsWith("clusters[0].alarms.node-memory.period must be"),
                        line -> assertThat(line).startsWith("clusters[0].alarms.node-mem is unknown; did you mean"),
                        line -> assertThat(line).startsWith("clusters[0].services[0].namespace must be 1 to 63"),
                        line -> assertThat(line).startsWith("clusters[0].namespaces[1] must be named once"),
                        line -> assertThat(line).startsWith("apiGateway.restApis[0].stage must be"),
                        line -> assertThat(line).startsWith("apiGateway.restApis[0].traffic.errorRate"));
    }

    @Test
    void aMisspelledKeyIsNotMissingToo() throws IOException {
        assertThat(problems(SHOP + """
                        clusters:
                          - {nam: a, kubctl: {accessEntry: true}, credentials: {nodeRoles: [r]}, namespaces: [s, s]}
                        """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("clusters[0].nam is unknown; did you mean name?"),
                        line -> assertThat(line).startsWith("clusters[0].kubctl is unknown; did you mean kubectl?"),
                        line -> assertThat(line).startsWith("clusters[0].namespaces[1] must be named once"));
    }

    @Test
    void anUnknownKeyHidesWhatIsMissingAndNothingElse() throws IOException {
        assertThat(problems(SHOP + """
                        clusters: [{zzz: 1, kubectl: {accessEntry: true}, namespaces: [s, s]}]
                        apiGateway: {httpApis: [{zzz: 1, stage: a b}, {tracing: true, id: h2, stage: a b}]}
                        """))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("clusters[0].zzz is unknown"),
                        line -> assertThat(line).startsWith("clusters[0].namespaces[1] must be named once"),
                        line -> assertThat(line).startsWith("apiGateway.httpApis[0].zzz is unknown"),
                        line -> assertThat(line).startsWith("apiGateway.httpApis[1].tracing must be left out"),
                        line -> assertThat(line).startsWith("apiGateway.httpApis[1].stage must be"));
    }

    @Test
    void whatNeedsSeveralEntriesWaitsUntilEachIsRight() throws IOException {
        var twice = SHOP + """
                clusters:
                  - {name: a, kubectl: {accessEntry: true}, credentials: {nodeRoles: [r]}}
                  - {name: a, kubctl: {accessEntry: true}, credentials: {nodeRoles: [r]}}
                """;

        assertThat(problems(twice))
                .singleElement()
                .asString()
                .startsWith("clusters[1].kubctl is unknown; did you mean kubectl?");
        assertThat(problems(twice.replace("kubctl", "kubectl")))
                .containsExactly("clusters[1].name must be used once, got \"a\" as in clusters[0]");
    }

    @Test
    void twentyAreToldAndHowManyMoreThereAre() throws IOException {
        assertThat(problems(boards(20))).hasSize(20).allMatch(line -> line.contains("].name must be 1 to 255"));
        assertThat(problems(boards(23))).hasSize(21).last().isEqualTo("and 3 more; mend these first");
    }

    private static String boards(int count) {
        return SHOP
                + "apiGateway: {httpApis: [{id: h1, stage: prod}]}\n"
                + IntStream.range(0, count)
                        .mapToObj("{name: a b%d}"::formatted)
                        .collect(joining(", ", "dashboards: [", "]\n"));
    }
}
