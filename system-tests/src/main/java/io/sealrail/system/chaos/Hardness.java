package io.sealrail.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.check.CheckName;
import io.sealrail.system.check.Finding;

/** {@link CheckName#THE_ROUND_WAS_HARD_ENOUGH}: a round in which nothing went wrong shows nothing. */
final class Hardness {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int KILLS = 20;
    private static final int REORGS = 3;
    private static final int PAUSES = 2;
    private static final int ACCEPTED = 5_000;

    /** One fault in so many may meet nothing, if another of its kind did not. */
    private static final int ONE_IN = 10;

    private final List<Happened> faults;
    private final List<String> violations = new ArrayList<>();

    private Hardness(List<Happened> faults) {
        this.faults = faults.stream().filter(each -> !each.absent()).toList();
    }

    /** Of a round of chosen kinds or of less than ten minutes: every kind of fault of its plan happened, but for what cannot be had. */
    static Finding of(List<Happened> faults) {
        Hardness hardness = new Hardness(faults);
        hardness.asPlanned();
        return hardness.finding();
    }

    /** Of a round of all kinds; ten minutes must also have the numbers that are asked of them. */
    static Finding of(List<Happened> faults, Duration duration, long accepted) {
        Hardness hardness = new Hardness(faults);
        hardness.asPlanned();
        if (duration.compareTo(LONG) >= 0) {
            hardness.atLeast(
                    KILLS,
                    faults.stream()
                            .filter(each -> each.kills() && each.happened())
                            .count(),
                    "kills");
            hardness.atLeast(REORGS, hardness.happened("reorg"), "reorgs");
            hardness.atLeast(PAUSES, hardness.happened("pause"), "pauses");
            hardness.atLeast(ACCEPTED, accepted, "credentials accepted");
        }
        return hardness.finding();
    }

    private void asPlanned() {
        for (String kind : new TreeSet<>(faults.stream().map(Hardness::kind).toList())) {
            if (faults.stream().noneMatch(each -> kind(each).equals(kind) && each.happened())) {
                violations.add("no " + kind + " happened");
            }
        }
        List<Happened> missing =
                faults.stream().filter(each -> !each.happened()).toList();
        if (missing.size() * ONE_IN > faults.size()) {
            missing.forEach(each -> violations.add("fault " + each.number() + ", " + each.kind() + " of "
                    + each.target() + ", did not happen: " + each.detail()));
        }
    }

    private void atLeast(long least, long was, String what) {
        if (was < least) {
            violations.add(was + " " + what + ", not " + least);
        }
    }

    private long happened(String start) {
        return faults.stream()
                .filter(each -> each.happened() && each.kind().startsWith(start))
                .count();
    }

    /** Without what differs from one to the next: how deep, how much, whose. */
    private static String kind(Happened fault) {
        return fault.kind().replaceAll(" (holder of|of|[+-]?[0-9]).*", "");
    }

    private Finding finding() {
        if (faults.isEmpty()) {
            violations.add("there was no fault");
        }
        return new Finding(CheckName.THE_ROUND_WAS_HARD_ENOUGH, violations.isEmpty(), faults.size(), violations);
    }
}
