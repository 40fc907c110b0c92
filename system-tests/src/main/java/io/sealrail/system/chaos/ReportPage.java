package io.sealrail.system.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.sealrail.system.chaos.Chart.Point;
import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.chaos.Round.Sample;
import io.sealrail.system.check.Finding;

/** A round as one HTML page that needs nothing else: a verdict, the checks, charts, every fault, every kind of answer. */
record ReportPage(Round round) {

    private static final int SMOOTHING_SECONDS = 10;
    private static final String STYLE = """
        body{font:15px/1.45 system-ui,sans-serif;color:#222;max-width:1000px;margin:24px auto;padding:0 16px}
        h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 6px}p{margin:4px 0}
        table{border-collapse:collapse;width:100%;font-size:14px}th{text-align:left;color:#666;font-weight:normal}
        td,th{padding:3px 10px 3px 0;border-bottom:1px solid #eee;vertical-align:top}td.n{text-align:right}
        .good{color:#1d7a3a;font-weight:600}.bad{color:#b3261e;font-weight:600}.quiet{color:#777}
        svg{width:100%;height:auto;font:12px system-ui,sans-serif}path{fill:none;stroke-width:1.5}
        .grid{stroke:#e6e6e6}.axis{fill:#777;font-size:11px}rect.kill{fill:#b3261e}rect.fault{fill:#d99a2b}
        code{font-size:13px}\
        """;

    String html() {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sealrail: round " + round.seed()
                + "</title><style>" + STYLE + "</style></head><body>" + head() + findings() + oddities()
                + section(
                        "Faults over time",
                        "Red: the process was killed. Yellow: something else, for as long as it lasted.",
                        new FaultChart(round.faults(), round.seconds()).svg())
                + section(
                        "Throughput",
                        "Credentials accepted a second, mean of " + SMOOTHING_SECONDS + " seconds.",
                        throughput())
                + section("Backlog", "How many wait at each stage; a gap where the database was away.", backlog())
                + faultTable() + calls() + "</body></html>\n";
    }

    private String head() {
        String verdict = round.holds()
                ? "<p class=\"good\">Every check holds: nothing lost, nothing doubled.</p>"
                : "<p class=\"bad\">Not everything holds; see the checks.</p>";
        String without = round.switchedOff().isEmpty()
                ? ""
                : "<p class=\"bad\">Safeguards taken out on purpose: " + String.join(", ", round.switchedOff())
                        + ".</p>";
        return "<h1>Chaos round, seed " + round.seed() + "</h1>" + verdict + without
                + Chart.number(
                        "<p>%d:%02d minutes from %s, %d replicas of each service, %d callers, %d processors. %,d"
                                + " credentials accepted (%.1f a second). %d faults, among them %d kills, %d reorgs, %d"
                                + " pauses. Settled and checked %d s after the last call.</p>",
                        round.seconds() / 60,
                        round.seconds() % 60,
                        round.startedAt().toString().substring(0, 19).replace('T', ' ') + " UTC",
                        round.replicas(),
                        round.callers(),
                        round.processors(),
                        round.accepted(),
                        round.accepted() / (double) Math.max(1, round.seconds()),
                        round.faults().stream().filter(Happened::happened).count(),
                        round.kills(),
                        round.ofKind("reorg"),
                        round.ofKind("pause"),
                        round.settledAfter());
    }

    private static String section(String title, String explanation, String content) {
        return "<h2>" + title + "</h2><p class=\"quiet\">" + explanation + "</p>" + content;
    }

    private String findings() {
        String rows = round.findings().stream().map(ReportPage::row).collect(Collectors.joining());
        return section(
                "Checks",
                "By a reader of its own: databases, topics, chain, served lists; not by what services say.",
                "<table><tr><th>check</th><th>holds</th><th>looked at</th><th></th></tr>" + rows + "</table>");
    }

    private static String row(Finding finding) {
        String violations = finding.violations().stream()
                .map(each -> "<div><code>" + Html.text(each) + "</code></div>")
                .collect(Collectors.joining());
        return Chart.number(
                "<tr><td>%s</td><td class=\"%s\">%s</td><td class=\"n\">%,d</td><td>%s</td></tr>",
                Html.text(finding.check()),
                finding.holds() ? "good" : "bad",
                finding.holds() ? "yes" : "no",
                finding.looked(),
                violations);
    }

    private String oddities() {
        if (round.oddities().isEmpty()) {
            return "<p>No caller got an answer that must never be given.</p>";
        }
        return section(
                "Answers that must never be given",
                "As callers got them.",
                round.oddities().stream()
                        .limit(50)
                        .map(each -> "<div><code>" + Html.text(each) + "</code></div>")
                        .collect(Collectors.joining()));
    }

    private String throughput() {
        List<Point> points = new ArrayList<>();
        int first = 0;
        for (Sample to : round.samples()) {
            while (to.at() - round.samples().get(first).at() > SMOOTHING_SECONDS) {
                first++;
            }
            Sample from = round.samples().get(first);
            if (to.at() > from.at()) {
                points.add(new Point(to.at(), (to.accepted() - from.accepted()) / (to.at() - from.at())));
            }
        }
        return new Chart(round.seconds()).line("accepted a second", points).svg();
    }

    private String backlog() {
        Chart chart = new Chart(round.seconds());
        TreeSet<String> stages = new TreeSet<>();
        round.samples().forEach(sample -> stages.addAll(sample.waiting().keySet()));
        stages.forEach(stage -> chart.line(
                stage,
                round.samples().stream()
                        .map(sample -> new Point(
                                sample.at(),
                                sample.waiting().containsKey(stage)
                                        ? sample.waiting().get(stage).doubleValue()
                                        : null))
                        .toList()));
        return chart.svg();
    }

    private String faultTable() {
        String rows = round.faults().stream()
                .map(each -> Chart.number(
                        "<tr><td class=\"n\">%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>",
                        each.number(),
                        times(each),
                        Html.text(each.target()),
                        Html.text(each.kind()),
                        Html.text(each.detail())))
                .collect(Collectors.joining());
        return section(
                "Faults",
                "As the seed planned them.",
                "<table><tr><th></th><th>time</th><th>target</th><th>fault</th><th></th></tr>" + rows + "</table>");
    }

    private static String times(Happened fault) {
        if (!fault.happened()) {
            return "not done";
        }
        String from = clock(fault.beganAt());
        return fault.endedAt() - fault.beganAt() < 1 ? from : from + " to " + clock(fault.endedAt());
    }

    private static String clock(double seconds) {
        return Chart.number("%d:%02d", (int) seconds / 60, (int) seconds % 60);
    }

    private String calls() {
        String rows = round.calls().entrySet().stream()
                .map(call ->
                        "<tr><td>" + Html.text(call.getKey()) + "</td><td>" + statuses(call.getValue()) + "</td></tr>")
                .collect(Collectors.joining());
        return section("Answers", "How often each kind of call got each HTTP status.", "<table>" + rows + "</table>");
    }

    private static String statuses(Map<Integer, Long> byStatus) {
        return byStatus.entrySet().stream()
                .map(each -> Chart.number(
                        "%s: %,d",
                        each.getKey() == 0 ? "no answer" : each.getKey().toString(), each.getValue()))
                .collect(Collectors.joining(" &nbsp; "));
    }
}
