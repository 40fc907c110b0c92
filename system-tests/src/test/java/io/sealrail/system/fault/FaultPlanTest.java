package io.sealrail.system.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.sealrail.system.fault.FaultPlan.Planned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FaultPlanTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void sameSeedSamePlan() {
        assertEquals(FaultPlan.of(7, TEN_MINUTES, 2), FaultPlan.of(7, TEN_MINUTES, 2));
        assertNotEquals(
                FaultPlan.of(7, TEN_MINUTES, 2).lines(),
                FaultPlan.of(8, TEN_MINUTES, 2).lines());
    }

    @Test
    void fixedFaultsFollowEachOther() {
        FaultPlan plan = FaultPlan.each(
                Duration.ofSeconds(12),
                List.of(
                        new Kill("kafka"),
                        new PauseHolder("onchain-worker", "anchor-sender", Duration.ofSeconds(8)),
                        new Reorg(4)));
        assertEquals(
                List.of(Duration.ZERO, Duration.ofSeconds(12), Duration.ofSeconds(32)),
                plan.planned().stream().map(Planned::at).toList());
        assertEquals(Duration.ofSeconds(32), plan.end());
        assertEquals(
                Duration.ZERO, FaultPlan.each(Duration.ofSeconds(1), List.of()).end());
    }

    @Test
    void tenMinutesHoldWhatWasAskedFor() {
        for (long seed = 1; seed <= 20; seed++) {
            FaultPlan plan = FaultPlan.of(seed, TEN_MINUTES, 2);
            assertTrue(plan.kills() >= 20);
            assertTrue(count(plan, Reorg.class) >= 3);
            assertTrue(count(plan, PauseHolder.class) >= 2);
            Set<String> killed = plan.planned().stream()
                    .map(Planned::fault)
                    .filter(Kill.class::isInstance)
                    .map(Fault::target)
                    .collect(Collectors.toSet());
            assertEquals(13, killed.size());
            assertEquals(6, count(plan, CrashAt.class));
            assertEquals(
                    List.of("clock +30 s", "clock -30 s"),
                    kinds(plan)
                            .filter(kind -> kind.startsWith("clock"))
                            .sorted()
                            .toList());
            assertEquals(Set.of("postgres", "kafka", "chain"), awayForAMinute(plan));
        }
    }

    @Test
    void everyKindIsThereEvenInAMinute() {
        Set<Class<?>> kinds = FaultPlan.of(3, Duration.ofMinutes(1), 2).planned().stream()
                .map(each -> each.fault().getClass())
                .collect(Collectors.toSet());
        assertEquals(12, kinds.size());
    }

    @Test
    void timesGrowAndLeaveTheEndQuiet() {
        List<Planned> planned = FaultPlan.of(5, TEN_MINUTES, 2).planned();
        for (int i = 1; i < planned.size(); i++) {
            assertTrue(planned.get(i).at().compareTo(planned.get(i - 1).at()) >= 0);
        }
        assertTrue(planned.get(planned.size() - 1).at().compareTo(Duration.ofSeconds(576)) < 0);
    }

    @Test
    void targetsHaveTimeToRecoverInALongRound() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Planned> planned = FaultPlan.of(seed, TEN_MINUTES, 2).planned();
            for (Planned kill : planned) {
                boolean again = planned.stream()
                        .anyMatch(other -> other.number() > kill.number()
                                && other.fault().kills()
                                && other.fault().target().equals(kill.fault().target())
                                && other.at().minus(kill.at()).compareTo(Duration.ofSeconds(15)) < 0);
                assertFalse(again && kill.fault().kills(), "seed " + seed + ", fault " + kill.number());
            }
        }
    }

    @Test
    void oneReplicaHasNoSecond() {
        assertTrue(FaultPlan.of(3, TEN_MINUTES, 1).planned().stream()
                .noneMatch(each -> each.fault().target().endsWith("-2")));
    }

    @Test
    void aKindThatFitsNothingIsRefused() {
        FaultPlan plan = FaultPlan.of(3, TEN_MINUTES, 2);
        assertTrue(plan.only(List.of("reorg")).planned().size() >= 3);
        assertThrows(IllegalArgumentException.class, () -> plan.only(List.of("kill", "reorgs")));
    }

    @Test
    void aShortRoundHasNoLongOutage() {
        assertEquals(Set.of(), awayForAMinute(FaultPlan.of(1, Duration.ofMinutes(9), 2)));
    }

    @Test
    void inALongRoundNoTargetIsHitBeforeItHasRecoveredAndNothingIsCutShort() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Planned> planned = FaultPlan.of(seed, TEN_MINUTES, 2).planned();
            for (Planned one : planned) {
                assertTrue(one.at().plus(one.fault().lasts()).compareTo(TEN_MINUTES) <= 0);
                for (Planned other : planned.subList(one.number(), planned.size())) {
                    boolean same = one.fault().target().startsWith(other.fault().target())
                            || other.fault().target().startsWith(one.fault().target());
                    assertFalse(
                            same
                                    && other.at()
                                                    .minus(one.at())
                                                    .compareTo(one.fault().recovers())
                                            < 0,
                            "seed " + seed + ": " + one + ", " + other);
                }
            }
        }
    }

    private static Stream<String> kinds(FaultPlan plan) {
        return plan.planned().stream().map(each -> each.fault().kind());
    }

    private static Set<String> awayForAMinute(FaultPlan plan) {
        return plan.planned().stream()
                .map(Planned::fault)
                .filter(fault -> fault.kind().equals("away") && fault.lasts().toSeconds() == 60)
                .map(Fault::target)
                .collect(Collectors.toSet());
    }

    private static long count(FaultPlan plan, Class<? extends Fault> kind) {
        return plan.planned().stream()
                .map(Planned::fault)
                .filter(kind::isInstance)
                .count();
    }
}
