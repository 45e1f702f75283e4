package io.cloudtelemetry.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/permissions.md against every permission of every configuration file that the tests have. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("docs/permissions.md");

    private static final Set<String> WITH_STATEMENTS =
            Set.of("AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role");

    private static final Set<String> ON_EVERYTHING = new TreeSet<>();
    private static final Set<String> MANAGED = new TreeSet<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void synthesize() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/io/cloudtelemetry/app"))) {
            var all = new TreeSet<>(files.toList());
            all.add(Path.of("telemetry.yaml"));
            for (var file : all) {
                var out = folder.resolve(file.getFileName().toString());
                var app = CdkJson.app(out);
                TelemetryApp.define(app, file, null);
                app.synth();
                read(out);
            }
        }
    }

    private static void read(Path out) throws IOException {
        try (var templates = Files.list(out)) {
            for (var template : templates
                    .filter(path -> path.toString().endsWith(".template.json"))
                    .toList()) {
                for (var resource :
                        new ObjectMapper().readTree(template.toFile()).path("Resources")) {
                    if (WITH_STATEMENTS.contains(resource.path("Type").asText())) {
                        read(resource.path("Properties"));
                    }
                }
            }
        }
    }

    private static void read(JsonNode properties) {
        properties.path("PolicyDocument").path("Statement").forEach(SecurityPageTest::readStatement);
        properties
                .path("Policies")
                .forEach(policy ->
                        policy.path("PolicyDocument").path("Statement").forEach(SecurityPageTest::readStatement));
        for (var managed : properties.path("ManagedPolicyArns")) {
            var text = managed.toString();
            var name = Pattern.compile(":iam::aws:policy/([A-Za-z0-9/-]+)").matcher(text);
            if (!managed.has("Ref") || !managed.path("Ref").asText().matches("[A-Za-z0-9]+")) {
                assertThat(name.find()).as(text).isTrue();
                MANAGED.add(name.group(1));
            }
        }
    }

    private static void readStatement(JsonNode statement) {
        var resources = statement.path("Resource");
        var all = resources.isArray() ? resources : List.of(resources);
        for (var resource : all) {
            if (resource.asText().equals("*")) {
                var actions = statement.path("Action");
                if (actions.isArray()) {
                    actions.forEach(action -> ON_EVERYTHING.add(action.asText()));
                } else {
                    ON_EVERYTHING.add(actions.asText());
                }
            }
        }
    }

    private static Set<String> listed(String heading) throws IOException {
        var page = Files.readString(PAGE);
        var from = page.indexOf("\n## " + heading + "\n");
        assertThat(from).as("the section " + heading).isNotNegative();
        var to = page.indexOf("\n## ", from + 1);
        var section = page.substring(from, to < 0 ? page.length() : to);
        var names = new TreeSet<String>();
        for (var row : section.lines().filter(line -> line.startsWith("| `")).toList()) {
            var cells = row.split("\\|");
            assertThat(cells).as(row).hasSize(4);
            assertThat(cells[3].strip()).as("the reason in " + row).hasSizeGreaterThan(20);
            Pattern.compile("`([^`]+)`").matcher(cells[1]).results().forEach(name -> names.add(name.group(1)));
        }
        return names;
    }

    @Test
    void everyActionOnEveryResourceIsListedWithItsReasonAndNoOther() throws IOException {
        assertThat(ON_EVERYTHING).isNotEmpty();
        assertThat(listed("Permissions on every resource")).isEqualTo(ON_EVERYTHING);
    }

    @Test
    void everyPolicyOfAwsIsListedWithItsReasonAndNoOther() throws IOException {
        assertThat(MANAGED).isNotEmpty();
        assertThat(listed("Policies of AWS")).isEqualTo(MANAGED);
    }
}
