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
    private static final MetricDefinition RESTARTS =
            MetricCatalogue.of("ContainerInsights").metric("pod_number_of_container_restarts");
    private static final MetricDefinition ERRORS =
            MetricCatalogue.of("AWS/ApiGateway").metric("4XXError");

    @Test
    void isPublishedByAWholeSetOnly() {
        assertThat(NODE_CPU.isPublishedBy(Set.of("ClusterName"), Set.of())).isTrue();
        assertThat(NODE_CPU.isPublishedBy(Set.of("InstanceId", "NodeName", "ClusterName"), Set.of()))
                .isTrue();
        assertThat(NODE_CPU.isPublishedBy(Set.of("ClusterName", "NodeName"), Set.of()))
                .isFalse();
        assertThat(NODE_CPU.isPublishedBy(Set.of(), Set.of())).isFalse();
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
    void isPublishedOnlyWhereWhatItRequiresIsSwitchedOn() {
        var cluster = Set.of("ClusterName");
        var pod = Set.of("ClusterName", "Namespace", "PodName");

        assertThat(RESTARTS.isPublishedBy(pod, Set.of())).isTrue();
        assertThat(RESTARTS.isPublishedBy(cluster, Set.of("kueue"))).isFalse();
        assertThat(RESTARTS.isPublishedBy(cluster, Set.of("kueue", "enhanced"))).isTrue();
        assertThatCode(() -> RESTARTS.requireDimensions(Set.of())).doesNotThrowAnyException();
        assertThatCode(() -> RESTARTS.requirePublished(cluster, Set.of("enhanced")))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhatToSwitchOnAndWhatThereIsWithoutIt() {
        assertThatThrownBy(() -> RESTARTS.requirePublished(Set.of("ClusterName"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series ContainerInsights pod_number_of_container_restarts by [ClusterName] is published"
                        + " only with enhanced metrics; choose them with metrics: enhanced,"
                        + " use [ClusterName, Namespace, PodName], or leave it out");
    }

    @Test
    void offersNoSeriesOfAnotherKindOfSubject() {
        var latency = MetricCatalogue.of("AWS/ApiGateway").metric("Latency");
        var method = Set.of("ApiName", "Method", "Resource", "Stage");

        assertThatThrownBy(() -> latency.requirePublished(method, Set.of()))
                .hasMessage("series AWS/ApiGateway Latency by [ApiName, Method, Resource, Stage] is published only with"
                        + " detailed metrics of the stage; switch them on with detailedMetrics: true,"
                        + " use [ApiName, Stage], or leave it out");
    }

    @Test
    void saysWhatToSwitchOnWhereThereIsNothingWithoutIt() {
        var gpu = MetricCatalogue.of("ContainerInsights").metric("node_gpu_utilization");

        assertThatThrownBy(() -> gpu.requirePublished(Set.of("ClusterName"), Set.of("enhanced")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series ContainerInsights node_gpu_utilization is published only with enhanced metrics of"
                        + " accelerated compute; choose them with metrics: enhanced, or leave it out");
    }

    @Test
    void refusesWhatNothingSwitchesOn() {
        assertThatThrownBy(() -> RESTARTS.requirePublished(Set.of("PodName"), Set.of("enhanced")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dimensions of ContainerInsights pod_number_of_container_restarts must be [");
    }

    @Test
    void keepsSetsOfItsOwn() {
        var sets = new ArrayList<>(List.of(new DimensionSet(Set.of("A"), List.of())));
        var metric = new MetricDefinition(
                "N",
                "m",
                "Count",
                "Sum",
                MetricRange.UNBOUNDED,
                sets,
                false,
                "",
                List.of(),
                MetricLevel.EXACT,
                Set.of(),
                "");
        sets.clear();

        assertThat(metric.isPublishedBy(Set.of("A"), Set.of())).isTrue();
    }
}
