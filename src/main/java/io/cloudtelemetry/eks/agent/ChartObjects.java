package io.cloudtelemetry.eks.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;

/** The objects of a chart as plain data. */
final class ChartObjects {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    private ChartObjects() {}

    /** {@return the namespace that the agent and Fluent Bit share} */
    static Map<String, Object> namespace() {
        return of(new NamespaceChart(new App(), "namespace")).get(0);
    }

    static List<Map<String, Object>> of(Chart chart) {
        return JSON.convertValue(chart.toJson(), OBJECTS);
    }
}
