package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.result.Finding;

/**
 * A time of validity, whatever its form.
 *
 * @param beginnings all times that say when it begins
 * @param ends all times that say when it ends
 */
public record Period(List<Instant> beginnings, List<Instant> ends) {

    /**
     * Reads the members that are there; all that are there count.
     *
     * @return empty if one of them is no time; nothing of the JSON is kept
     */
    public static Optional<Period> read(
            ObjectNode json,
            List<String> beginnings,
            List<String> ends,
            Function<JsonNode, Optional<Instant>> readTime) {
        return times(json, beginnings, readTime)
                .flatMap(begin -> times(json, ends, readTime).map(end -> new Period(begin, end)));
    }

    private static Optional<List<Instant>> times(
            ObjectNode json, List<String> members, Function<JsonNode, Optional<Instant>> readTime) {
        List<JsonNode> present =
                members.stream().filter(json::has).map(json::get).toList();
        List<Instant> times =
                present.stream().map(readTime).flatMap(Optional::stream).toList();
        return times.size() == present.size() ? Optional.of(times) : Optional.empty();
    }

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
