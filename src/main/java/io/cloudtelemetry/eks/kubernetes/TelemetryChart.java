package io.cloudtelemetry.eks.kubernetes;

import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.Chart;
import org.cdk8s.JsonPatch;
import software.constructs.Construct;

/** Kubernetes objects for rendering to files. A chart's own namespace would land on objects of the whole cluster too. */
public abstract class TelemetryChart extends Chart {
    /** Defines the objects, in this order. */
    protected TelemetryChart(Construct scope, String id, List<Map<String, Object>> objects) {
        super(scope, id);
        objects.forEach(this::define);
    }

    /** Named by its kind; a second DaemonSet is that of Windows nodes. */
    private void define(Map<String, Object> object) {
        var kind = (String) object.get("kind");
        var name = String.valueOf(((Map<?, ?>) object.get("metadata")).get("name"));
        var id = kind.equals("ConfigMap") ? "Configuration" : (name.endsWith("-windows") ? "Windows" : "") + kind;
        var props = ApiObjectProps.builder()
                .apiVersion((String) object.get("apiVersion"))
                .kind(kind);
        var defined = new ApiObject(this, id, props.build());
        object.forEach((key, value) -> {
            if (!key.equals("apiVersion") && !key.equals("kind")) {
                defined.addJsonPatch(JsonPatch.add("/" + key, value));
            }
        });
    }
}
