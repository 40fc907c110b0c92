package io.sealrail.system.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.system.load.Careful.Tried;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CarefulTest {

    private static final String REVOKE = "/c1/revoke";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final Ledger ledger = new Ledger();
    private final Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofMillis(2));
    private final Careful careful = new Careful(ledger, patience);
    private final Door door = new Door(platform.demo());

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void triesAgainWhatWasNotBegun() {
        platform.then(REVOKE, 503, "{\"code\":\"QUEUE_FULL\"}").then(REVOKE, 200, "{}");
        Tried tried = revoke();
        assertTrue(tried.isDone());
        assertFalse(tried.lost());
        assertEquals(List.of(), List.copyOf(ledger.inDoubt()));
        assertEquals(1, ledger.counts().of("revoke", 503));
        assertEquals(1, ledger.counts().of("revoke", 200));
    }

    @Test
    void doubtsWhatItLostBeforeItTriesAgain() {
        platform.then(REVOKE, ScriptedPlatform.CUT, "").then(REVOKE, 502, "").then(REVOKE, 200, "{}");
        Tried tried = revoke();
        assertTrue(tried.isDone());
        assertTrue(tried.lost());
        assertEquals("c1", ledger.inDoubt().iterator().next().about());
        assertEquals(1, ledger.counts().of("revoke", 0));
        assertEquals(1, ledger.counts().of("revoke", 502));
        assertEquals(Map.of("revoke was answered with 0", 1L, "revoke was answered with 502", 1L), ledger.failures());
    }

    @Test
    void doesNotRepeatARefusal() {
        platform.then(REVOKE, 409, "{\"code\":\"ALREADY_REVOKED\"}").then(REVOKE, 200, "{}");
        Tried tried = revoke();
        assertTrue(tried.last().isRefused("ALREADY_REVOKED"));
        assertEquals(1, platform.calls(REVOKE).size());
        assertEquals(Map.of(), ledger.failures());
        careful.unexpected(tried.last());
        assertEquals(1, ledger.oddities().size());
    }

    @Test
    void givesUpWhenItIsTold() {
        platform.then(REVOKE, 503, "{\"code\":\"UNAVAILABLE\"}");
        patience.endIn(Duration.ofMillis(50));
        Tried tried = revoke();
        assertEquals(Outcome.LOST, tried.last().outcome());
        assertEquals(1, ledger.inDoubt().size());
        assertEquals(List.of(), ledger.oddities());
    }

    @Test
    void findsAnErrorOfTheServerOddAndAsksAgain() {
        platform.then(REVOKE, 500, "{\"code\":\"INTERNAL_ERROR\"}").then(REVOKE, 200, "{}");
        assertTrue(revoke().lost());
        assertTrue(ledger.oddities().get(0).endsWith("revoke was answered with 500 INTERNAL_ERROR"));
    }

    @Test
    void knowsThatNothingWasBegunWhereNobodyListens() {
        platform.close();
        patience.endIn(Duration.ofMillis(50));
        Tried tried = revoke();
        assertEquals(Outcome.AGAIN, tried.last().outcome());
        assertEquals(List.of(), List.copyOf(ledger.inDoubt()));
    }

    private Tried revoke() {
        return careful.call("revoke", () -> door.revoke("c1"), List.of("c1"));
    }
}
