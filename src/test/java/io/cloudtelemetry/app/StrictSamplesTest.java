package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Samples of all that a file can say, with CDK's template validation on. */
@Tag("strict")
class StrictSamplesTest extends StrictSynth {
    @Test
    void everythingExistingHasNoFindingButWhatItAsksFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-existing.yaml"), null);

        app.synth();
        assertThat(rulesBroken())
                .containsExactlyInAnyOrder(
                        "Annotation::@cloudtelemetry/notifications:existingTopic",
                        "Annotation::@cloudtelemetry/eks:agentSeesNoPods",
                        "Annotation::@cloudtelemetry/apigateway:dataTraceUnacknowledged");
    }

    @Test
    void everyTypeOfResourceHasNoFinding() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-resources.yaml"), null);

        app.synth();
        assertThat(rulesBroken()).isEmpty();
    }

    @Test
    void everyKindOfRecipientHasNoFindingButWhatItAsksFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-recipients.yaml"), null);

        app.synth();
        assertThat(rulesBroken())
                .containsOnly(
                        "Annotation::@cloudtelemetry/notifications:existingQueue",
                        "Annotation::@cloudtelemetry/notifications:existingKey",
                        "Annotation::@cloudtelemetry/alarms:nobodyIsTold");
    }

    @Test
    void everyKindOfClusterHasNoFindingButWhatItAsksFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-clusters.yaml"), null);

        app.synth();
        assertThat(rulesBroken()).containsOnly("Annotation::@cloudtelemetry/logs:existingKey");
    }

    @Test
    void everyKindOfApiHasNoFindingButWhatItAsksFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-apis.yaml"), null);

        app.synth();
        assertThat(rulesBroken()).containsOnly("Annotation::@cloudtelemetry/logs:existingKey");
    }

    @Test
    void alarmsAndBoardsOfOnesOwnHaveNoFindingButWhatTheyAskFor() throws IOException {
        var app = CdkJson.app(folder);
        TelemetryApp.define(app, Path.of("src/test/resources/io/cloudtelemetry/app/all-own.yaml"), null);

        app.synth();
        assertThat(rulesBroken()).containsOnly("Annotation::@cloudtelemetry/notifications:existingQueue");
    }
}
