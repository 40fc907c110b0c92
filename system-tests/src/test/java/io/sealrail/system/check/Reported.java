package io.sealrail.system.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a doctored world must be reported for. */
final class Reported {

    private Reported() {}

    /** The check fails, and one of its violations names all of these. */
    static void assertReported(World world, String check, String... named) {
        Finding finding = world.finding(check);
        assertFalse(finding.holds(), check + " holds");
        assertTrue(
                finding.violations().stream().anyMatch(violation -> names(violation, named)),
                () -> String.join(", ", named) + " not named: " + finding);
    }

    private static boolean names(String violation, String... named) {
        for (String each : named) {
            if (!violation.contains(each)) {
                return false;
            }
        }
        return true;
    }
}
