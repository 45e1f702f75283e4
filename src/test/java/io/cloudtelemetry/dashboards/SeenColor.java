package io.cloudtelemetry.dashboards;

import java.util.stream.IntStream;

/** A color in linear light, as an eye sees it. */
record SeenColor(double[] rgb) {
    /** Machado, Oliveira and Fernandes 2009, severity 1.0. */
    enum Eye {
        USUAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        PROTANOPIA(new double[][] {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        }),
        DEUTERANOPIA(new double[][] {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        });

        private final double[][] matrix;

        Eye(double[][] matrix) {
            this.matrix = matrix;
        }
    }

    /** IEC 61966-2-1. */
    static SeenColor of(String hex) {
        return new SeenColor(IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray());
    }

    private SeenColor by(Eye eye) {
        var seen = times(eye.matrix);
        return new SeenColor(IntStream.range(0, 3)
                .mapToDouble(at -> Math.max(0, Math.min(1, seen[at])))
                .toArray());
    }

    private double[] times(double[][] matrix) {
        return IntStream.range(0, 3)
                .mapToDouble(row -> matrix[row][0] * rgb[0] + matrix[row][1] * rgb[1] + matrix[row][2] * rgb[2])
                .toArray();
    }

    private double luminance() {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    /** {@return the contrast, "contrast ratio" in WCAG 2.2} */
    double contrast(SeenColor other) {
        var light = Math.max(luminance(), other.luminance());
        return (light + 0.05) / (Math.min(luminance(), other.luminance()) + 0.05);
    }

    /** {@return lightness, green to red, blue to yellow: CIELAB under D65} */
    double[] lab() {
        var xyz = times(new double[][] {
            {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
        });
        var x = root(xyz[0] / 0.95047);
        var y = root(xyz[1]);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - root(xyz[2] / 1.08883))};
    }

    private static double root(double part) {
        return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16.0 / 116;
    }

    /** {@return how far apart an eye sees two colors, in CIELAB; two that can just be told apart are about 2 apart} */
    double distance(SeenColor other, Eye eye) {
        var one = by(eye).lab();
        var two = other.by(eye).lab();
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(at -> Math.pow(one[at] - two[at], 2))
                .sum());
    }
}
