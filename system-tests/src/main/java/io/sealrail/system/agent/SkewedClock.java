package io.sealrail.system.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs ahead of another one or behind it. */
final class SkewedClock extends Clock {

    private final Clock right;

    SkewedClock(Clock right) {
        this.right = right;
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SkewedClock(right.withZone(zone));
    }

    @Override
    public Instant instant() {
        return right.instant().plus(Probe.skew());
    }
}
