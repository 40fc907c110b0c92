package io.sealrail.revocation;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.CredentialStatus.Cause;
import io.sealrail.events.CredentialStatus.State;
import io.sealrail.events.StatusReference;
import io.sealrail.kit.listen.ImpossibleEventException;

import static io.sealrail.events.CredentialStatus.State.REVOKED;
import static io.sealrail.events.CredentialStatus.State.SUSPENDED;
import static io.sealrail.events.CredentialStatus.State.VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RestoredStepsTest {

    @Test
    void goesOnFromWhereTheRowStands() {
        assertEquals(
                List.of("VALID>SUSPENDED", "SUSPENDED>VALID", "VALID>REVOKED"),
                steps(VALID, 0, SUSPENDED, VALID, REVOKED));
        assertEquals(List.of("SUSPENDED>VALID", "VALID>REVOKED"), steps(SUSPENDED, 1, SUSPENDED, VALID, REVOKED));
        assertEquals(List.of(), steps(REVOKED, 3, SUSPENDED, VALID, REVOKED));
    }

    @Test
    void passesOverWhatComesTwice() {
        CredentialStatus once = event(1, SUSPENDED);

        assertEquals(1, RestoredSteps.of(VALID, 0, List.of(once, once)).size());
    }

    @Test
    void knowsAChangeWhoseEventIsMissing() {
        List<RestoredSteps.Step> steps = RestoredSteps.of(VALID, 2, List.of(event(5, REVOKED)));

        assertEquals(List.of("VALID>SUSPENDED", "SUSPENDED>VALID", "VALID>REVOKED"), names(steps.stream()));
        assertEquals(
                List.of(3L, 4L, 5L),
                steps.stream().map(step -> step.to().sequence()).toList());
    }

    @Test
    void refusesWhatContradictsTheRow() {
        assertOutOfStep(VALID, 0, event(2, SUSPENDED));
        assertOutOfStep(VALID, 0, event(1, VALID));
        assertOutOfStep(VALID, 0, event(Long.MAX_VALUE, REVOKED));
    }

    private static void assertOutOfStep(State state, long sequence, CredentialStatus event) {
        assertThrows(ImpossibleEventException.class, () -> RestoredSteps.of(state, sequence, List.of(event)));
    }

    private static List<String> steps(State state, long sequence, State... told) {
        List<CredentialStatus> events = IntStream.range(0, told.length)
                .mapToObj(i -> event(i + 1, told[i]))
                .toList();
        return names(RestoredSteps.of(state, sequence, events).stream());
    }

    private static List<String> names(Stream<RestoredSteps.Step> steps) {
        return steps.map(step -> step.from() + ">" + step.to().state()).toList();
    }

    private static CredentialStatus event(long sequence, State state) {
        return new CredentialStatus(
                "c2x", "did:web:x", new StatusReference("2", 1), state, Cause.OPERATOR, sequence, Instant.EPOCH);
    }
}
