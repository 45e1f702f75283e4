package io.cloudtelemetry.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

class ConfigurationAdviceTest {
    private static final String[] OWN_VALUES = {
        "a1b2c3d4e5",
        "z9y8x7w6v5",
        "ops@example.com",
        "ops@nrson.kr",
        "      tracing: true",
        "      tracing: true\n      throttling: {burst: 500, rate: 100}"
    };

    @TempDir
    private Path folder;

    @TempDir
    private Path outdir;

    private Map<String, Annotations> adviceOn(Path file) {
        return TelemetryApp.define(CdkJson.app(outdir), file, null).stacks().stream()
                .collect(toMap(stack -> stack.getStackName().replaceFirst("^nrson-", ""), Annotations::fromStack));
    }

    @Test
    void warnsOfEachValueThatIsStillAnExampleWhereItIsUsed() {
        var advice = adviceOn(Path.of("telemetry.yaml"));

        advice.get("notifications")
                .hasWarning("*", Match.stringLikeRegexp("notifications\\[0\\]\\.email is still the example value"));
        advice.get("api-gateway")
                .hasWarning(
                        "*", Match.stringLikeRegexp("apiGateway\\.restApis\\[0\\]\\.id is still the example value"));
    }

    @Test
    void saysNothingOfOwnValues() {
        assertThat(adviceOn(CdkJson.walkThrough(folder, OWN_VALUES)).values())
                .allSatisfy(advice ->
                        assertThat(advice.findWarning("*", Match.anyValue())).isEmpty());
    }

    @Test
    void warnsOfARegionThatCdkDoesNotKnow() {
        adviceOn(CdkJson.walkThrough(folder, "region: ap-northeast-2", "region: ap-northeast-9"))
                .get("notifications")
                .hasWarning("*", Match.stringLikeRegexp("region ap-northeast-9 is none that CDK knows of"));
    }

    @Test
    void warnsOfTwoApisThatShareTheirSeries() {
        var twice = "    - {id: b1b2c3d4e5, name: NRSON-API-SERVICE, stage: api}\n\ndashboards:\n";

        adviceOn(CdkJson.walkThrough(folder, "dashboards:\n", twice))
                .get("api-gateway")
                .hasWarning("*", Match.stringLikeRegexp("two REST APIs are named NRSON-API-SERVICE, stage api"));
    }

    /** CloudWatch drops what is not ASCII from the name. */
    @Test
    void warnsOfTwoApisWhoseNamesAreOneToCloudWatch() {
        var ascii = "    - {id: b1b2c3d4e5, name: 検索NRSON-API-SERVICE, stage: api}\n"
                + "    - {id: c1b2c3d4e5, name: 検索NRSON-API-SERVICE, stage: beta}\n\ndashboards:\n";

        assertThat(adviceOn(CdkJson.walkThrough(folder, "dashboards:\n", ascii))
                        .get("api-gateway")
                        .findWarning(
                                "*",
                                Match.stringLikeRegexp("two REST APIs are named NRSON-API-SERVICE, stage api, in.*")))
                .hasSize(1);
    }

    @Test
    void warnsOfASilentAlarmThatNoCompositeHears() {
        var silent = new String[] {
            "        severity: critical",
            "        notifies: false\n        severity: critical",
            "dashboards:\n",
            "dashboards:\n"
        };
        adviceOn(CdkJson.walkThrough(folder, silent))
                .get("notifications")
                .hasWarning(
                        "*",
                        Match.stringLikeRegexp("alarm NRSON-EKS-CLUSTER-node-memory-critical has notifies: false"));

        silent[3] =
                "composites:\n  - {name: nodes, severity: critical, anyOf: [NRSON-EKS-CLUSTER-node-memory-critical]}\n"
                        + "\ndashboards:\n";
        assertThat(adviceOn(CdkJson.walkThrough(folder, silent))
                        .get("notifications")
                        .findWarning("*", Match.stringLikeRegexp("alarm .* has notifies: false.*")))
                .isEmpty();
    }
}
