package io.sealrail.system.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line chart over the seconds of a round, as SVG. */
final class Chart {

    static final int WIDTH = 960;
    static final int LEFT = 150;
    static final int RIGHT = 12;
    private static final int HEIGHT = 190;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;
    private static final List<String> COLOURS =
            List.of("#1f5fa8", "#c4541a", "#2d7d46", "#8a3c99", "#8c6d1f", "#555555");

    private final double seconds;
    private final List<Line> lines = new ArrayList<>();

    Chart(double seconds) {
        this.seconds = seconds;
    }

    /** A point; {@code value} is {@code null} where nothing is known, which breaks the line. */
    record Point(double at, Double value) {}

    private record Line(String name, List<Point> points) {}

    Chart line(String name, List<Point> points) {
        lines.add(new Line(name, points));
        return this;
    }

    /** Where a second lies from left to right, in all drawings of a report. */
    static double x(double at, double seconds) {
        return LEFT + at / Math.max(1, seconds) * (WIDTH - LEFT - RIGHT);
    }

    static String svg(int height, String content) {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\">" + content + "</svg>";
    }

    /** The minutes below a drawing, with a thin line up through it. */
    static String minutes(double seconds, int top, int bottom) {
        StringBuilder marks = new StringBuilder();
        int step = seconds > 900 ? 300 : seconds > 150 ? 60 : 15;
        for (int at = 0; at <= seconds; at += step) {
            double x = x(at, seconds);
            marks.append(
                    number("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, top, bottom));
            marks.append(number(
                    "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d:%02d</text>",
                    x, bottom + 16, at / 60, at % 60));
        }
        return marks.toString();
    }

    String svg() {
        double most = niceAbove(lines.stream()
                .flatMap(line -> line.points().stream())
                .filter(point -> point.value() != null)
                .mapToDouble(Point::value)
                .max()
                .orElse(1));
        StringBuilder content = new StringBuilder(minutes(seconds, TOP, HEIGHT - BOTTOM));
        for (int part = 0; part <= 2; part++) {
            double value = most * part / 2;
            double y = y(value, most);
            content.append(number(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y));
            content.append(number(
                    "<text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>",
                    LEFT - 6, y + 4, value));
        }
        for (int i = 0; i < lines.size(); i++) {
            content.append(draw(lines.get(i), COLOURS.get(i % COLOURS.size()), TOP + 14 + 16 * i, most));
        }
        return svg(HEIGHT, content.toString());
    }

    private String draw(Line line, String colour, int legendY, double most) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (Point point : line.points()) {
            if (point.value() != null) {
                path.append(number("%s%.1f %.1f", pen ? "L" : "M", x(point.at(), seconds), y(point.value(), most)));
            }
            pen = point.value() != null;
        }
        return number(
                "<path d=\"%s\" stroke=\"%s\"/><text x=\"4\" y=\"%d\" fill=\"%s\">%s</text>",
                path, colour, legendY, colour, Html.text(line.name()));
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - TOP);
    }

    /** 1, 2 or 5 times a power of ten. */
    static double niceAbove(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= value) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
