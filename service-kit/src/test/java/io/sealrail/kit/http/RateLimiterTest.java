package io.sealrail.kit.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RateLimiterTest {

    private final SetClock clock = new SetClock();

    @Test
    void letsBurstThroughAndSaysWhenTheNextMayCome() {
        RateLimiter limiter = new RateLimiter(2, 3, 10, clock);
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), limiter.tryAcquire("a"));
        }
        assertEquals(Optional.of(Duration.ofMillis(500)), limiter.tryAcquire("a"));
    }

    @Test
    void refillsWithTimeUpToTheBurst() {
        RateLimiter limiter = new RateLimiter(2, 3, 10, clock);
        drain(limiter, "a", 3);
        clock.forward(Duration.ofMillis(499));
        assertTrue(limiter.tryAcquire("a").isPresent());
        clock.forward(Duration.ofMillis(1));
        assertTrue(limiter.tryAcquire("a").isEmpty());
        clock.forward(Duration.ofHours(1));
        drain(limiter, "a", 3);
        assertTrue(limiter.tryAcquire("a").isPresent());
    }

    @Test
    void keepsKeysApart() {
        RateLimiter limiter = new RateLimiter(1, 1, 10, clock);
        drain(limiter, "a", 1);
        assertTrue(limiter.tryAcquire("b").isEmpty());
        assertTrue(limiter.tryAcquire("a").isPresent());
    }

    @Test
    void forgetsIdleKeysAndNeverHoldsMoreThanAllowed() {
        RateLimiter limiter = new RateLimiter(1, 5, 100, clock);
        for (int i = 0; i < 1_000; i++) {
            limiter.tryAcquire("key-" + i);
        }
        assertEquals(100, limiter.keys());
        clock.forward(Duration.ofSeconds(5));
        limiter.tryAcquire("a");
        assertEquals(1, limiter.keys());
    }

    @Test
    void remembersBusyKeyWhileOthersComeAndGo() {
        RateLimiter limiter = new RateLimiter(0.001, 2, 10, clock);
        drain(limiter, "busy", 2);
        for (int i = 0; i < 100; i++) {
            limiter.tryAcquire("key-" + i);
            assertTrue(limiter.tryAcquire("busy").isPresent());
        }
    }

    @Test
    void ignoresClockThatGoesBack() {
        RateLimiter limiter = new RateLimiter(1, 1, 10, clock);
        drain(limiter, "a", 1);
        clock.forward(Duration.ofSeconds(-30));
        assertTrue(limiter.tryAcquire("a").isPresent());
        clock.forward(Duration.ofSeconds(31));
        assertTrue(limiter.tryAcquire("a").isEmpty());
    }

    @Test
    void refusesWithRetryAfter() {
        RateLimiter limiter = new RateLimiter(0.1, 1, 10, clock);
        limiter.acquire("a");
        Problem refused = assertThrows(Problem.class, () -> limiter.acquire("a"));
        assertEquals(429, refused.status());
        assertEquals(Optional.of(10L), refused.retryAfterSeconds());
    }

    @Test
    void letsOnlyItsShareThroughWhereOthersTakeTheRest() {
        RateLimiter limiter = new RateLimiter(1, 10, 10, clock);
        assertEquals(new RateLimiter.Quota(true, 2, Duration.ZERO, Duration.ofSeconds(3)), limiter.take("a", 3));
        assertTrue(limiter.take("a", 3).taken());
        assertTrue(limiter.take("a", 3).taken());
        assertEquals(
                new RateLimiter.Quota(false, 0, Duration.ofSeconds(2), Duration.ofSeconds(9)), limiter.take("a", 3));
        clock.forward(Duration.ofSeconds(2));
        assertTrue(limiter.take("a", 3).taken());
    }

    @Test
    void letsOneCallThroughHoweverManyShareTheLimit() {
        RateLimiter limiter = new RateLimiter(1, 2, 10, clock);
        assertTrue(limiter.take("a", 5).taken());
        assertEquals(Duration.ofSeconds(2), limiter.take("a", 5).untilNext());
    }

    @Test
    void refusesSenselessLimits() {
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(0, 1, 1, clock));
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(1, 0, 1, clock));
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(1, 1, 0, clock));
    }

    private static void drain(RateLimiter limiter, String key, int calls) {
        for (int i = 0; i < calls; i++) {
            assertTrue(limiter.tryAcquire(key).isEmpty());
        }
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void forward(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
