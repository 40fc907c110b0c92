package io.sealrail.system.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.sealrail.system.agent.Switch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChaosOptionsTest {

    @Test
    void readsWhatIsGivenAndKeepsTheRest() {
        ChaosOptions options = ChaosOptions.parse(
                List.of("--minutes", "1.5", "--seed", "42", "--switch", "no-fence", "--only", "kill,reorg"));
        assertEquals(Duration.ofSeconds(90), options.duration());
        assertEquals(42, options.seed());
        assertEquals(2, options.replicas());
        assertEquals(Set.of(Switch.NO_FENCE), options.switches());
        assertEquals(List.of("kill", "reorg"), options.kinds());
        assertFalse(options.prove());
        assertTrue(ChaosOptions.parse(List.of("--prove")).prove());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (List<String> wrong : List.of(
                List.of("--minutes"),
                List.of("--minutes", "0.5"),
                List.of("--minutes", "ten"),
                List.of("--seed", "x"),
                List.of("--switch", "no-brakes"),
                List.of("--everything", "1"))) {
            assertThrows(IllegalArgumentException.class, () -> ChaosOptions.parse(wrong), wrong.toString());
        }
    }
}
