package io.cloudtelemetry.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudtelemetry.ownership.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of what CloudWatch and CloudFormation allow for a board is used.
 *
 * @param metrics inputs of math and expressions counted, those that a search finds aside
 * @param bytes of its stack's template, at most
 * @hidden
 */
public record BoardUse(int widgets, int metrics, int bytes) {
    /** Of nothing. */
    public static final BoardUse NONE = new BoardUse(0, 0, 0);

    /**
     * "CloudWatch service quotas", CloudWatch user guide: widgets of a dashboard, metrics on all of its widgets. CloudFormation:
     * "Template may not exceed 1000000 bytes in size", of which a tenth is for what else the stack has.
     */
    public static final BoardUse MOST = new BoardUse(500, 2500, 900_000);

    /** What a reference, such as to the account, has around it in a template. */
    private static final int REFERENCE = 100;

    private static final String TOKEN = "${Token[";

    /** {@return that of some sections, in the stack of a place; of a widget of CDK's own what it is drawn from counts as nothing} */
    public static BoardUse of(Place place, List<DashboardSection> sections) {
        var body = new DashboardBody(place);
        sections.forEach(body::add);
        return body.use();
    }

    /** {@return that of a text of JSON in a template, where it is a text itself} */
    static int bytesIn(String json) {
        var bytes = json.getBytes(UTF_8).length;
        for (int at = 0; at < json.length(); at++) {
            if (json.charAt(at) == '"' || json.charAt(at) == '\\') {
                bytes++;
            } else if (json.startsWith(TOKEN, at)) {
                bytes += REFERENCE;
            }
        }
        return bytes;
    }

    /** {@return that of both} */
    public BoardUse plus(BoardUse other) {
        return new BoardUse(widgets + other.widgets, metrics + other.metrics, bytes + other.bytes);
    }

    /** {@return whether it is not above another} */
    public boolean isWithin(BoardUse most) {
        return widgets <= most.widgets && metrics <= most.metrics && bytes <= most.bytes;
    }

    /** {@return what is above what is allowed, in words; null for nothing} */
    @Nullable
    String refusal() {
        if (widgets == 0 || widgets > MOST.widgets) {
            return "1 to %d widgets in all, got %d".formatted(MOST.widgets, widgets);
        }
        if (metrics > MOST.metrics) {
            return "at most %d metrics in all, got %d".formatted(MOST.metrics, metrics);
        }
        return bytes > MOST.bytes ? "at most %d bytes in a template, got %d".formatted(MOST.bytes, bytes) : null;
    }
}
