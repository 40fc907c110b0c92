package io.sealrail.kit.http;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token bucket per key (address, partner, API key). A key that was idle for long enough is as good as new and forgotten;
 * beyond the most keys the one idle for longest goes first. Limits hold per process,
 * unless the caller says how many processes share them.
 */
public final class RateLimiter {

    private static final double NANOS = 1_000_000_000d;

    private final double perSecond;
    private final int burst;
    private final int mostKeys;
    private final Clock clock;
    private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * A limiter.
     *
     * @param perSecond how many calls a key may make per second in the long run
     * @param burst how many at once
     * @param mostKeys how many keys are remembered
     */
    public RateLimiter(double perSecond, int burst, int mostKeys, Clock clock) {
        if (perSecond <= 0 || burst < 1 || mostKeys < 1) {
            throw new IllegalArgumentException("a rate limit needs a positive rate, burst and number of keys");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.mostKeys = mostKeys;
        this.clock = clock;
    }

    /**
     * What is left to a key after a call.
     *
     * @param taken whether the call may go on
     * @param left how many more calls may follow at once
     * @param untilNext zero, or how long until a call may go on again
     * @param untilFull how long until the key is as good as new
     */
    public record Quota(boolean taken, long left, Duration untilNext, Duration untilFull) {}

    /** Takes a token; empty if there was one, else how long until there is one again. */
    public Optional<Duration> tryAcquire(String key) {
        Quota quota = take(key, 1);
        return quota.taken() ? Optional.empty() : Optional.of(quota.untilNext());
    }

    /**
     * Takes the tokens of one call where the limit is shared out.
     *
     * @param shares among how many processes the limit is divided: a call costs as many tokens, so each lets its part through
     */
    public synchronized Quota take(String key, int shares) {
        long now = clock.millis();
        int cost = Math.min(shares, burst);
        Bucket bucket = buckets.computeIfAbsent(key, ignored -> new Bucket(burst, now));
        bucket.refill(now);
        boolean taken = bucket.take(cost);
        forgetIdle(now);
        return new Quota(
                taken, (long) (bucket.tokens / cost), pause(cost - bucket.tokens), pause(burst - bucket.tokens));
    }

    private Duration pause(double missing) {
        return Duration.ofNanos((long) Math.ceil(Math.max(0, missing) / perSecond * NANOS));
    }

    /** As {@link #tryAcquire}, but refuses with 429 RATE_LIMIT_EXCEEDED and {@code Retry-After}. */
    public void acquire(String key) {
        tryAcquire(key).ifPresent(pause -> {
            throw Problem.of(429, "RATE_LIMIT_EXCEEDED", "too many requests").retryAfter(pause);
        });
    }

    synchronized int keys() {
        return buckets.size();
    }

    private void forgetIdle(long now) {
        var oldestFirst = buckets.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<String, Bucket> oldest = oldestFirst.next();
            boolean kept = buckets.size() <= mostKeys && !oldest.getValue().isFullAt(now);
            if (kept) {
                return;
            }
            oldestFirst.remove();
        }
    }

    private final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }

        void refill(long now) {
            tokens = Math.min(burst, tokens + Math.max(0, now - at) / 1000d * perSecond);
            at = Math.max(at, now);
        }

        boolean take(int cost) {
            boolean enough = tokens >= cost;
            tokens -= enough ? cost : 0;
            return enough;
        }

        boolean isFullAt(long now) {
            return tokens + (now - at) / 1000d * perSecond >= burst;
        }
    }
}
