package io.sealrail.system.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sealrail.system.chaos.Round.Happened;
import io.sealrail.system.check.Finding;
import io.sealrail.system.fault.FaultPlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HardnessTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final List<Happened> faults = new ArrayList<>();

    private void add(int times, String kind, boolean happened, boolean absent) {
        for (int i = 0; i < times; i++) {
            Double at = happened ? 1.0 : null;
            faults.add(new Happened(
                    faults.size() + 1, kind, "chain", kind.equals("kill"), 1, at, at, "for a reason", absent));
        }
    }

    private void hard() {
        add(20, "kill", true, false);
        add(3, "reorg of 4 blocks", true, false);
        add(2, "pause holder of outbox-relay", true, false);
    }

    @Test
    void tenMinutesAreAskedForNumbers() {
        hard();
        assertTrue(Hardness.of(faults, TEN_MINUTES, 5_000).holds());
        assertEquals(
                List.of("4999 credentials accepted, not 5000"),
                Hardness.of(faults, TEN_MINUTES, 4_999).violations());
        faults.remove(24);
        faults.remove(22);
        faults.remove(0);
        assertEquals(
                List.of("19 kills, not 20", "2 reorgs, not 3", "1 pauses, not 2"),
                Hardness.of(faults, TEN_MINUTES, 5_000).violations());
        assertTrue(Hardness.of(faults, Duration.ofMinutes(9), 1).holds());
        assertTrue(Hardness.of(faults).holds());
    }

    @Test
    void aRoundWithoutFaultsShowsNothing() {
        assertFalse(Hardness.of(faults).holds());
        add(3, "kill", false, true);
        assertFalse(Hardness.of(faults).holds());
    }

    @Test
    void aKindThatNeverHappenedIsNamedUnlessItCannotBeHad() {
        hard();
        add(1, "disk full", false, true);
        assertTrue(Hardness.of(faults, TEN_MINUTES, 5_000).holds());
        add(1, "crash after send", false, false);
        assertEquals(
                List.of("no crash after send happened"),
                Hardness.of(faults, TEN_MINUTES, 5_000).violations());
    }

    @Test
    void manyThatDidNotHappenAreNamedOneByOne() {
        hard();
        add(3, "kill", false, false);
        Finding finding = Hardness.of(faults);
        assertEquals(3, finding.violations().size());
        assertTrue(finding.violations().get(0).startsWith("fault 26, kill of chain, did not happen"));
    }

    @Test
    void theServicesDoNotHelpWhatIsLate() {
        ChaosOptions options = ChaosOptions.parse(List.of());
        Chaos chaos = new Chaos(options, FaultPlan.each(TEN_MINUTES, List.of()), line -> {});
        assertEquals(
                "PT24H",
                chaos.stackOptions(Path.of("target", "none"), Map.of(), Optional.empty())
                        .properties()
                        .get("sealrail.deadlines.visible"));
    }
}
