package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.verifier.result.Finding;

/**
 * The time of validity of a document: {@code issuanceDate} and {@code expirationDate} (VC Data Model 1.1), {@code validFrom}
 * and {@code validUntil} (2.0). All that are there count, whatever the version, so that none can be overlooked.
 */
public final class Validity {

    private static final List<String> BEGINNINGS = List.of("issuanceDate", "validFrom");
    private static final List<String> ENDS = List.of("expirationDate", "validUntil");

    private final ObjectNode document;
    private final Duration skew;

    /** Judges a document, allowing for clocks that differ by so much. */
    public Validity(ObjectNode document, Duration skew) {
        this.document = document;
        this.skew = skew;
    }

    /** How it stands at this time; exactly at its end a document still holds. */
    public Finding at(Instant now) {
        Optional<List<Instant>> beginnings = times(BEGINNINGS);
        Optional<List<Instant>> ends = times(ENDS);
        if (beginnings.isEmpty() || ends.isEmpty()) {
            return Finding.TIME_MALFORMED;
        }
        return judge(beginnings.get(), ends.get(), now);
    }

    private Finding judge(List<Instant> beginnings, List<Instant> ends, Instant now) {
        if (beginnings.isEmpty() && isVersion1()) {
            return Finding.TIME_MISSING;
        }
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

    /** When the document says that it was issued: its latest beginning. */
    Optional<Instant> issuedAt() {
        return times(BEGINNINGS).filter(times -> !times.isEmpty()).map(Collections::max);
    }

    private Optional<List<Instant>> times(List<String> members) {
        List<Instant> times = new ArrayList<>();
        for (String member : members) {
            JsonNode value = document.get(member);
            if (value != null) {
                Optional<Instant> time = Timestamps.parse(value);
                if (time.isEmpty()) {
                    return Optional.empty();
                }
                times.add(time.get());
            }
        }
        return Optional.of(times);
    }

    private boolean isVersion1() {
        return SecuredDocument.VERSION_1.equals(SecuredDocument.parts(document.path("@context")).stream()
                .findFirst()
                .map(JsonNode::textValue)
                .orElse(null));
    }
}
