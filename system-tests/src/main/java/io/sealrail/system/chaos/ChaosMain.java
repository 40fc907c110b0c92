package io.sealrail.system.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.sealrail.system.check.Finding;
import io.sealrail.system.fault.FaultPlan;

/** {@code ./run chaos}: exit status 0 when everything holds, 1 when something does not, 2 when it was called wrongly. */
public final class ChaosMain {

    private ChaosMain() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(ChaosOptions.USAGE);
            return;
        }
        ChaosOptions options;
        FaultPlan plan;
        try {
            options = ChaosOptions.parse(List.of(arguments));
            plan = FaultPlan.of(options.seed(), options.duration(), options.replicas())
                    .only(options.kinds());
        } catch (IllegalArgumentException e) {
            System.err.println("run: " + e.getMessage() + System.lineSeparator() + ChaosOptions.USAGE);
            System.exit(2);
            return;
        }
        boolean good = options.prove() ? new Proof(options, System.out::println).holds() : holds(options, plan);
        System.exit(good ? 0 : 1);
    }

    private static boolean holds(ChaosOptions options, FaultPlan plan) throws IOException {
        System.out.println(
                "Seed " + options.seed() + ": " + plan.planned().size() + " faults, " + plan.kills() + " kills");
        plan.lines().forEach(System.out::println);
        Round round = new Chaos(options, plan, System.out::println).run();
        Path page = Report.write(round, options.folder());
        summary(round, page);
        return round.holds();
    }

    private static void summary(Round round, Path page) {
        System.out.printf(
                "%n%d accepted, %d kills, %d reorgs, %d pauses; settled after %d s%n",
                round.accepted(), round.kills(), round.ofKind("reorg"), round.ofKind("pause"), round.settledAfter());
        round.findings().stream().map(Finding::toString).forEach(System.out::println);
        round.oddities().stream().limit(20).forEach(each -> System.out.println("ODD " + each));
        System.out.println((round.holds() ? "Everything holds. " : "NOT EVERYTHING HOLDS. ") + page);
    }
}
