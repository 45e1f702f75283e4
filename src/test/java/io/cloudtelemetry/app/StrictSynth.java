package io.cloudtelemetry.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** What the tests of strict synths share. */
abstract class StrictSynth {
    @TempDir
    Path folder;

    /** CloudFormation refuses resources that wait for each other; of CDK only its assertions look for them. */
    @AfterEach
    void nothingWaitsForItself() throws IOException {
        try (var templates = Files.newDirectoryStream(folder, "*.template.json")) {
            for (var template : templates) {
                Template.fromString(Files.readString(template));
            }
        }
    }

    List<String> rulesBroken() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("validation-report.json").toFile())
                .findValuesAsText("ruleName");
    }
}
