package io.sealrail.system.check;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A world in which all is well passes every check, even a large one. */
class ChecksTest {

    @Test
    void nothingSpeaksAgainstAGoodWorld() {
        for (Finding finding : World.small().findings()) {
            assertTrue(finding.holds(), finding::toString);
            assertTrue(finding.looked() > 0, () -> finding.check() + " has looked at nothing");
        }
    }

    @Test
    void eachNameIsOfACheck() throws IllegalAccessException {
        Set<String> names = new TreeSet<>(
                Set.of(CheckName.EVERYTHING_SETTLES, CheckName.THE_ROUND_WAS_HARD_ENOUGH, CheckName.NOTHING_LEAKS));
        World.small().findings().forEach(finding -> names.add(finding.check()));
        Set<String> constants = new TreeSet<>();
        for (Field constant : CheckName.class.getFields()) {
            constants.add((String) constant.get(null));
        }
        assertEquals(constants, names);
    }

    @Test
    void whoHasLookedAtNothingHasShownNothing() {
        Finding blind = new Finding(CheckName.ONE_WRITER_AT_A_TIME, true, 0, List.of());
        assertFalse(blind.unlessBlind().holds());
        assertTrue(new Finding(CheckName.ONE_WRITER_AT_A_TIME, true, 1, List.of())
                .unlessBlind()
                .holds());
    }

    @Test
    void repetitionsAreFine() {
        World world = World.small();
        world.topics.requested().addAll(new ArrayList<>(world.topics.requested()));
        world.topics.sealed().addAll(new ArrayList<>(world.topics.sealed()));
        world.topics.onchain().addAll(new ArrayList<>(world.topics.onchain()));
        world.topics.statuses().addAll(new ArrayList<>(world.topics.statuses()));
        assertEquals(
                List.of(),
                world.findings().stream().filter(each -> !each.holds()).toList());
    }

    @Test
    void twentyThousandCredentialsTakeSeconds() {
        World world = new World(20_000);
        List<Finding> findings = assertTimeout(Duration.ofSeconds(10), world::findings);
        assertEquals(List.of(), findings.stream().filter(each -> !each.holds()).toList());
    }

    @Test
    void showsTwentyViolationsAndCountsTheRest() {
        World world = World.small();
        for (int i = 0; i < 25; i++) {
            world.ledger.odd("answer " + i);
        }
        Finding finding = world.finding(CheckName.ANSWERS_AS_PROMISED);
        assertEquals(21, finding.violations().size());
        assertEquals("and 5 more", finding.violations().get(20));
        assertEquals(
                20,
                Arrays.stream(finding.toString().split("\n"))
                        .filter(line -> line.contains("answer "))
                        .collect(Collectors.toSet())
                        .size());
    }
}
