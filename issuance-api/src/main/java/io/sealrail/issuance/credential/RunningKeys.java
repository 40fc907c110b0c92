package io.sealrail.issuance.credential;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The idempotency keys of calls that this replica is working on; those of others show when they commit. */
final class RunningKeys {

    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    /** Runs the call unless one with its key is running. */
    <T> CompletableFuture<T> guard(UUID partnerId, Optional<IdempotencyKey> key, Supplier<CompletableFuture<T>> call) {
        if (key.isEmpty()) {
            return call.get();
        }
        Running mine = new Running(partnerId, key.get().key());
        if (!running.add(mine)) {
            return CompletableFuture.failedFuture(IssueRefusal.IDEMPOTENCY_KEY_IN_USE.problem());
        }
        CompletableFuture<T> outcome = call.get();
        outcome.whenComplete((answer, failure) -> running.remove(mine));
        return outcome;
    }

    private record Running(UUID partnerId, String key) {}
}
