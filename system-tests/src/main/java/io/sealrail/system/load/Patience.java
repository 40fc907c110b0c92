package io.sealrail.system.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a client waits between two tries: twice as long each time, at random within that, and no longer than it was told to. */
final class Patience {

    private static final int MOST_DOUBLINGS = 4;

    private final Duration longest;
    private final Duration first;
    private volatile long endsAt = Long.MAX_VALUE;

    /**
     * How long to go on.
     *
     * @param longest from the first try of a call to its last
     * @param first the pause after the first try, at most
     */
    Patience(Duration longest, Duration first) {
        this.longest = longest;
        this.first = first;
    }

    /** Nobody tries anything again after this time from now. */
    void endIn(Duration rest) {
        endsAt = System.nanoTime() + rest.toNanos();
    }

    /**
     * Waits before the next try.
     *
     * @param begun {@link System#nanoTime} of the first try
     * @param tries how many there were
     * @param retryAfter the least to wait, or {@code null}
     * @return whether there may be another try
     */
    boolean pause(long begun, int tries, Duration retryAfter) {
        long most = first.toNanos() << Math.min(tries - 1, MOST_DOUBLINGS);
        long pause = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
        long least = retryAfter == null ? 0 : retryAfter.toNanos();
        long until = System.nanoTime() + Math.max(pause, least);
        if (until - begun > longest.toNanos() || isOver(until)) {
            return false;
        }
        waitUntil(until);
        return !Thread.currentThread().isInterrupted();
    }

    private boolean isOver(long time) {
        long end = endsAt;
        return end != Long.MAX_VALUE && time - end > 0;
    }

    private static void waitUntil(long until) {
        long left = until - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(500)));
            left = until - System.nanoTime();
        }
    }
}
