package io.sealrail.system.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.sealrail.system.agent.Switch;
import io.sealrail.system.check.CheckName;
import io.sealrail.system.check.Finding;
import io.sealrail.system.fault.Fault;
import io.sealrail.system.fault.FaultPlan;
import io.sealrail.system.fault.Kill;
import io.sealrail.system.fault.PauseHolder;
import io.sealrail.system.fault.Redelivery;

/**
 * That the harness can fail: three short rounds, each without one safeguard, each of which must be found out by name; and that it was
 * the safeguard: one with all of it, the same faults and the same patience, in which everything must hold.
 */
final class Proof {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration APART = Duration.ofSeconds(15);
    private static final Duration UNTIL_IT_SHOWS = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private final ChaosOptions options;
    private final Consumer<String> say;

    Proof(ChaosOptions options, Consumer<String> say) {
        this.options = options;
        this.say = say;
    }

    /** What is taken out, what is done to make it matter, and the checks of which at least one must find it. */
    record Case(Switch safeguard, List<Fault> faults, Set<String> reportedBy) {}

    static final List<Case> CASES = List.of(
            new Case(
                    Switch.NO_OUTBOX,
                    List.of(new Kill("issuance-api"), new Kill("kafka")),
                    Set.of(CheckName.NO_ORPHAN_ROWS, CheckName.ACCEPTED_IS_ANCHORED_ONCE)),
            new Case(
                    Switch.NO_FENCE,
                    List.of(
                            new PauseHolder("onchain-worker", "anchor-sender", PAUSE),
                            new PauseHolder("issuance-api", "outbox-relay", PAUSE),
                            new PauseHolder("status-list-service", "status-list-publisher", PAUSE)),
                    Set.of(CheckName.ONE_WRITER_AT_A_TIME)),
            new Case(
                    Switch.NO_INBOX,
                    List.of(new Kill("onchain-worker"), Redelivery.TWICE, Redelivery.TWICE),
                    Set.of(
                            CheckName.NO_HASH_IN_TWO_BATCHES,
                            CheckName.BITS_ROWS_EVENTS_AGREE,
                            CheckName.VERIFIER_KNOWS)));

    /** All that is done in the other rounds. */
    static FaultPlan control() {
        return FaultPlan.each(
                APART, CASES.stream().flatMap(each -> each.faults().stream()).toList());
    }

    /** Whether nothing was found in the round with every safeguard, and each other one by a check that is there for it. */
    boolean holds() throws IOException {
        boolean all = isFine(control());
        for (Case each : CASES) {
            all &= isFoundOut(each);
        }
        return all;
    }

    private boolean isFine(FaultPlan plan) throws IOException {
        ChaosOptions whole = options.withDuration(plan.end().plus(UNTIL_IT_SHOWS))
                .withPatience(PATIENCE)
                .in(options.folder().resolve("control"));
        say.accept("With every safeguard: " + plan.planned().size() + " faults");
        plan.lines().forEach(say);
        Round round = new Chaos(whole, plan, say).run();
        Report.write(round, whole.folder());
        round.findings().stream().filter(finding -> !finding.holds()).forEach(each -> say.accept(each.toString()));
        round.oddities().forEach(each -> say.accept("ODD " + each));
        say.accept("with every safeguard " + (round.holds() ? "everything held" : "NOT EVERYTHING HELD: no proof"));
        return round.holds();
    }

    private boolean isFoundOut(Case each) throws IOException {
        String name = each.safeguard().option();
        FaultPlan plan = FaultPlan.each(APART, each.faults());
        ChaosOptions without = options.without(each.safeguard())
                .withDuration(plan.end().plus(UNTIL_IT_SHOWS))
                .withPatience(PATIENCE)
                .in(options.folder().resolve(name));
        say.accept("Without a safeguard, " + name + ": " + plan.planned().size() + " faults");
        plan.lines().forEach(say);
        Round round = new Chaos(without, plan, say).run();
        Report.write(round, without.folder());
        List<Finding> violated =
                round.findings().stream().filter(finding -> !finding.holds()).toList();
        violated.forEach(finding -> say.accept(finding.toString()));
        boolean found = violated.stream().anyMatch(finding -> each.reportedBy().contains(finding.check()));
        say.accept(name + (found ? " was found out" : " WAS NOT FOUND OUT by any of " + each.reportedBy()));
        return found;
    }
}
