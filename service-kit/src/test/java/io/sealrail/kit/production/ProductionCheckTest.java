package io.sealrail.kit.production;

import java.util.List;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProductionCheckTest {

    private static final ProductionRule SOUND = List::of;
    private static final ProductionRule ONE = () -> List.of("A is not b.");
    private static final ProductionRule TWO = () -> List.of("C is not d.", "E is not f.");

    @Test
    void endsTheStartInProductionWithEveryObjection() {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> start(Deployment.PRODUCTION, SOUND, ONE, TWO));

        for (String objection : List.of("A is not b.", "C is not d.", "E is not f.")) {
            assertTrue(refusal.getMessage().contains("\n - " + objection), refusal::getMessage);
        }
    }

    @Test
    void startsInProductionWhenNothingIsObjected() {
        assertDoesNotThrow(() -> start(Deployment.PRODUCTION, SOUND));
    }

    @Test
    void startsElsewhereWhateverIsObjected() {
        assertDoesNotThrow(() -> start(Deployment.SANDBOX, ONE, TWO));
        assertDoesNotThrow(() -> start(Deployment.LOCAL, ONE, TWO));
    }

    private static void start(Deployment deployment, ProductionRule... rules) {
        new ProductionCheck(deployment, List.of(rules)).customize(null);
    }
}
