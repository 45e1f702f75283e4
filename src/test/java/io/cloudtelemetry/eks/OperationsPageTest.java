package io.cloudtelemetry.eks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudtelemetry.eks.agent.AgentConfiguration;
import io.cloudtelemetry.eks.agent.AgentManifests;
import io.cloudtelemetry.eks.agent.AgentTraces;
import io.cloudtelemetry.eks.fluentbit.FluentBitConfiguration;
import io.cloudtelemetry.eks.fluentbit.FluentBitInstallation;
import io.cloudtelemetry.eks.fluentbit.FluentBitManifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
    private static String name(Map<String, Object> object) {
        return String.valueOf(((Map<?, ?>) object.get("metadata")).get("name"));
    }

    /** The objects that a configuration may do without, of which a deployment of old may have left one. */
    private static Stream<Map<String, Object>> optional() {
        var agent = AgentManifests.of(
                AgentConfiguration.builder("shop").traces(AgentTraces.xray()).build());
        var fluentBit = FluentBitManifests.of(FluentBitInstallation.of(
                FluentBitConfiguration.builder("shop", "eu-west-1").build()));
        return Stream.of(agent.manifests(), fluentBit.manifests())
                .flatMap(manifests -> manifests.entrySet().stream())
                .filter(manifest -> !manifest.getKey().equals("Manifest"))
                .flatMap(manifest -> manifest.getValue().stream());
    }

    @Test
    void hasTheCommandThatDeletesEachObjectOfOldThatNoManifestHolds() throws IOException {
        var commands = Files.readAllLines(Path.of("docs", "operations.md")).stream()
                .filter(line -> line.contains("kubectl delete"))
                .toList();

        assertThat(optional().toList()).hasSize(5).allSatisfy(object -> {
            var kind = String.valueOf(object.get("kind")).toLowerCase(Locale.ROOT);
            assertThat(commands).anyMatch(line -> line.contains("%s/%s".formatted(kind, name(object))));
        });
    }

    @Test
    void namesTheRolesThatTheBindingsMustGrant() throws IOException {
        var page = Files.readString(Path.of("docs", "operations.md"));

        var agent = AgentManifests.of(AgentConfiguration.builder("shop").build());
        var fluentBit = FluentBitManifests.of(FluentBitInstallation.of(
                FluentBitConfiguration.builder("shop", "eu-west-1").build()));

        assertThat(Stream.concat(agent.objects().stream(), fluentBit.objects().stream())
                        .filter(object -> String.valueOf(object.get("kind")).endsWith("RoleBinding")))
                .hasSize(3)
                .allSatisfy(binding -> assertThat(page)
                        .contains(name(binding))
                        .contains("`" + ((Map<?, ?>) binding.get("roleRef")).get("name") + "`"));
    }
}
