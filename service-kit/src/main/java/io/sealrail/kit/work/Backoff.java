package io.sealrail.kit.work;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: doubles from 100 ms to 5 s, less up to a quarter at random. */
public final class Backoff {

    public static final Duration FIRST = Duration.ofMillis(100);
    public static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 6;

    private Backoff() {}

    /** The pause after this many failures in a row (1 or more). */
    public static Duration after(int failures) {
        long doubled = FIRST.toMillis() << Math.min(failures - 1, DOUBLINGS);
        long millis = Math.min(LONGEST.toMillis(), doubled);
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }
}
