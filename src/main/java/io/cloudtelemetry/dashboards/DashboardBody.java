package io.cloudtelemetry.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudtelemetry.ordered.Ordered;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays sections out on the 24 columns of a board and writes the body's JSON. */
final class DashboardBody {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final String region;
    private final List<Map<String, Object>> widgets = new ArrayList<>();
    private int x;
    private int y;
    private int rowHeight;

    DashboardBody(String region) {
        this.region = region;
    }

    void add(DashboardSection section) {
        if (section.widgets().isEmpty()) {
            return;
        }
        newRow();
        var sectionRegion = section.region() == null ? region : section.region();
        place(DashboardWidget.text(1, "## " + section.title()), sectionRegion);
        section.widgets().forEach(widget -> place(widget, sectionRegion));
    }

    int widgetCount() {
        return widgets.size();
    }

    /** Tokens in it stay as they are: CDK puts in their values, which hold no character that JSON escapes. */
    String json() {
        try {
            return JSON.writeValueAsString(Map.of("widgets", widgets));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void place(DashboardWidget widget, String widgetRegion) {
        if (x + widget.width() > DashboardWidget.COLUMNS) {
            newRow();
        }
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
        x += widget.width();
        rowHeight = Math.max(rowHeight, widget.height());
    }

    private void newRow() {
        y += rowHeight;
        x = 0;
        rowHeight = 0;
    }
}
