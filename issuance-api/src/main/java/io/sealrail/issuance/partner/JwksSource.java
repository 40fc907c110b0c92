package io.sealrail.issuance.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The keys behind one JWKS URL. They are fetched when they are older than the refresh time or do not have the {@code kid}
 * asked for, one fetch at a time and none sooner than the interval after the one before; while the source is slow or down they
 * are good for the stale time, and nobody waits for it who has a key.
 */
final class JwksSource {

    /** How often to fetch, and for how long what was fetched is good. */
    record Times(Duration interval, Duration refresh, Duration stale) {}

    private final Clock clock;
    private final Times times;
    private final Supplier<CompletionStage<JsonNode>> fetch;

    private JsonNode document;
    private KeySet keys;
    private Instant fetchedAt;
    private Instant attemptedAt;
    private boolean failed;
    private CompletableFuture<Void> running;

    JwksSource(Clock clock, Times times, Supplier<CompletionStage<JsonNode>> fetch) {
        this.clock = clock;
        this.times = times;
        this.fetch = fetch;
    }

    /** A set that has the {@code kid}; fails with the token's refusal if there is none to be had. */
    CompletionStage<KeySet> having(String kid) {
        CompletableFuture<Void> awaited = refreshFor(kid);
        return awaited.thenApply(ignored -> answer(kid));
    }

    private CompletableFuture<Void> refreshFor(String kid) {
        CompletableFuture<Void> mine;
        CompletableFuture<Void> awaited;
        synchronized (this) {
            Instant now = clock.instant();
            boolean current = keys != null && keys.has(kid) && now.isBefore(fetchedAt.plus(times.refresh()));
            if (current) {
                return CompletableFuture.completedFuture(null);
            }
            boolean good = keys != null && keys.has(kid) && now.isBefore(fetchedAt.plus(times.stale()));
            if (running != null) {
                return good ? CompletableFuture.completedFuture(null) : running;
            }
            if (attemptedAt != null && now.isBefore(attemptedAt.plus(times.interval()))) {
                return CompletableFuture.completedFuture(null);
            }
            attemptedAt = now;
            running = new CompletableFuture<>();
            mine = running;
            awaited = good ? CompletableFuture.completedFuture(null) : mine;
        }
        fetch.get().whenComplete((fetched, failure) -> finish(mine, fetched, failure));
        return awaited;
    }

    private void finish(CompletableFuture<Void> mine, JsonNode fetched, Throwable failure) {
        synchronized (this) {
            running = null;
            failed = failure != null || !take(fetched);
        }
        mine.complete(null);
    }

    /** The same document keeps its {@link KeySet}, so that tokens checked against it need no second check. */
    private boolean take(JsonNode fetched) {
        try {
            if (!fetched.equals(document)) {
                keys = KeySet.parse(fetched);
                document = fetched;
            }
            fetchedAt = clock.instant();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private synchronized KeySet answer(String kid) {
        if (keys == null || !clock.instant().isBefore(fetchedAt.plus(times.stale()))) {
            throw TokenRefusal.JWKS_UNREACHABLE.problem();
        }
        if (!keys.has(kid)) {
            throw (failed ? TokenRefusal.JWKS_UNREACHABLE : TokenRefusal.KID_UNKNOWN).problem();
        }
        return keys;
    }
}
