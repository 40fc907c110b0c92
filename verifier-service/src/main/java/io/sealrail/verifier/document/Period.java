package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.sealrail.verifier.result.Finding;

/**
 * A time of validity, whatever its form.
 *
 * @param beginnings all times that say when it begins
 * @param ends all times that say when it ends
 */
public record Period(List<Instant> beginnings, List<Instant> ends) {

    /** How it stands at this time, allowing for clocks that differ by so much; exactly at its end something still holds. */
    public Finding at(Instant now, Duration skew) {
        if (beginnings.stream().anyMatch(begin -> ends.stream().anyMatch(begin::isAfter))) {
            return Finding.TIME_REVERSED;
        }
        if (beginnings.stream().anyMatch(now.plus(skew)::isBefore)) {
            return Finding.NOT_YET_VALID;
        }
        if (ends.stream().anyMatch(now.minus(skew)::isAfter)) {
            return Finding.EXPIRED;
        }
        return ends.isEmpty() ? Finding.NO_EXPIRY : Finding.WITHIN_VALIDITY;
    }

    /** Its latest beginning. */
    Optional<Instant> beginning() {
        return beginnings.isEmpty() ? Optional.empty() : Optional.of(Collections.max(beginnings));
    }
}
