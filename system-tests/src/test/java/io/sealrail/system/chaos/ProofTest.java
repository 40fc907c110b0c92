package io.sealrail.system.chaos;

import org.junit.jupiter.api.Test;

import io.sealrail.system.agent.Switch;
import io.sealrail.system.check.CheckName;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProofTest {

    @Test
    void theControlHasEveryFaultOfTheOtherRounds() {
        Proof.CASES.forEach(each -> each.faults()
                .forEach(fault -> assertTrue(Proof.control().planned().stream()
                        .anyMatch(planned -> planned.fault().equals(fault)))));
    }

    @Test
    void slownessIsNoProofThatEventsAreAppliedTwice() {
        Proof.CASES.stream()
                .filter(each -> each.safeguard() == Switch.NO_INBOX)
                .forEach(each -> assertFalse(each.reportedBy().contains(CheckName.ACCEPTED_IS_ANCHORED_ONCE)));
    }
}
