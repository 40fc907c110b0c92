package io.sealrail.kit.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.work.CallerContext;

/** Keeps answers for their time, as many as their weight allows; concurrent needs of one key share one call. */
public final class SharedAnswers<K, V> {

    private final Clock clock;
    private final Recent<K, Kept<V>> kept;
    private final Map<K, Uni<V>> underWay = new ConcurrentHashMap<>();

    /** Holds answers of this weight together. */
    public SharedAnswers(Clock clock, long capacity, ToLongFunction<V> weight) {
        this.clock = clock;
        this.kept = new Recent<>(capacity, answer -> weight.applyAsLong(answer.value()));
    }

    /**
     * The kept answer while it is good, else that of the call under way or of a new one.
     *
     * @param goodFor how long an answer may be kept; a failure of the call is not kept at all
     */
    public Uni<V> get(K key, Function<V, Duration> goodFor, Supplier<Uni<V>> call) {
        return Uni.createFrom().deferred(() -> {
            Instant now = clock.instant();
            return kept.get(key)
                    .filter(answer -> now.isBefore(answer.at().plus(goodFor.apply(answer.value()))))
                    .map(answer -> Uni.createFrom().item(answer.value()))
                    .orElseGet(() -> underWay.computeIfAbsent(key, missing -> shared(key, call))
                            .emitOn(CallerContext.executor()));
        });
    }

    /** The kept answer, however old. */
    public Optional<V> kept(K key) {
        return kept.get(key).map(Kept::value);
    }

    private Uni<V> shared(K key, Supplier<Uni<V>> call) {
        return Uni.createFrom()
                .deferred(call::get)
                .invoke(value -> kept.put(key, new Kept<>(value, clock.instant())))
                .onTermination()
                .invoke(() -> underWay.remove(key))
                .memoize()
                .indefinitely();
    }

    private record Kept<V>(V value, Instant at) {}
}
