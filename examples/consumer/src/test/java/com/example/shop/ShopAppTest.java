package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** Compares the templates with those kept; {@code mvn test -Dsnapshots=update} writes them anew, to be read as a diff. */
class ShopAppTest {
    private static final Path KEPT = Path.of("src/test/resources/snapshots");
    private static CloudAssembly assembly;

    @BeforeAll
    static void synthesizes() throws IOException {
        // With the flags of cdk.json, as under the CDK CLI.
        var cdk = new ObjectMapper().readTree(Path.of("cdk.json").toFile());
        var flags = new ObjectMapper().convertValue(cdk.get("context"), new TypeReference<Map<String, Object>>() {});
        var app = App.Builder.create().postCliContext(flags).build();
        ShopApp.define(app);
        assembly = app.synth();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ShopAlerts", "ShopCluster", "ShopOrders", "ShopBoard"})
    void theTemplateIsAsKept(String stack) throws IOException {
        var template = Files.readString(Path.of(assembly.getStackByName(stack).getTemplateFullPath()));
        var kept = KEPT.resolve(stack + ".json");
        if (System.getProperty("snapshots").equals("update")) {
            Files.createDirectories(KEPT);
            Files.writeString(kept, template);
        }
        assertIterableEquals(Files.readAllLines(kept), template.lines().toList(), kept.toString());
    }
}
