package io.sealrail.verifier.document;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        Optional<Period> period = period();
        if (period.isEmpty()) {
            return Finding.TIME_MALFORMED;
        }
        return period.get().beginnings().isEmpty() && isVersion1()
                ? Finding.TIME_MISSING
                : period.get().at(now, skew);
    }

    /** When the document says that it was issued: its latest beginning. */
    Optional<Instant> issuedAt() {
        return times(BEGINNINGS).flatMap(times -> new Period(times, List.of()).beginning());
    }

    private Optional<Period> period() {
        return times(BEGINNINGS).flatMap(begin -> times(ENDS).map(ends -> new Period(begin, ends)));
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
