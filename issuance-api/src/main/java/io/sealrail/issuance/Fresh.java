package io.sealrail.issuance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;

/**
 * Rows that another replica may change, read again when older than the freshness that was promised: one load at a time for
 * each key, however many wait for it. A load that failed is not kept.
 */
public final class Fresh<K, V> {

    private static final int LIMIT = 10_000;

    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final long freshNanos;
    private final Function<K, Uni<V>> load;

    public Fresh(Duration freshness, Function<K, Uni<V>> load) {
        this.freshNanos = freshness.toNanos();
        this.load = load;
    }

    /** The value as it was at most the freshness ago. */
    public Uni<V> get(K key) {
        return Uni.createFrom().deferred(() -> CallerContext.await(current(key).value));
    }

    /** Makes the next {@link #get} read anew: called after this replica committed a change. */
    public void forget(K key) {
        entries.remove(key);
    }

    private Entry<V> current(K key) {
        Entry<V> found = entries.get(key);
        if (found != null && found.isFresh(freshNanos)) {
            return found;
        }
        Entry<V> mine = new Entry<>(new CompletableFuture<>(), System.nanoTime());
        Entry<V> winner = entries.compute(key, (k, held) -> held != null && held.isFresh(freshNanos) ? held : mine);
        if (winner == mine) {
            load.apply(key).subscribe().with(mine.value::complete, mine.value::completeExceptionally);
            if (entries.size() > LIMIT) {
                entries.values().removeIf(entry -> !entry.isFresh(freshNanos));
            }
        }
        return winner;
    }

    /** The age counts from the start of the load. */
    private record Entry<V>(CompletableFuture<V> value, long startedAt) {

        boolean isFresh(long freshNanos) {
            return System.nanoTime() - startedAt <= freshNanos && !value.isCompletedExceptionally();
        }
    }
}
