package io.sealrail.system.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** The last few things that a caller has; the oldest goes when there is no room. */
final class Shelf<T> {

    private final int room;
    private final List<T> things = new ArrayList<>();

    Shelf(int room) {
        this.room = room;
    }

    void put(T thing) {
        things.remove(thing);
        if (things.size() == room) {
            things.remove(0);
        }
        things.add(thing);
    }

    void remove(T thing) {
        things.remove(thing);
    }

    /** One of those that fit, at random. */
    Optional<T> any(Random random, Predicate<T> fits) {
        List<T> fitting = things.stream().filter(fits).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }
}
