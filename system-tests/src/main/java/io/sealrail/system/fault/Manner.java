package io.sealrail.system.fault;

import java.time.Duration;

/**
 * How a proxied connection behaves.
 *
 * @param delayNanos by how much each byte is late, either way
 * @param holding whether answers wait
 * @param swallowing whether answers are thrown away
 */
record Manner(long delayNanos, boolean holding, boolean swallowing) {

    static final Manner PASSING = new Manner(0, false, false);
    static final Manner HOLDING = new Manner(0, true, false);
    static final Manner SWALLOWING = new Manner(0, false, true);

    static Manner slow(Duration delay) {
        return new Manner(delay.toNanos(), false, false);
    }
}
