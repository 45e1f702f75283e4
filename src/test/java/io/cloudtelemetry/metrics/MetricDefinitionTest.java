package io.cloudtelemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricDefinitionTest {
    private static final MetricDefinition NODE_CPU =
            MetricCatalogue.of("ContainerInsights").metric("node_cpu_utilization");
    private static final MetricDefinition POD_CPU =
            MetricCatalogue.of("ContainerInsights").metric("pod_cpu_utilization");
    private static final MetricDefinition ERRORS =
            MetricCatalogue.of("AWS/ApiGateway").metric("4XXError");

    @Test
    void isPublishedByAWholeSetOnly() {
        assertThat(NODE_CPU.isPublishedBy(Set.of("ClusterName"))).isTrue();
        assertThat(NODE_CPU.isPublishedBy(Set.of("InstanceId", "NodeName", "ClusterName")))
                .isTrue();
        assertThat(NODE_CPU.isPublishedBy(Set.of("ClusterName", "NodeName"))).isFalse();
        assertThat(NODE_CPU.isPublishedBy(Set.of())).isFalse();
    }

    @Test
    void acceptsASetWithOrWithoutTheDimensionsOfItsSubject() {
        assertThatCode(() -> POD_CPU.requireDimensions(Set.of("Namespace", "Service")))
                .doesNotThrowAnyException();
        assertThatCode(() -> POD_CPU.requireDimensions(Set.of("ClusterName", "Namespace", "Service")))
                .doesNotThrowAnyException();
        assertThatCode(() -> POD_CPU.requireDimensions(Set.of())).doesNotThrowAnyException();
        assertThatCode(() -> ERRORS.requireDimensions(Set.of("Method", "Resource")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherSetAndListsTheLegalOnes() {
        assertThatThrownBy(() -> NODE_CPU.requireDimensions(Set.of("NodeName")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be"
                        + " [ClusterName] or [ClusterName, InstanceId, NodeName], got [NodeName]");
    }

    @Test
    void refusesHalfOfASubject() {
        assertThatThrownBy(() -> ERRORS.requireDimensions(Set.of("Stage")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimensions of AWS/ApiGateway 4XXError must be [ApiName] or [ApiName, Stage]"
                        + " or [ApiName, Method, Resource, Stage], got [Stage]");
    }

    @Test
    void addsTheSubjectWhenNoneOfItIsGiven() {
        assertThat(POD_CPU.dimensionsOn(Map.of("Namespace", "shop"), Map.of("ClusterName", "prod")))
                .isEqualTo(Map.of("ClusterName", "prod", "Namespace", "shop"));
    }

    @Test
    void leavesTheSubjectOutWhenPartOfItIsGiven() {
        assertThat(ERRORS.dimensionsOn(Map.of("ApiName", "orders"), Map.of("ApiName", "other", "Stage", "api")))
                .isEqualTo(Map.of("ApiName", "orders"));
    }

    @Test
    void sortsDimensionsByName() {
        var dimensions = ERRORS.dimensionsOn(
                Map.of("Resource", "/carts", "Method", "GET"), Map.of("Stage", "api", "ApiName", "orders"));

        assertThat(dimensions.keySet()).containsExactly("ApiName", "Method", "Resource", "Stage");
    }

    @Test
    void refusesDimensionsThatAreNotPublishedForTheSubject() {
        assertThatThrownBy(() -> NODE_CPU.dimensionsOn(Map.of("NodeName", "n1"), Map.of("ClusterName", "prod")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimensions of ContainerInsights node_cpu_utilization must be [ClusterName] or"
                        + " [ClusterName, InstanceId, NodeName], got [ClusterName, NodeName]");
    }

    @Test
    void keepsSetsOfItsOwn() {
        var sets = new ArrayList<Set<String>>(List.of(Set.of("A")));
        var metric = new MetricDefinition("N", "m", "Count", "Sum", MetricRange.UNBOUNDED, sets, List.of());
        sets.clear();

        assertThat(metric.isPublishedBy(Set.of("A"))).isTrue();
    }
}
