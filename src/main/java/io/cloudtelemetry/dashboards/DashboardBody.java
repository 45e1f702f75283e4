package io.cloudtelemetry.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudtelemetry.alarms.NamedAlarm;
import io.cloudtelemetry.metrics.Finding;
import io.cloudtelemetry.ordered.Ordered;
import io.cloudtelemetry.ownership.Place;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/** Lays sections out on the 24 columns of a board and writes the body's JSON. */
final class DashboardBody {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Place place;
    private final String region;
    private final List<Map<String, Object>> widgets = new ArrayList<>();
    private final List<NamedAlarm> alarms = new ArrayList<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, DashboardVariable> variables = new LinkedHashMap<>();
    private int metricCount;
    private boolean ofCdk;
    private int x;
    private int y;
    private int rowHeight;

    DashboardBody(Place place) {
        this.place = place;
        this.region = place.regionOrToken();
    }

    void add(DashboardSection section) {
        Objects.requireNonNull(section, "sections");
        if (section.widgets().isEmpty()) {
            return;
        }
        newRow();
        var sectionRegion = section.region() == null ? region : section.region();
        if (!section.title().isEmpty()) {
            place(DashboardWidget.text(1, "## " + section.title()), sectionRegion);
        }
        section.widgets().forEach(widget -> place(widget, sectionRegion));
    }

    /**
     * Adds a variable, unless it is there.
     *
     * @throws IllegalArgumentException if another one has its id
     */
    void add(DashboardVariable variable) {
        var other = variables.putIfAbsent(variable.id(), variable);
        if (other != null && !other.equals(variable)) {
            throw new IllegalArgumentException(
                    "variables must have an id of their own, got %s twice".formatted(variable.id()));
        }
    }

    /** {@return the alarms that it shows} */
    List<NamedAlarm> alarms() {
        return alarms;
    }

    /** {@return what CDK's own widgets warn of, by id} */
    Map<String, String> warnings() {
        return warnings;
    }

    /** {@return what the catalogue has against metrics that it shows} */
    Set<Finding> findings() {
        return findings;
    }

    /** {@return how much of what is allowed it uses} */
    BoardUse use() {
        return new BoardUse(
                widgets.size(), metricCount, ofCdk ? 0 : BoardUse.bytesIn(written(Map.of("widgets", widgets))));
    }

    /**
     * {@return the body} Tokens stay in it for CDK to replace; their values hold no character that JSON escapes. A body with
     * CDK's own widgets is written by CDK, which alone can read them.
     *
     * @throws IllegalArgumentException if no widget uses a variable
     */
    String json() {
        var body = new LinkedHashMap<String, Object>();
        if (!variables.isEmpty()) {
            body.put(
                    "variables",
                    variables.values().stream().map(DashboardVariable::body).toList());
        }
        body.put("widgets", widgets);
        var json = written(body);
        for (var variable : variables.values()) {
            // Once is in the variable itself; of what CDK writes there is only a token.
            if (!ofCdk && json.indexOf(variable.placeholder()) == json.lastIndexOf(variable.placeholder())) {
                throw new IllegalArgumentException("variables must be used by a widget, got %s, whose %s is in none"
                        .formatted(variable.id(), variable.placeholder()));
            }
        }
        return json;
    }

    private String written(Map<String, Object> body) {
        try {
            return ofCdk ? place.stack().toJsonString(body) : JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void place(DashboardWidget widget, String widgetRegion) {
        if (x + widget.width() > DashboardWidget.COLUMNS) {
            newRow();
        }
        if (widget.isOfCdk()) {
            ofCdk = true;
            placeParts(widget.ofCdk());
        } else {
            var properties = new LinkedHashMap<>(widget.properties());
            if (widget.hasRegion()) {
                properties.put("region", widgetRegion);
            }
            widgets.add(Ordered.entries(
                    Map.entry("type", widget.type()),
                    Map.entry("x", x),
                    Map.entry("y", y),
                    Map.entry("width", widget.width()),
                    Map.entry("height", widget.height()),
                    Map.entry("properties", properties)));
        }
        if (widget.properties().get("metrics") instanceof List<?> drawn) {
            metricCount += drawn.size();
        }
        alarms.addAll(widget.alarms());
        findings.addAll(widget.findings());
        x += widget.width();
        rowHeight = Math.max(rowHeight, widget.height());
    }

    @SuppressWarnings("unchecked") // As CDK writes it.
    private void placeParts(IWidget widget) {
        var found = widget.getWarningsV2();
        if (found != null) {
            warnings.putAll(found);
        }
        widget.position(0, 0);
        ((List<Map<String, Object>>) (List<?>) widget.toJson()).forEach(this::placePart);
    }

    /** Places a part of a row or column, whose x and y are counted from the corner of that. */
    private void placePart(Map<String, Object> part) {
        var placed = new LinkedHashMap<>(part);
        placed.compute("x", (key, within) -> x + (within instanceof Number number ? number.intValue() : 0));
        placed.compute("y", (key, within) -> y + (within instanceof Number number ? number.intValue() : 0));
        widgets.add(placed);
    }

    private void newRow() {
        y += rowHeight;
        x = 0;
        rowHeight = 0;
    }
}
