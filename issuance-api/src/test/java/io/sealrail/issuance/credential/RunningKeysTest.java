package io.sealrail.issuance.credential;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RunningKeysTest {

    private static final UUID PARTNER = UUID.randomUUID();
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("call:1", new byte[32]));

    private final RunningKeys keys = new RunningKeys();
    private final CompletableFuture<String> first = new CompletableFuture<>();

    @Test
    void refusesAKeyWhoseCallIsStillRunning() {
        keys.guard(PARTNER, KEY, () -> first);
        CompletionException failure =
                assertThrows(CompletionException.class, () -> run(PARTNER, KEY).join());
        Problem problem = (Problem) failure.getCause();
        assertEquals(409, problem.status());
        assertEquals("IDEMPOTENCY_KEY_IN_USE", problem.code());
        assertEquals(Optional.of(1L), problem.retryAfterSeconds());
    }

    @Test
    void takesItAgainWhenTheCallHasItsAnswerOrFailed() {
        keys.guard(PARTNER, KEY, () -> first);
        first.completeExceptionally(new IllegalStateException("refused"));
        assertEquals("second", run(PARTNER, KEY).join());
        assertEquals("second", run(PARTNER, KEY).join());
    }

    @Test
    void keepsPartnersApartAndCallsWithoutAKey() {
        keys.guard(PARTNER, KEY, () -> first);
        assertEquals("second", run(UUID.randomUUID(), KEY).join());
        assertEquals("second", run(PARTNER, Optional.empty()).join());
    }

    private CompletableFuture<String> run(UUID partner, Optional<IdempotencyKey> key) {
        return keys.guard(partner, key, () -> CompletableFuture.completedFuture("second"));
    }
}
