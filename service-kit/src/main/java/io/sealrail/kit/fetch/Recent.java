package io.sealrail.kit.fetch;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What was used last, as much of it as its weight allows: for keys that strangers choose. Safe for all threads. */
public final class Recent<K, V> {

    private final long capacity;
    private final ToLongFunction<V> weight;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** Holds values of this weight together; one alone may weigh up to all of it. */
    public Recent(long capacity, ToLongFunction<V> weight) {
        this.capacity = capacity;
        this.weight = weight;
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Holds the value and lets go of those unused for longest until there is room. */
    public synchronized void put(K key, V value) {
        remove(key);
        values.put(key, value);
        held += weight.applyAsLong(value);
        Iterator<V> eldest = values.values().iterator();
        while (held > capacity && eldest.hasNext()) {
            held -= weight.applyAsLong(eldest.next());
            eldest.remove();
        }
    }

    public synchronized void remove(K key) {
        V removed = values.remove(key);
        if (removed != null) {
            held -= weight.applyAsLong(removed);
        }
    }
}
