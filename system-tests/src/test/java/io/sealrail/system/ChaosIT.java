package io.sealrail.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.sealrail.system.chaos.ChaosRound;
import io.sealrail.system.chaos.Report;
import io.sealrail.system.chaos.Round;
import io.sealrail.system.check.Finding;
import io.sealrail.system.fault.Fault;
import io.sealrail.system.fault.FaultPlan;
import io.sealrail.system.fault.Kill;
import io.sealrail.system.fault.PauseHolder;
import io.sealrail.system.fault.Reorg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A short round of {@code ./run chaos} on the stack that the tests share: six faults, among them a kill of every kind of process,
 * under load; then nothing is lost and nothing doubled, whatever the tests before have done to the stack.
 */
class ChaosIT {

    private static final long SEED = 5;
    private static final int CALLERS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Longer than it can take until somebody is found who holds a lease. */
    private static final Duration APART = Duration.ofSeconds(12);

    private static final List<Fault> FAULTS = List.of(
            new Kill("issuance-api", "revocation-service", "status-list-service"),
            new Kill("kafka"),
            new PauseHolder("onchain-worker", "anchor-sender", Duration.ofSeconds(8)),
            new Kill("postgres"),
            new Kill("chain", "onchain-worker-2", "verifier-service"),
            new Reorg(4));

    private final SystemStack stack = SystemStack.get();

    @Test
    void losesAndDoublesNothing() throws IOException {
        FaultPlan plan = FaultPlan.each(APART, FAULTS);
        Round round = new ChaosRound(stack.stack(), Map.of(), Optional.empty(), System.out::println)
                .tracedBy(stack.spans())
                .run(plan, plan.end().plus(APART), PATIENCE, SEED, CALLERS);
        Report.write(round, Path.of("target", "chaos"));

        assertEquals(
                List.of(),
                round.faults().stream().filter(each -> !each.happened()).toList());
        assertTrue(round.accepted() >= 300, () -> round.accepted() + " accepted");
        assertEquals(List.of(), round.oddities());
        List<Finding> violated =
                round.findings().stream().filter(each -> !each.holds()).toList();
        assertTrue(
                violated.isEmpty(),
                () -> violated.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }
}
