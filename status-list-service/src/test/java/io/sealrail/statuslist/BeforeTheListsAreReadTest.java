package io.sealrail.statuslist;

import java.time.Clock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BeforeTheListsAreReadTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ServedLists notRead = new ServedLists(
            null, new RevokeToVisible(null, null, meters), new VersionWaiters(), meters, Clock.systemUTC());

    @Test
    void asksToComeBackInsteadOfDenyingTheList() {
        StatusListResource resource = new StatusListResource(notRead, new Settings(131_072));

        Problem problem = assertThrows(Problem.class, () -> resource.bitstring("2", null));

        assertEquals(503, problem.status());
        assertEquals(1, problem.retryAfterSeconds().orElseThrow());
    }

    @Test
    void isNotReady() {
        assertEquals(
                HealthCheckResponse.Status.DOWN,
                new ListsReadiness(notRead).call().getStatus());
    }
}
