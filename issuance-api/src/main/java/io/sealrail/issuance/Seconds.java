package io.sealrail.issuance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in the bodies of the agents' API: ISO 8601 UTC in whole seconds, {@code 2026-06-01T00:00:00Z}. */
public final class Seconds {

    private Seconds() {}

    /** The second in which the time lies. */
    public static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
