package io.cloudtelemetry.report;

import java.text.Normalizer;
import java.util.List;
import java.util.TreeMap;

/** How wide a text is, by a table: the same on each machine, whatever its fonts. */
final class TextWidths {
    private static final String MORE = "…";
    private static final double BOLD = 1.08;
    private static final double EM = 1000;
    private static final int OTHER = 700;
    private static final TreeMap<Integer, Row> ROWS = new TreeMap<>();

    static {
        Svg.resource("widths.txt").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var row = List.of(line.split(" "));
            var widths = row.stream().skip(2).map(Integer::valueOf).toList();
            ROWS.put(Integer.parseInt(row.get(0), 16), new Row(Integer.parseInt(row.get(1), 16), widths));
        });
    }

    private TextWidths() {}

    /** The characters up to the last, which has the width of those for which none is given. */
    private record Row(int last, List<Integer> widths) {}

    /** {@return the width of a text in a font of that size} */
    static double of(String text, double size, boolean bold) {
        var width = text.codePoints().map(TextWidths::of);
        // The wide letters of East Asia are as wide in bold.
        return width.mapToDouble(each -> bold && each < EM ? BOLD * each : each).sum() / EM * size;
    }

    private static int of(int character) {
        var row = ROWS.floorEntry(character);
        if (row != null && character <= row.getValue().last) {
            var widths = row.getValue().widths;
            return widths.get(Math.min(character - row.getKey(), widths.size() - 1));
        }
        // A letter with an accent is as wide as without.
        var base = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                .codePointAt(0);
        return base == character ? OTHER : of(base);
    }

    /** {@return the text, or as much of its beginning as there is room for, with … behind; empty if there is none for that} */
    static String shortened(String text, double room, double size, boolean bold) {
        if (of(text, size, bold) <= room) {
            return text;
        }
        var length = 0;
        var width = of(MORE, size, bold);
        while (true) {
            var next = text.codePointAt(length);
            width += of(Character.toString(next), size, bold);
            if (width > room) {
                return length == 0 ? "" : text.substring(0, length).stripTrailing() + MORE;
            }
            length += Character.charCount(next);
        }
    }
}
