package io.cloudtelemetry.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the elements of one picture. Each text is as wide as it says, and no wider than its room. */
final class Svg {
    static final double SMALL = 10;
    static final double PLAIN = 11.5;

    /** What marks words as links, in the texts that are given. */
    static final String LINKS = "[\uE000\uE001]";

    /** Tells pictures of this program from others. */
    private static final String MARK = "<!-- a board, drawn by cloudwatch-telemetry-cdk -->\n";

    private static final int BEGIN = 400;

    private final StringBuilder elements = new StringBuilder();
    private @Nullable Frame card;

    /** A part of the picture. */
    record Frame(double x, double y, double width, double height) {
        Frame inset(double left, double top, double right, double bottom) {
            return new Frame(x + left, y + top, Math.max(0, width - left - right), Math.max(0, height - top - bottom));
        }

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean holds(Frame other) {
            return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
        }
    }

    /** Where in its room a text stands, from the left to the right. */
    enum Align {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** Draws a part on a card that its texts do not leave. */
    void part(String css, Frame frame, Runnable content) {
        elements.append("<g class=\"%s\">\n".formatted(css));
        card = frame;
        box("card", frame, 4);
        content.run();
        elements.append("</g>\n");
        card = null;
    }

    void box(String css, Frame frame, double radius) {
        elements.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" ".formatted(css, number(frame.x), number(frame.y)))
                .append("width=\"%s\" height=\"%s\" ".formatted(number(frame.width), number(frame.height)))
                .append("rx=\"%s\"/>\n".formatted(number(radius)));
    }

    /** Draws a line or an area, in a color that the body states; an empty one leaves that to the class. */
    void path(String css, String drawn, String color) {
        var property = css.startsWith("area") ? "fill" : "stroke";
        var style = color.isEmpty() ? "" : " style=\"%s:%s\"".formatted(property, color);
        elements.append("<path class=\"%s\"%s d=\"%s\"/>\n".formatted(css, style, drawn));
    }

    void area(String css, Frame frame, String color) {
        var corner = number(frame.x) + " " + number(frame.y);
        path(css, "M%sh%sv%sH%sZ".formatted(corner, number(frame.width), number(frame.height), number(frame.x)), color);
    }

    void line(String css, double x1, double y1, double x2, double y2) {
        path(css, "M%s %sL%s %s".formatted(number(x1), number(y1), number(x2), number(y2)), "");
    }

    /** Writes a text in the middle of a room's height, shortened where it is wider. */
    void text(String css, Frame room, double size, Align align, String given) {
        var bold = css.contains("bold");
        var text = TextWidths.shortened(allowed(given), room.width, size, bold);
        var width = TextWidths.of(text, size, bold);
        var x = room.x + (room.width - width) * align.ordinal() / 2;
        var y = room.y + room.height / 2 + size * 0.35;
        if (!text.isBlank() && (card == null || card.holds(new Frame(x, y - 0.8 * size, width, size)))) {
            elements.append("<text class=\"%s\" x=\"%s\" y=\"%s\" ".formatted(css, number(x), number(y)))
                    .append("font-size=\"%s\" textLength=\"%s\" ".formatted(number(size), number(width)))
                    .append("lengthAdjust=\"spacingAndGlyphs\">%s</text>\n".formatted(linked(escaped(text))));
        }
    }

    /** {@return a text that is drawn as a link} Each word is marked, as lines end between words. */
    static String link(String text) {
        return text.replaceAll("\\S+", "\uE000$0\uE001");
    }

    private static String linked(String text) {
        return text.replace("\uE001 \uE000", " ")
                .replaceAll("\uE000([^\uE001]*)\uE001?", "<tspan class=\"link\">$1</tspan>");
    }

    /** {@return the whole picture} */
    String picture(String title, double width, double height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\">\n"
                        .formatted(number(width), number(height))
                + MARK
                + "<title>%s</title>\n<style>\n%s</style>\n".formatted(escaped(allowed(title)), resource("board.css"))
                + elements
                + "</svg>\n";
    }

    /** {@return whether a file is a picture that this program has drawn} */
    static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var begin = Files.newInputStream(file)) {
            return new String(begin.readNBytes(BEGIN), UTF_8).contains(MARK);
        }
    }

    static String resource(String name) {
        try (var resource = Objects.requireNonNull(Svg.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return a text in one line, of characters that XML takes} */
    private static String allowed(String text) {
        return text.replaceAll("\\s", " ").replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF]", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** {@return a number with one decimal at most} */
    static String number(double value) {
        var tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }
}
