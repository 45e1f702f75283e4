package io.cloudtelemetry.eks.fluentbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudtelemetry.eks.kubernetes.KubernetesModel;
import io.cloudtelemetry.eks.kubernetes.PodOptions;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes over the DaemonSet of AWS's manifest where it was made by {@code kubectl create}: with nothing known of what was
 * applied last, kubectl takes nothing away, and merges variables and volumes by name, field by field.
 */
class FluentBitAdoptionTest {
    /** The variables of fluent-bit.yaml in aws-samples/amazon-cloudwatch-container-insights. */
    private static final List<EnvVar> AWS = Stream.of(
                    Stream.of(
                                    Map.entry("AWS_REGION", "logs.region"),
                                    Map.entry("CLUSTER_NAME", "cluster.name"),
                                    Map.entry("HTTP_SERVER", "http.server"),
                                    Map.entry("HTTP_PORT", "http.port"),
                                    Map.entry("READ_FROM_HEAD", "read.head"),
                                    Map.entry("READ_FROM_TAIL", "read.tail"))
                            .map(each -> new EnvVarBuilder()
                                    .withName(each.getKey())
                                    .withNewValueFrom()
                                    .withNewConfigMapKeyRef(each.getValue(), "fluent-bit-cluster-info", null)
                                    .endValueFrom()
                                    .build()),
                    Stream.of(Map.entry("HOST_NAME", "spec.nodeName"), Map.entry("HOSTNAME", "metadata.name"))
                            .map(each -> new EnvVarBuilder()
                                    .withName(each.getKey())
                                    .withNewValueFrom()
                                    .withNewFieldRef("v1", each.getValue())
                                    .endValueFrom()
                                    .build()),
                    Stream.of(new EnvVar("CI_VERSION", "k8s/1.3.26", null)))
            .flatMap(each -> each)
            .toList();

    /** The only volume of that manifest that has the name of one of ours is a ConfigMap too. */
    private static final List<String> AWS_HOST_PATHS =
            List.of("fluentbitstate", "varlog", "varlibdockercontainers", "runlogjournal", "dmesg");

    private final FluentBitInstallation fluentBit = FluentBitInstallation.of(
            FluentBitConfiguration.builder("shop", "eu-west-1").build());

    private final DaemonSet daemonSet =
            KubernetesModel.only(FluentBitManifests.of(fluentBit).objects(), DaemonSet.class);

    @Test
    void noVariableHasAValueAndASourceAfterTheMerge() {
        var theirs = AWS.stream().collect(Collectors.toMap(EnvVar::getName, each -> each));
        var ours = daemonSet
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv();

        assertThat(ours).isNotEmpty().allSatisfy(variable -> {
            var there = theirs.getOrDefault(variable.getName(), variable);
            assertThat(there.getValue() == null)
                    .as("%s has a value in both or in none", variable.getName())
                    .isEqualTo(variable.getValue() == null);
            if (variable.getValueFrom() != null) {
                assertThat(variable.getValueFrom().getFieldRef().getFieldPath())
                        .isEqualTo(there.getValueFrom().getFieldRef().getFieldPath());
            }
        });
    }

    @Test
    void noVolumeIsOfTwoKindsAfterTheMerge() {
        assertThat(daemonSet.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(each -> each.getConfigMap() != null)
                .extracting(Volume::getName)
                .containsExactly("fluent-bit-config");
        assertThat(daemonSet.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(each -> each.getHostPath() != null)
                .extracting(Volume::getName)
                .doesNotContainAnyElementsOf(AWS_HOST_PATHS)
                .doesNotContain("fluent-bit-config");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "CLUSTER_NAME",
                "HTTP_SERVER",
                "HTTP_PORT",
                "READ_FROM_HEAD",
                "READ_FROM_TAIL",
                "HOST_NAME",
                "HOSTNAME"
            })
    void variablesOfTheOptionsCannotMeetAwsEither(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fluentBit.pod(PodOptions.defaults().environment(Map.of(name, "x"))))
                .withMessageEndingWith("got \"%s\"", name);
    }
}
