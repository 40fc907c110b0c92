package io.sealrail.system.chaos;

import java.util.List;
import java.util.TreeSet;

import io.sealrail.system.chaos.Round.Happened;

/** Which target was hit when and for how long, as SVG: a row a target, a bar or a mark a fault. */
record FaultChart(List<Happened> faults, double seconds) {

    private static final int ROW = 18;
    private static final int TOP = 8;
    private static final int BOTTOM = 24;

    String svg() {
        List<String> targets =
                List.copyOf(new TreeSet<>(faults.stream().map(Happened::target).toList()));
        int bottom = TOP + ROW * targets.size();
        StringBuilder content = new StringBuilder(Chart.minutes(seconds, TOP, bottom));
        for (int row = 0; row < targets.size(); row++) {
            content.append(Chart.number(
                    "<text x=\"4\" y=\"%d\">%s</text>", TOP + ROW * row + 13, Html.text(targets.get(row))));
        }
        faults.stream()
                .filter(Happened::happened)
                .forEach(each -> content.append(bar(each, TOP + ROW * targets.indexOf(each.target()))));
        return Chart.svg(bottom + BOTTOM, content.toString());
    }

    private String bar(Happened fault, int top) {
        double from = Chart.x(fault.beganAt(), seconds);
        double to = Chart.x(Math.min(fault.endedAt(), seconds), seconds);
        return Chart.number(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%d. %s, %s"
                        + " (%s)</title></rect>",
                fault.kills() ? "kill" : "fault",
                from,
                top + 3,
                Math.max(4, to - from),
                ROW - 5,
                fault.number(),
                Html.text(fault.kind()),
                Html.text(fault.target()),
                Html.text(fault.detail()));
    }
}
