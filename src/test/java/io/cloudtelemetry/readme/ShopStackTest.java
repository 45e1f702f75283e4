package io.cloudtelemetry.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

// The example of a test in docs/cdk-app.md.
// snippet
class ShopStackTest {
    private static final Path REVIEWED = Path.of("src/test/resources/snapshots/readme/shop.template.json");

    private final ShopStack stack = new ShopStack(new App(), "Shop");

    @Test
    void templateIsTheOneThatWasReviewed() throws IOException {
        var template = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(Template.fromStack(stack).toJSON());
        if ("update".equals(System.getProperty("snapshots"))) {
            Files.createDirectories(REVIEWED.getParent());
            Files.writeString(REVIEWED, template);
        }
        assertEquals(Files.readString(REVIEWED), template);
    }

    @Test
    void serverErrorsWakeSomebody() {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudWatch::Alarm",
                        Map.of("AlarmName", "orders-prod-server-errors-critical", "AlarmActions", Match.anyValue()));
    }

    @Test
    void nothingIsLeftToBeAcknowledged() {
        Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("@cloudtelemetry/"));
    }
}
// end
