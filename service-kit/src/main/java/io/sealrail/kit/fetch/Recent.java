package io.sealrail.kit.fetch;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What was used last, as much of it as its weight allows: for keys that strangers choose. Safe for all threads. */
public final class Recent<K, V> {

    private final long capacity;
    private final ToLongFunction<V> weight;
    private final Function<K, ?> owner;
    private final long share;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Object, Long> perOwner = new HashMap<>();
    private long held;

    /** Holds values of this weight together; one alone may weigh up to all of it. */
    public Recent(long capacity, ToLongFunction<V> weight) {
        this(capacity, weight, key -> "", capacity);
    }

    /** The same, of which those of one owner weigh no more than a share: they push out each other first. */
    public Recent(long capacity, ToLongFunction<V> weight, Function<K, ?> owner, long share) {
        this.capacity = capacity;
        this.weight = weight;
        this.owner = owner;
        this.share = share;
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Holds the value and lets go of those unused for longest until there is room. */
    public synchronized void put(K key, V value) {
        remove(key);
        values.put(key, value);
        weigh(key, weight.applyAsLong(value));
        Object whose = owner.apply(key);
        letGo(other -> whose.equals(owner.apply(other)), () -> perOwner.getOrDefault(whose, 0L) > share);
        letGo(other -> true, () -> held > capacity);
    }

    public synchronized void remove(K key) {
        V removed = values.remove(key);
        if (removed != null) {
            weigh(key, -weight.applyAsLong(removed));
        }
    }

    private void letGo(Predicate<K> candidate, BooleanSupplier tooMuch) {
        Iterator<Map.Entry<K, V>> eldest = values.entrySet().iterator();
        while (tooMuch.getAsBoolean() && eldest.hasNext()) {
            Map.Entry<K, V> entry = eldest.next();
            if (candidate.test(entry.getKey())) {
                eldest.remove();
                weigh(entry.getKey(), -weight.applyAsLong(entry.getValue()));
            }
        }
    }

    private void weigh(K key, long change) {
        held += change;
        long owned = perOwner.getOrDefault(owner.apply(key), 0L) + change;
        if (owned == 0) {
            perOwner.remove(owner.apply(key));
        } else {
            perOwner.put(owner.apply(key), owned);
        }
    }
}
