package io.cloudtelemetry.eks.fluentbit;

/**
 * One section of a file in Fluent Bit's classic format: a line for each key and its value. A key may stand more than once.
 */
final class FluentBitSection {
    private final StringBuilder text = new StringBuilder();

    private FluentBitSection(String kind) {
        text.append('[').append(kind).append("]\n");
    }

    static FluentBitSection service() {
        return new FluentBitSection("SERVICE");
    }

    static FluentBitSection input(String plugin, String tag) {
        return new FluentBitSection("INPUT").set("Name", plugin).set("Tag", tag);
    }

    static FluentBitSection filter(String plugin, String match) {
        return new FluentBitSection("FILTER").set("Name", plugin).set("Match", match);
    }

    static FluentBitSection output(String plugin, String match) {
        return new FluentBitSection("OUTPUT").set("Name", plugin).set("Match", match);
    }

    FluentBitSection set(String key, String value) {
        text.append("    ")
                .append("%-26s".formatted(key))
                .append(' ')
                .append(value)
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
